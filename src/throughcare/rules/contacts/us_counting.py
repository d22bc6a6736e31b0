"""What counts as a contact, and when a standard is suspended.

Only what was completed counts, of the right type, and for a home visit at the residence; an attempt never counts, nor
anything before supervision began. Source: the tests of the programs named in `us_sources`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.contacts.us_sources import PENNSYLVANIA
from throughcare.rules.kernel import Answer, Source

TYPES = {"direct": "With the person", "collateral": "With somebody else", "both": "With both"}
TYPES_THAT_COUNT = {
    "face_to_face": ("direct", "both"),
    "field": ("direct", "both"),
    "office": ("direct", "both"),
    "treatment_collateral": ("collateral", "both"),
}
"""The types a kind asks for; a kind that is not here takes any. A home visit asks for the place, not the type."""
AT_RESIDENCE = frozenset({"home_visit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What happened. type: direct, collateral or both; it and the place may be unknown, and then do not count."""

    day: date
    completed: bool
    type: Answer[str]
    at_residence: Answer[bool]

    def counts_as(self, kind: str) -> bool:
        """Whether it is a contact of this kind."""
        wanted = TYPES_THAT_COUNT.get(kind)
        return (
            self.completed
            and (wanted is None or self.type in wanted)
            and (kind not in AT_RESIDENCE or self.at_residence is True)
        )


def counting_days(days: Iterable[date], start: date, until: date) -> tuple[date, ...]:
    """The days from the start of supervision to the day of the look, both included, the latest first."""
    return tuple(sorted((day for day in days if start <= day <= until), reverse=True))


CIRCUMSTANCES = {
    "in_custody": "In custody",
    "board_hold": "On a board hold",
    "absconding": "Absconding",
    "past_maximum_date": "Past the maximum date",
}
DIRECT_KINDS = frozenset({"face_to_face", "home_visit", "field", "office"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """What a circumstance suspends. direct_only: contacts with other people stay due."""

    direct_only: bool
    source: Source


SUSPENSIONS: Mapping[str, Mapping[str, Suspension]] = {
    "us_pa": {
        "in_custody": Suspension(direct_only=False, source=PENNSYLVANIA),
        "board_hold": Suspension(direct_only=False, source=PENNSYLVANIA),
        "absconding": Suspension(direct_only=True, source=PENNSYLVANIA),
        "past_maximum_date": Suspension(direct_only=False, source=PENNSYLVANIA),
    }
}
"""By place, then circumstance. Only Pennsylvania's were read."""


def suspended_by(jurisdiction: str, kind: str, circumstances: Iterable[str]) -> str | None:
    """The first circumstance that suspends contacts of this kind there; None where none does."""
    held = SUSPENSIONS.get(jurisdiction, {})
    for name in circumstances:
        suspension = held.get(name)
        if suspension is not None and (not suspension.direct_only or kind in DIRECT_KINDS):
            return name
    return None
