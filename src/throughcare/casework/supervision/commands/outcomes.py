"""What came of an appointment, and changing it: from any outcome to any other."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.supervision.commands.notes import write_note
from throughcare.casework.supervision.commands.writing import add, held, pack_of
from throughcare.casework.supervision.drafts import NO_OUTCOME, OutcomeDraft
from throughcare.casework.supervision.events import ContactRecorded, OutcomeChanged
from throughcare.casework.supervision.models import Appointment, Contact
from throughcare.casework.supervision.refusals import (
    EvidenceDayNeeded,
    NothingChanged,
    NotListed,
    NotOpen,
    StillToCome,
    WordsNeeded,
)
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.contacts import Outcome
from throughcare.rules.dates import civil_date


@transaction.atomic
def record_outcome(
    actor: Actor, person_id: UUID, appointment_id: UUID, draft: OutcomeDraft, *, expected: int
) -> Contact:
    """Record what came of an appointment: it becomes a contact. expected: the appointment's version.

    Raises NotPermitted, NotThere, PurposeNeeded, NotOpen, StillToCome, EvidenceDayNeeded, WordsNeeded, StaleVersion.
    """
    require(actor, Permission.CONTACT_RECORD, person_id)
    appointment = held(Appointment, person_id, appointment_id, Permission.CONTACT_RECORD)
    if appointment.status != Appointment.Status.BOOKED:
        raise NotOpen(appointment.status)
    happened_on = civil_date(appointment.starts_at, actor.zone)
    if happened_on > clock.today(actor.zone):
        raise StillToCome("This appointment is still to come. Reschedule or cancel it instead.", "outcome")
    if draft.outcome is None:
        raise NotListed("outcome")
    due_on = evidence_due_on(actor, person_id, draft.outcome, happened_on, draft.evidence_due_on)
    say_which_reason(draft.outcome, draft.note)
    refuse_what_tells(actor, person_id, {"note": draft.note})
    amend(
        appointment, expected=expected, by=actor, because="outcome-recorded", status=Appointment.Status.HELD
    )
    trail.record(actor, "supervision:appointment:held", appointment)
    contact = _contact_of(actor, appointment, draft.outcome, due_on, happened_on)
    if draft.note.strip():
        write_note(actor, person_id, draft.note, contact.pk, draft.template, draft.note_sensitive)
    return contact


@transaction.atomic
def change_outcome(
    actor: Actor, person_id: UUID, contact_id: UUID, draft: OutcomeDraft, *, expected: int
) -> Contact:
    """Hold that something else came of a contact: any outcome may become any other. expected: the contact's version.

    An outcome recorded by mistake is taken back with None: the appointment then waits for its outcome again.
    Raises NotPermitted, NotThere, PurposeNeeded, NothingChanged, EvidenceDayNeeded, WordsNeeded, StaleVersion.
    """
    require(actor, Permission.CONTACT_RECORD, person_id)
    contact = held(Contact, person_id, contact_id, Permission.CONTACT_RECORD)
    happened_on = civil_date(contact.happened_at, actor.zone)
    new = draft.outcome or NO_OUTCOME
    due_on = evidence_due_on(actor, person_id, draft.outcome, happened_on, draft.evidence_due_on)
    same = new == contact.outcome and due_on == contact.evidence_due_on
    if same and contact.version == expected:  # who saw an older version hears that someone was quicker
        raise NothingChanged("This is the outcome already recorded. Choose another, or go back.", "outcome")
    say_which_reason(draft.outcome, draft.note)
    refuse_what_tells(actor, person_id, {"note": draft.note})
    _change(actor, contact, new, due_on, happened_on, expected)
    _appointment_follows(actor, contact)
    if draft.note.strip():
        write_note(actor, person_id, draft.note, contact.pk, draft.template, draft.note_sensitive)
    return contact


def evidence_due_on(
    actor: Actor, person_id: UUID, outcome: Outcome | None, happened_on: date, given: date | None
) -> date | None:
    """The day by which evidence is due: the pack's, counted from the day of the contact, or the officer's own.

    None unless the outcome waits for evidence. Raises EvidenceDayNeeded where the pack has no figure and no day on or
    after the contact is given.
    """
    if outcome is not Outcome.WAITING_FOR_EVIDENCE:
        return None
    pack = pack_of(actor, person_id)
    due = pack.evidence_limit.due(happened_on, pack.holidays(happened_on.year, happened_on.year + 1))
    if due is not None:
        return due
    if given is None:
        raise EvidenceDayNeeded("Enter the day by which the evidence is due")
    if given < happened_on:
        raise EvidenceDayNeeded("The day must be on or after the day of the appointment")
    return given


def _contact_of(
    actor: Actor, appointment: Appointment, outcome: Outcome, due_on: date | None, happened_on: date
) -> Contact:
    """The appointment's contact: a new one, or the one whose outcome was taken back."""
    before: Contact | None = Contact.objects.filter(appointment_id=appointment.pk).first()
    if before is not None:
        _change(actor, before, outcome, due_on, happened_on, before.version)
        return before
    contact = Contact(
        person_id=appointment.person_id, appointment_id=appointment.pk, order_id=appointment.order_id,
        officer_id=appointment.officer_id, kind=appointment.kind, happened_at=appointment.starts_at,
        outcome=outcome, evidence_due_on=due_on, title=appointment.purpose, sensitive=appointment.sensitive,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, contact, "supervision:contact:recorded")
    bus.publish(actor, ContactRecorded(contact.pk, contact.person_id, contact.order_id, happened_on, outcome))
    return contact


def _change(
    actor: Actor, contact: Contact, new: str, due_on: date | None, happened_on: date, expected: int
) -> None:
    old = contact.outcome
    amend(
        contact, expected=expected, by=actor, because="outcome-changed", outcome=new, evidence_due_on=due_on
    )
    trail.record(actor, "supervision:contact:outcome-changed", contact, details={"old": old, "new": new})
    if old != new:
        changed = OutcomeChanged(contact.pk, contact.person_id, contact.order_id, happened_on, old, new)
        bus.publish(actor, changed)


def _appointment_follows(actor: Actor, contact: Contact) -> None:
    """Open the appointment again when its outcome is taken back."""
    if contact.appointment_id is None or contact.outcome != NO_OUTCOME:
        return
    appointment = Appointment.objects.get(pk=contact.appointment_id)
    amend(
        appointment, expected=appointment.version, by=actor, because="outcome-taken-back",
        status=Appointment.Status.BOOKED,
    )  # fmt: skip
    trail.record(actor, "supervision:appointment:reopened", appointment)


def say_which_reason(outcome: Outcome | None, note: str) -> None:
    """Refuse "another reason" that no note explains. Raises WordsNeeded."""
    if outcome is Outcome.ACCEPTABLE_OTHER and not note.strip():
        raise WordsNeeded("Say which reason you accepted", "note")
