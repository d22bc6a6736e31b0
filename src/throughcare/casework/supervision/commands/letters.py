"""The neutral letter about an appointment: when, where and with whom, nothing of why."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import state_on
from throughcare.casework.supervision.queries import item_of_appointment, told
from throughcare.casework.supervision.refusals import GoneBy, NotOpen
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.commands import make_appointment_letter
from throughcare.rules import jurisdictions


@transaction.atomic
def write_about(actor: Actor, person_id: UUID, appointment_id: UUID, *, by_hand: bool = False) -> UUID:
    """Make the letter about a booked appointment that is to come; returns the letter's id. by_hand: to be handed over.

    Raises NotPermitted, NotThere, NotOpen, GoneBy, and what making a letter raises.
    """
    require(actor, Permission.LETTER_MAKE, person_id)
    appointment = item_of_appointment(actor, person_id, appointment_id).appointment
    assert appointment is not None
    if appointment.status != "booked":
        raise NotOpen(appointment.status)
    if appointment.starts_at <= clock.now():
        raise GoneBy
    pack = jurisdictions.get(actor.jurisdiction)
    state = state_on(person_id, clock.today(actor.zone))
    letter = make_appointment_letter(actor, person_id, told(actor, pack, appointment), state, by_hand=by_hand)
    return letter.pk
