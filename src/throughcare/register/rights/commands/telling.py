"""Noting that whoever was given something earlier was told that it had been wrong."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.rights.models import RecipientTold
from throughcare.register.rights.queries.recipients import to_tell
from throughcare.register.rights.refusals import NotOpen, OutOfOrder


@transaction.atomic
def tell_recipient(
    actor: Actor, person_id: UUID, *, disclosure: UUID, corrected: UUID, told_on: date, how: str
) -> RecipientTold:
    """Record it. Raises NotPermitted, NotThere, PurposeNeeded, OutOfOrder, or NotOpen when nothing waits there."""
    door.require(actor, Permission.RIGHTS_ANSWER, person_id)
    if told_on > clock.today(actor.zone):
        raise OutOfOrder("The day must be today or in the past", "told_on", on=told_on)
    refuse_what_tells(actor, person_id, {"how": how})
    if not any((each.disclosure, each.corrected) == (disclosure, corrected) for each in to_tell(person_id)):
        raise NotOpen
    made = RecipientTold(
        person_id=person_id, disclosure=disclosure, corrected=corrected, told_on=told_on, how=how,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean(validate_unique=False, validate_constraints=False)
    made.save(force_insert=True)
    trail.record(
        actor, "rights:recipient:told", made, verb=trail.Verb.DISCLOSE, details={"of": str(disclosure)}
    )
    return made
