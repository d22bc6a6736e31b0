"""Praise: a response to what goes well. It needs no failure, and answers none."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import orders_on
from throughcare.decisions.noncompliance.commands.writing import add, named_person
from throughcare.decisions.noncompliance.events import ResponseDecided
from throughcare.decisions.noncompliance.models import Response
from throughcare.decisions.noncompliance.refusals import DayNeeded, WordsNeeded
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def praise(actor: Actor, person_id: UUID, *, reasons: str, given_on: date) -> Response:
    """Record praise given to the person. Raises NotPermitted, NotThere, PurposeNeeded, WordsNeeded, DayNeeded."""
    named_person(actor)
    require(actor, Permission.RESPONSE_DECIDE, person_id)
    if not reasons.strip():
        raise WordsNeeded("Say what went well", "reasons")
    refuse_what_tells(actor, person_id, {"reasons": reasons})
    if given_on > clock.today(actor.zone):
        raise DayNeeded("The day must be today or before", "given_on")
    standing = orders_on(person_id, given_on)
    response = Response(
        person_id=person_id, order_id=standing[0].id if standing else None, kind=Response.Kind.PRAISE,
        given_on=given_on, reasons=reasons.strip(), decided_by_id=actor.user_id, recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, response, "noncompliance:response:decided", kind=response.kind)
    bus.publish(actor, ResponseDecided(response.pk, person_id, None, response.kind))
    return response
