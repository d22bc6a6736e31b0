"""What keeps an adult's recall from being for a fixed term in England and Wales, by the day the questions changed.

Source: make-recall-decision-ui: at 1ab0a467 the questions in use from 2 September 2025 (a sentence under 48 months), at
4f99087c those from 31 March 2026 (56 days), at 0221345a those from 29 July 2026. The days stand in the program's own
notices to its users, the last also in make-recall-decision-api @ 863609e4 (what was begun before it was deleted).
Conflict: a summary puts the question of 29 July (charged only, or also convicted) at 31 March;
the code of that day asked only whether the person was charged, and is followed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.kernel import Source
from throughcare.rules.release.ew_sources import program

FROM_48_MONTHS, FROM_56_DAYS, FROM_CONVICTION = date(2025, 9, 2), date(2026, 3, 31), date(2026, 7, 29)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What is asked of an adult from a day on.

    exclusions: any one of them, or one that nobody answered, excludes a mandatory fixed term.
    new_offence: the answers about a new offence that do not; empty where the exclusions ask that.
    standard_otherwise: whether a standard recall is then mandatory, or a free choice.
    """

    exclusions: Mapping[str, str]
    new_offence: frozenset[str]
    standard_otherwise: bool
    source: Source


NEW_OFFENCE: Mapping[str, str] = {
    "NO": "no new offence",
    "ONLY_CHARGED": "charged with a new offence, not convicted",
    "CHARGED_AND_CONVICTED": "charged with a new offence and convicted",
}
_MAPPA: Mapping[str, str] = {
    "mappa_category_4": "managed under MAPPA category 4",
    "mappa_level_2_or_3": "managed at MAPPA level 2 or 3",
}
_OF_48_MONTHS: Mapping[str, str] = {
    "sentence_48_months_or_over": "a sentence of 48 months or more",
    "under_18": "under 18",
    **_MAPPA,
    "recalled_on_new_charged_offence": "recalled because of a new offence that was charged",
    "serving_for_terrorist_offence": "serving a fixed-term sentence for a terrorist offence",
    "charged_with_terrorist_or_state_threat_offence": "charged with a terrorist or state-threat offence",
}
_OF_56_DAYS: Mapping[str, str] = {
    "power_to_detain_referral_244ZB": "referred to the Parole Board under section 244ZB (power to detain)",
    "repatriated_for_murder": "repatriated to serve a sentence for murder",
    "SOPC": "serving a sentence for offenders of particular concern",
    "DCR": "serving a discretionary conditional release sentence",
    "terrorism_or_national_security": "serving for a terrorist or national-security offence",
    "foreign_power_threat": "at risk of being involved in a threat from a foreign power",
    **_MAPPA,
}


def _source(commit: str, since: date) -> Source:
    return program(
        "make-recall-decision-ui, fixed-term recall",
        "server/utils/fixedTermRecallUtils.ts; server/content/notifications.ts",
        "make-recall-decision-ui",
        commit,
        since=since,
    )


OF_48_MONTHS = Questions(
    exclusions=_OF_48_MONTHS,
    new_offence=frozenset(),
    standard_otherwise=False,
    source=_source("1ab0a467", FROM_48_MONTHS),
)
OF_56_DAYS = Questions(
    exclusions=_OF_56_DAYS,
    new_offence=frozenset({"NO"}),
    standard_otherwise=True,
    source=_source("4f99087c", FROM_56_DAYS),
)
OF_CONVICTION = Questions(
    exclusions=_OF_56_DAYS,
    new_offence=frozenset({"NO", "CHARGED_AND_CONVICTED"}),
    standard_otherwise=True,
    source=_source("0221345a", FROM_CONVICTION),
)
