"""Contacts that were not booked."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import orders_on
from throughcare.casework.supervision.commands.notes import write_note
from throughcare.casework.supervision.commands.outcomes import evidence_due_on, say_which_reason
from throughcare.casework.supervision.commands.writing import add, moment, staff
from throughcare.casework.supervision.drafts import NO_OUTCOME, ContactDraft
from throughcare.casework.supervision.events import ContactRecorded
from throughcare.casework.supervision.models import Contact
from throughcare.casework.supervision.refusals import NotListed, StillToCome
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells

WITH_WHOM: dict[str, str] = {
    "person": "The person",
    "family": "Family or friend",
    "employer": "Employer or training",
    "treatment": "Treatment or health",
    "housing": "Housing",
    "police": "Police",
    "court": "Court or lawyer",
    "agency": "Another agency",
    "other": "Someone else",
}
"""With whom a contact took place: codes with their words."""


@transaction.atomic
def record_contact(actor: Actor, person_id: UUID, draft: ContactDraft) -> Contact:
    """Record what happened at a contact that was not booked: row, audit entry and event stand or fall together.

    It is linked to the order in force that day; a contact outside every order is still a fact, and stands without one.
    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, StillToCome, EvidenceDayNeeded.
    """
    require(actor, Permission.CONTACT_RECORD, person_id)
    if draft.with_whom not in WITH_WHOM:
        raise NotListed("with_whom")
    refuse_what_tells(actor, person_id, {"title": draft.title, "note": draft.note})
    happened_at = moment(actor, draft.on, draft.at, draft.second)
    if happened_at > clock.now():
        raise StillToCome(
            "The date and time must be in the past. What is to come is booked as an appointment.", "on"
        )
    due_on = evidence_due_on(actor, person_id, draft.outcome, draft.on, draft.evidence_due_on)
    say_which_reason(draft.outcome, draft.note)
    standing = orders_on(person_id, draft.on)
    contact = Contact(
        person_id=person_id, order_id=standing[0].id if standing else None,
        officer_id=staff(actor, draft.officer_id, "officer"), kind=draft.kind, with_whom=draft.with_whom,
        happened_at=happened_at, outcome=draft.outcome or NO_OUTCOME, evidence_due_on=due_on,
        title=draft.title.strip(), sensitive=draft.sensitive, recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, contact, "supervision:contact:recorded")
    bus.publish(actor, ContactRecorded(contact.pk, person_id, contact.order_id, draft.on, contact.outcome))
    if draft.note.strip():
        write_note(actor, person_id, draft.note, contact.pk, draft.template, draft.note_sensitive)
    return contact
