"""What changed in who is responsible and who may see. Ids and dates only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AllocationChanged:
    """An officer took a part in a person's supervision. former_id: who was responsible until then, if anyone.

    team_id: the team the person is with from then on. part: "responsible" or "supporting".
    """

    person_id: UUID
    allocation_id: UUID
    officer_id: UUID
    team_id: UUID
    part: str
    starts_on: date
    former_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AllocationEnded:
    """An officer's part ended and nobody took it over in the same act."""

    person_id: UUID
    allocation_id: UUID
    officer_id: UUID
    part: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class RecordRestricted:
    """Only those named may see the person's record from now on."""

    person_id: UUID
    restriction_id: UUID


@dataclass(frozen=True, slots=True)
class RestrictionLifted:
    """The record is an ordinary one again."""

    person_id: UUID
    restriction_id: UUID


@dataclass(frozen=True, slots=True)
class AccessChanged:
    """A user was named, unnamed, excluded or let in again. change: which of the four."""

    person_id: UUID
    user_id: UUID
    change: str
