"""What happens to hearings that others may hear of: ids, codes and moments only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class HearingListed:
    """A hearing was arranged."""

    person_id: UUID
    hearing_id: UUID
    kind: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class HearingMoved:
    """It is at another time or place, or before somebody else."""

    person_id: UUID
    hearing_id: UUID
    kind: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class HearingOff:
    """It does not take place then: put off, or taken off the list."""

    person_id: UUID
    hearing_id: UUID
    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class HearingHeard:
    """What came of it is known."""

    person_id: UUID
    hearing_id: UUID
    kind: str
    outcome: str


@dataclass(frozen=True, slots=True)
class PartyChanged:
    """Somebody more or less takes part, or something about it changed."""

    person_id: UUID
    hearing_id: UUID
    role: str


@dataclass(frozen=True, slots=True)
class EligibilityAnswered:
    """Somebody answered what a rule of release asks."""

    person_id: UUID
    rule: str
