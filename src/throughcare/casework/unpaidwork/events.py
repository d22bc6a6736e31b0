"""What happened to a person's hours of unpaid work. Ids, codes, dates and minutes only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class HoursRequired:
    """The hours of a condition were recorded or changed."""

    person_id: UUID
    requirement_id: UUID
    required_minutes: int


@dataclass(frozen=True, slots=True)
class WorkPlanned:
    """Days of work were planned. days: how many."""

    person_id: UUID
    requirement_id: UUID
    days: int


@dataclass(frozen=True, slots=True)
class WorkCancelled:
    """A planned day was taken back."""

    person_id: UUID
    appointment_id: UUID
    on: date


@dataclass(frozen=True, slots=True)
class WorkOutcomeRecorded:
    """What became of a day. outcome: of the pack. state: attended, not_attended or absence_accepted.

    enforceable: whether it may be answered as non-compliance; a person decides. former: the outcome before, "" if none.
    """

    person_id: UUID
    appointment_id: UUID
    on: date
    outcome: str
    state: str
    enforceable: bool
    former: str


@dataclass(frozen=True, slots=True)
class HoursAdjusted:
    """Minutes were added to what is required, or taken off (below zero)."""

    person_id: UUID
    requirement_id: UUID
    minutes: int
    reason: str


@dataclass(frozen=True, slots=True)
class TravelAsked:
    """A day was attended after which the travel is to be decided."""

    person_id: UUID
    travel_id: UUID


@dataclass(frozen=True, slots=True)
class TravelDecided:
    """Whether the travel counts was decided. minutes: taken off; 0 where none."""

    person_id: UUID
    travel_id: UUID
    minutes: int
