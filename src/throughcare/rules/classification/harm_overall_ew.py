"""The risk of serious harm over all (England and Wales): the highest of the levels by group and setting.

Each group of people has a level in the community and one in custody; prisoners have one in custody only. The level
over all is the highest there is, a group's the higher of its two. From these follow the entries of the risk register:
one for the level over all, and one for each group whose level is above low.

Readings: a level nobody gave counts for nothing and is named in the reasons; where there is none at all, there is no
level over all either, which is not the same as low. Flags follow only the levels that were given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Example,
    Figures,
    Mark,
    Source,
    is_known,
    optional,
    published,
    saying_what_is_unknown,
)

READ_ON = date(2026, 11, 22)
"""The sources name no day from which they hold: the version is the day they were read."""
SOURCE = Source(
    title="Risk of serious harm: summary, and the flags that follow it",
    citation="hmpps-assess-risks-and-needs@9f5a6b6; hmpps-probation-integration-services, "
    "assessment-summary-and-delius, RiskService",
    version="as restated in public code",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT code, Crown copyright",
    mark=Mark.READ,
)
LEVELS = {"LOW": "Low", "MEDIUM": "Medium", "HIGH": "High", "VERY_HIGH": "Very high"}
"""From the lowest to the highest."""
RANKS = tuple(LEVELS)
REGISTRATIONS = {"LOW": "RLRH", "MEDIUM": "RMRH", "HIGH": "RHRH", "VERY_HIGH": "RVHR"}
"""The entry of the risk register for the level over all."""


@dataclass(frozen=True, slots=True)
class Group:
    """People who may be at risk. flag: their entry of the risk register. settings: where they have a level."""

    words: str
    flag: str
    settings: tuple[str, ...] = ("community", "custody")


GROUPS = {
    "children": Group("children", "RCHD"),
    "public": Group("the public", "REG17"),
    "known_adult": Group("a known adult", "REG15"),
    "staff": Group("staff", "AV2S"),
    "prisoners": Group("other prisoners", "REG16", ("custody",)),
}
PLACES = {"community": "in the community", "custody": "in custody"}


@published(
    f"harm-overall-ew@{READ_ON}",
    title="Risk of serious harm over all",
    decides="the level of risk of serious harm over all and by group, and the register entries that follow",
    population="people whose risk of serious harm was assessed in England and Wales",
    source=SOURCE,
    items=tuple(
        optional(
            f"{setting}_{name}", f"How high is the risk of serious harm to {group.words}, {where}?", Choice(LEVELS)
        )
        for setting, where in PLACES.items()
        for name, group in GROUPS.items()
        if setting in group.settings
    ),
    figures=(
        Figures(
            "Entries of the risk register",
            ("for", "entry"),
            (
                *((f"Level over all: {LEVELS[level].lower()}", code) for level, code in REGISTRATIONS.items()),
                *((f"{group.words.capitalize()}, above low", group.flag) for group in GROUPS.values()),
            ),
        ),
    ),
    examples=(
        Example(
            says="High for a known adult in the community is high over all, whatever the rest.",
            given={
                "community_children": "LOW", "community_public": "MEDIUM", "community_known_adult": "HIGH",
                "community_staff": "LOW", "custody_children": "LOW", "custody_public": "LOW",
                "custody_known_adult": "MEDIUM", "custody_staff": "LOW", "custody_prisoners": "LOW",
            },
            gives={"overall": "HIGH", "registration": "RHRH", "known_adult": "HIGH", "flags": ("REG17", "REG15")},
        ),
    ),
)  # fmt: skip
def harm_overall(**levels: Answer[str]) -> Conclusion:
    """The level over all, that of each group, and the register entries."""
    by_group = {name: _highest(_given(levels, name)) for name in GROUPS}
    overall = _highest({name: level for name, level in by_group.items() if level})
    results: dict[str, object] = {
        "overall": overall,
        "registration": overall and REGISTRATIONS[overall],
        **by_group,
        "flags": tuple(group.flag for name, group in GROUPS.items() if by_group[name] not in (None, "LOW")),
    }
    return _because(Conclusion(results), levels, by_group, overall)


def _given(levels: Mapping[str, Answer[str]], name: str) -> dict[str, str]:
    """The levels given for a group, by setting."""
    found = {setting: levels[f"{setting}_{name}"] for setting in GROUPS[name].settings}
    return {setting: level for setting, level in found.items() if is_known(level)}


def _highest(levels: Mapping[str, str]) -> str | None:
    return max(levels.values(), key=RANKS.index, default=None)


def _because(
    said: Conclusion, levels: Mapping[str, Answer[str]], by_group: Mapping[str, str | None], overall: str | None
) -> Conclusion:  # fmt: skip
    for name, group in GROUPS.items():
        level = by_group[name]
        if level is None:
            continue
        where = " and ".join(PLACES[setting] for setting, at in _given(levels, name).items() if at == level)
        said = said.because(
            "The risk to {group} is {level} {where}.",
            group=group.words,
            level=LEVELS[level].lower(),
            where=where,
        )
    if overall is None:
        said = said.because(
            "No level was given for anybody: there is none over all, which does not mean low."
        )
    else:
        said = said.because("The highest is the level over all: {level}.", level=LEVELS[overall].lower())
    return saying_what_is_unknown(said, "it counts for nothing here", **levels)
