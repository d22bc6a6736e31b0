"""What a person means to write down, before it is checked: what screens and the API hand to the commands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from throughcare.rules.contacts import ContactKind, Outcome, Repetition

SHORTEST, LONGEST = 5, 480
"""Minutes an appointment may last."""
NO_OUTCOME = ""
"""No outcome yet: an unplanned contact without one, or one that was recorded by mistake and taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingDraft:
    """An appointment to be booked.

    on, at: the civil date and the clock time where the agency is. second: for a time that comes round twice when
    clocks go back, whether the later one is meant; None until asked. officer_id: who keeps it; None for the actor.
    risks_read: the concerns about staff safety that the actor has read; a home visit needs all that stand.
    not_needed: what the record says the person needs and the actor says is not needed this time, in its words.
    condition_id: the condition it rests on; None where it rests on the order. required: whether the person must come.
    """

    kind: ContactKind
    on: date
    at: time
    minutes: int
    officer_id: UUID | None = None
    purpose: str = ""
    place: str = ""
    required: bool = True
    sensitive: bool = False
    second: bool | None = None
    risks_read: frozenset[UUID] = frozenset()
    not_needed: frozenset[str] = frozenset()
    condition_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesDraft:
    """A repeating appointment. first: with everything; the repeats copy kind, time, length and officer, and what is
    named here. leave_out: dates of the series that the officer took off the list.
    """

    first: BookingDraft
    repetition: Repetition
    copy_purpose: bool = False
    copy_place: bool = False
    copy_required: bool = False
    leave_out: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDraft:
    """A new day and time for an appointment. asked_by: "person" or "service". because: why, in a few words.

    risks_read: as in BookingDraft. officer_id: who keeps it from then on; None for the officer who kept it before.
    """

    on: date
    at: time
    minutes: int
    asked_by: str
    because: str
    second: bool | None = None
    risks_read: frozenset[UUID] = frozenset()
    officer_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayDraft:
    """Appointments of an officer who is away. chosen: their ids with the versions seen.

    to_officer: a colleague who keeps them at the same times; None to move them. days: by how many days they move, each
    to the next working day from there; 0 where a colleague keeps them.
    """

    officer_id: UUID
    chosen: Mapping[UUID, int]
    because: str
    to_officer: UUID | None = None
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDraft:
    """What came of a contact.

    outcome: None takes back one recorded by mistake. evidence_due_on: the officer's own day, where the pack gives no
    number of days. note, note_sensitive, template: a note to go with it, "" for none.
    """

    outcome: Outcome | None
    evidence_due_on: date | None = None
    note: str = ""
    note_sensitive: bool = False
    template: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """A contact that was not planned, or was not booked here. on, at: civil, where the agency is."""

    kind: ContactKind
    on: date
    at: time
    with_whom: str = "person"
    title: str = ""
    officer_id: UUID | None = None
    outcome: Outcome | None = None
    evidence_due_on: date | None = None
    sensitive: bool = False
    second: bool | None = None
    note: str = ""
    note_sensitive: bool = False
    template: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """A note on the person, or on one contact. template: the code of the note template it began with, "" for none."""

    text: str
    contact_id: UUID | None = None
    template: str = ""
    sensitive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """Something to do. owner_id: whose it is; None for the actor."""

    what: str
    due_on: date
    contact_id: UUID | None = None
    owner_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time: half-open, UTC."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class PlannedAppointment:
    """One date of a series before it is booked. slot: None when the time does not exist that day.

    weekend, holiday: to be noticed. refused: why this date cannot be booked, "" when it can. officer_busy: the officer
    has another appointment then, which is only a warning.
    """

    on: date
    slot: Slot | None
    weekend: bool
    holiday: bool
    refused: str = ""
    officer_busy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeVisitDraft:
    """What a contact at the home came to. not_achieved: "" when achieved. present: number by code."""

    achieved: bool
    not_achieved: str = ""
    present: Mapping[str, int] = field(default_factory=dict)
    went_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDraft:
    """A visit of which the person is not told. on, at: civil, where the agency is; minutes: until the officer is back.

    authority: the power that allows it; reason: why nobody is told. watcher_id: who is rung when the officer is not
    back. officer_id: who goes; None for the actor. place: where, in a few words; the address stands on the record.
    condition_id, second, risks_read: as in BookingDraft.
    """

    on: date
    at: time
    minutes: int
    watcher_id: UUID | None
    authority: str
    reason: str
    place: str = ""
    officer_id: UUID | None = None
    condition_id: UUID | None = None
    second: bool | None = None
    risks_read: frozenset[UUID] = frozenset()
