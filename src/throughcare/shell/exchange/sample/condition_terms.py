"""What the invented conditions ask, read by a rule: what their type settles, and hours for curfews."""

from functools import cache
from typing import Any

from throughcare.rules import jurisdictions
from throughcare.rules.conditions import Weekday

NIGHTS = [{"day": each.value, "starts": "21:00", "ends": "06:00"} for each in Weekday]
MORE: dict[str, dict[str, Any]] = {
    "curfew": {"hours": NIGHTS},
    "programme": {"days": 20},
    "unpaid_work": {"hours": "120"},
    "reporting": {"how_often": "as_told"},
    "abstinence": {"means": "samples"},
}
"""By the kind of terms."""


@cache
def stated(kind: str) -> tuple[dict[str, Any], str, str]:
    """Terms, catalogue with its version, and legal basis of a type; nothing where no law is known for it."""
    for pack in jurisdictions.all():
        for entry in pack.condition_types:
            if entry.code == kind and entry.legal_basis:
                catalogue = pack.catalogue_of(entry)
                terms = {**entry.preset, **MORE.get(entry.terms, {})}
                return terms, catalogue.name(catalogue.in_use(None)), entry.legal_basis
    return {}, "", ""
