"""A response whose decision was set aside on appeal: it counts for nothing, and what was to be done is over."""

from uuid import UUID

from django.db import transaction

from throughcare.decisions.noncompliance.commands.proposing import propose_again
from throughcare.decisions.noncompliance.events import SanctionEnded, WarningWithdrawn
from throughcare.decisions.noncompliance.models import Response, Sanction
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.documents.commands import withdraw_letter
from throughcare.register.people.models import Person

ON_APPEAL = "Set aside on appeal."


@transaction.atomic
def end_set_aside(actor: Actor, process_id: UUID) -> bool:
    """Withdraw the response that this process decided, with its sanction; false where there is none that stands.

    The person is told by the letter about the appeal. Safe to repeat. Raises NotPermitted, NotThere, PurposeNeeded.
    """
    rows = Response.objects.select_for_update(no_key=True, of=("self",))
    response: Response | None = rows.filter(process_id=process_id, withdrawn_on__isnull=True).first()
    if response is None:
        return False
    person_id = response.person_id
    require(actor, Permission.RESPONSE_DECIDE, person_id)
    person = Person.objects.select_related("agency").get(pk=person_id)
    today = clock.today(person.agency.zone)
    amend(
        response, expected=response.version, by=actor, because="appeal", withdrawn_on=today,
        withdrawn_because=ON_APPEAL,
    )  # fmt: skip
    trail.record(actor, "noncompliance:response:withdrawn", response)
    for sanction in Sanction.objects.filter(response=response, state=Sanction.State.DUE):
        amend(
            sanction, expected=sanction.version, by=actor, because="appeal", state=Sanction.State.WITHDRAWN,
            ended_on=today, ended_because=ON_APPEAL,
        )  # fmt: skip
        trail.record(actor, "noncompliance:sanction:ended", sanction, details={"state": "withdrawn"})
        bus.publish(actor, SanctionEnded(sanction.pk, person_id, "withdrawn"))
    if response.kind == Response.Kind.WARNING:
        bus.publish(actor, WarningWithdrawn(response.pk, person_id))
    if response.letter_id is not None:
        withdraw_letter(actor, person_id, response.letter_id, because="warning-withdrawn")
    propose_again(actor, person_id, response.order_id)
    return True
