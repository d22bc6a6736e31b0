"""Rescheduling and cancelling: the old appointment stays, and says who asked."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.supervision.commands.arranging import settled_needs
from throughcare.casework.supervision.commands.booking import book
from throughcare.casework.supervision.commands.writing import held, one_writer
from throughcare.casework.supervision.drafts import BookingDraft, MoveDraft
from throughcare.casework.supervision.events import AppointmentCancelled, AppointmentMoved
from throughcare.casework.supervision.models import Appointment
from throughcare.casework.supervision.refusals import NotListed, NotOpen, WordsNeeded
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.contacts import ContactKind


@transaction.atomic
def reschedule(
    actor: Actor, person_id: UUID, appointment_id: UUID, draft: MoveDraft, *, expected: int
) -> Appointment:
    """Move an appointment: a new one takes its place, the old one keeps who asked and why, and leads to the new.

    Returns the new one. Raises NotOpen, StaleVersion, WordsNeeded, and what `book_appointment` raises.
    """
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    one_writer(person_id)
    old = _open(person_id, appointment_id)
    because = _reason(actor, old, draft.asked_by, draft.because)
    moved = BookingDraft(
        kind=ContactKind(old.kind), on=draft.on, at=draft.at, minutes=draft.minutes,
        officer_id=draft.officer_id or old.officer_id,
        purpose=old.purpose, place=old.place, required=old.required, sensitive=old.sensitive, second=draft.second,
        risks_read=draft.risks_read, not_needed=settled_needs(old),
        condition_id=old.condition_id,
    )  # fmt: skip
    new = book(actor, person_id, [moved], series=old.series, leaving=old.pk)[0]
    amend(
        old, expected=expected, by=actor, because="rescheduled", status=Appointment.Status.MOVED,
        moved_to_id=new.pk, moved_by=draft.asked_by, moved_because=because,
    )  # fmt: skip
    trail.record(actor, "supervision:appointment:rescheduled", old, details={"asked_by": draft.asked_by})
    bus.publish(actor, AppointmentMoved(old.pk, new.pk, person_id, draft.asked_by))
    return new


@transaction.atomic
def cancel(
    actor: Actor, person_id: UUID, appointment_id: UUID, *, asked_by: str, because: str, expected: int
) -> None:
    """Cancel an appointment; nothing takes its place. asked_by: "person" or "service".

    Raises NotOpen, StaleVersion, WordsNeeded.
    """
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    appointment = _open(person_id, appointment_id)
    amend(
        appointment, expected=expected, by=actor, because="cancelled", status=Appointment.Status.CANCELLED,
        moved_by=asked_by,
        moved_because=_reason(actor, appointment, asked_by, because),
    )  # fmt: skip
    trail.record(actor, "supervision:appointment:cancelled", appointment, details={"asked_by": asked_by})
    bus.publish(actor, AppointmentCancelled(appointment.pk, person_id, asked_by))


def _open(person_id: UUID, appointment_id: UUID) -> Appointment:
    appointment = held(Appointment, person_id, appointment_id, Permission.APPOINTMENT_BOOK)
    if appointment.status != Appointment.Status.BOOKED:
        raise NotOpen(appointment.status)
    return appointment


def _reason(actor: Actor, appointment: Appointment, asked_by: str, because: str) -> str:
    if asked_by not in Appointment.AskedBy.values:
        raise NotListed("asked_by")
    if not because.strip():
        raise WordsNeeded("Say why, in a few words", "because")
    refuse_what_tells(actor, appointment.person_id, {"because": because})
    return because.strip()
