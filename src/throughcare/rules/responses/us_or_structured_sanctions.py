"""Oregon: how many units of structured sanctions there are in all, and the jail cap on leave from prison.

The grid of units for each violation (attachment A) was not seen and is not here, nor are crime blocks that the text
does not list. The version is the day the texts were read.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Problem,
    Unknown,
    Whole,
    YesNo,
    published,
)
from throughcare.rules.kernel.reading import law, not_seen, one_text_a_row
from throughcare.rules.responses.us_confinement_texts import LIMIT_ONLY

CODE = "united-states:structured_sanction_limit"
SANCTIONS = law("Oregon Administrative Rules, structured sanctions", "OAR 291-058-0045")
UNITS_TEXT = law(
    "Oregon Administrative Rules, sanction units",
    "OAR 213-005-0011",
    "https://www.law.cornell.edu/regulations/oregon/OAR-213-5-0011",
)
SUPERVISION = {
    "probation": "probation",
    "parole": "parole",
    "post_prison": "post-prison supervision",
    "compact": "supervision under the interstate compact",
    "non_prison_leave": "leave from prison",
}
BLOCKS = "ABCDEFGHI"
DEPARTURE_UNITS = 180
CHAPTER_598 = frozenset({(4, "C"), (4, "D")})
LEAVE_JAIL_DAYS = 3
LEAVE_LEVELS = (1, 2)


def _cells() -> Iterator[tuple[tuple[int, str], int]]:
    for category, blocks, units in (
        (1, BLOCKS, 90),
        (2, BLOCKS, 90),
        (3, "GHI", 90),
        (3, "ABCDEF", 120),
        (4, "CDEFGHI", 120),
        (5, "GHI", 120),
        (5, "F", 180),
        (6, "FGHI", 180),
        (7, "FGHI", 180),
    ):
        for block in blocks:
            yield (category, block), units


UNITS: Mapping[tuple[int, str], int] = MappingProxyType(dict(_cells()))
"""Units available on probation by crime category and criminal-history block."""


@published(
    "united-states:structured_sanction_limit@2026-11-22",
    title="Units of structured sanctions (Oregon)",
    decides="how many units of structured sanctions there are in all, or the jail cap on leave from prison",
    population="people under supervision in Oregon",
    source=one_text_a_row("OAR 291-058-0045 and 213-005-0011"),
    figures=(
        Figures(
            "Units on probation, by crime category and block",
            ("category", *BLOCKS),
            tuple(
                (category, *(UNITS.get((category, block)) for block in BLOCKS))
                for category in sorted({category for category, _ in UNITS})
            ),
        ),
    ),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_or": "Oregon"})),
        Item(name="supervision_type", asks="Which kind of supervision?", kind=Choice(SUPERVISION)),
        Item(
            name="crime_category",
            asks="On probation: which crime category?",
            kind=Whole(1, 11),
            needed=False,
        ),
        Item(
            name="history_block",
            asks="On probation: which criminal-history block?",
            kind=Choice({block: f"block {block}" for block in BLOCKS}),
            needed=False,
        ),
        Item(
            name="dispositional_departure",
            asks="On probation: is it a dispositional departure or an optional probationary sentence?",
            kind=YesNo(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Category 5, block F: 180 units.",
            given={
                "jurisdiction": "us_or",
                "supervision_type": "probation",
                "crime_category": 5,
                "history_block": "F",
            },
            gives={"max_units": 180},
        ),
    ),
)
def structured_sanction_limit(
    jurisdiction: str,
    supervision_type: str,
    crime_category: Answer[int],
    history_block: Answer[str],
    dispositional_departure: Answer[bool],
) -> Conclusion:
    """The limit. Raises BadAnswers where the block is not answered, or the text does not list it."""
    if supervision_type == "non_prison_leave":
        return (
            Conclusion({"max_jail_days": LEAVE_JAIL_DAYS, "behaviour_levels": LEAVE_LEVELS}, source=SANCTIONS)
            .because(
                "On leave from prison only behaviour levels 1 and 2 may be sanctioned, with at most 3 days of jail."
            )
            .because(LIMIT_ONLY)
        )
    if supervision_type != "probation":
        return (
            Conclusion({"max_units": None, "limit": "no total limit"}, source=SANCTIONS)
            .because("On {what} the text sets no total limit of units.", what=SUPERVISION[supervision_type])
            .because(
                "Each sanction still keeps inside the grid, which was not seen: a person decides by the agency's own."
            )
        )
    units = DEPARTURE_UNITS if dispositional_departure is True else _by_block(crime_category, history_block)
    found = Conclusion({"max_units": units}, source=UNITS_TEXT).because(
        "On probation there are up to {units} units in all for this case.", units=units
    )
    if (crime_category, history_block) in CHAPTER_598:
        found = found.because(
            "Sentenced under chapter 598 of the laws of 2011, the text allows up to {most}.",
            most=DEPARTURE_UNITS,
        )
    return found.because(
        "One sanction is given in a case for an episode; the most severe behaviour decides its level."
    ).because(LIMIT_ONLY)


def _by_block(category: Answer[int], block: Answer[str]) -> int:
    if isinstance(category, Unknown):
        raise BadAnswers(CODE, [Problem("crime_category", category.value, "is needed on probation")])
    if isinstance(block, Unknown):
        raise BadAnswers(CODE, [Problem("history_block", block.value, "is needed on probation")])
    units = UNITS.get((category, block))
    if units is None:
        raise not_seen(CODE, "history_block", block, f"how many units category {category}, block {block} has")
    return units
