"""What happens in supervision that others may hear of: ids, codes and days only."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AppointmentBooked:
    """A contact was planned."""

    appointment_id: UUID
    person_id: UUID
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class AppointmentMoved:
    """An appointment gave way to another. asked_by: "person" or "service"."""

    appointment_id: UUID
    new_appointment_id: UUID
    person_id: UUID
    asked_by: str


@dataclass(frozen=True, slots=True)
class AppointmentCancelled:
    """An appointment will not be held. asked_by: "person" or "service"."""

    appointment_id: UUID
    person_id: UUID
    asked_by: str


@dataclass(frozen=True, slots=True)
class ContactRecorded:
    """A contact happened, or was missed. happened_on: civil date in the agency's zone. outcome: "" when none."""

    contact_id: UUID
    person_id: UUID
    order_id: UUID | None
    happened_on: date
    outcome: str


@dataclass(frozen=True, slots=True)
class OutcomeChanged:
    """What came of a contact is now held to be something else."""

    contact_id: UUID
    person_id: UUID
    order_id: UUID | None
    happened_on: date
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TaskDone:
    """A follow-up task was finished."""

    task_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True)
class AppointmentSetAside:
    """The person's state, or the end of an order, keeps an appointment from taking place; it may stand again."""

    appointment_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True)
class AppointmentRestored:
    """An appointment that was set aside stands again."""

    appointment_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True)
class VisitOverdue:
    """Somebody who went out alone is not back, and nobody has heard from them. watcher_id: who was to be rung."""

    visit_id: UUID
    person_id: UUID
    officer_id: UUID
    watcher_id: UUID


@dataclass(frozen=True, slots=True)
class VisitSettled:
    """Somebody who went out is back, or was heard from."""

    visit_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True)
class ProgressProposed:
    """Less supervision was proposed for good progress."""

    progress_id: UUID
    person_id: UUID
    step: str


@dataclass(frozen=True, slots=True)
class ProgressDecided:
    """Somebody decided what was proposed. state: "accepted", "declined" or "withdrawn"."""

    progress_id: UUID
    person_id: UUID
    step: str
    state: str
