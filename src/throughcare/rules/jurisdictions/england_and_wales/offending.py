"""The kinds of offending that a Home Office code shows: sexual, violent or another, by the groups of the predictors.

A code does not say against whom, under what or with whom somebody acted: those kinds stay open, save where a flag shows
them.
"""

from throughcare.rules.instruments import offence_codes
from throughcare.rules.jurisdictions.intervening import OffenceKinds

VIOLENT = frozenset(
    {"violence_against_the_person_abh_plus", "violence_against_the_person_sub_abh", "acquisitive_violence"}
)


def kind_of(code: str) -> str | None:
    """ "046/00" or "04600": the kind; None for a code that the table in use does not hold, or holds without a group."""
    category = offence_codes.in_use().find(code.replace("/", "")).category
    if category is None:
        return None
    return "sexual" if category.startswith("sexual") else "violence" if category in VIOLENT else "other"


OFFENCE_KINDS = OffenceKinds(
    scheme="ew-home-office",
    kind_of=kind_of,
    told=frozenset({"sexual", "violence", "other"}),
    flags={"ADVP": "partner_violence"},
)
