"""Noting that whoever was given something earlier was told that it had been wrong, or that it is gone."""

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
from throughcare.register.rights.queries.erasures import erasure_of
from throughcare.register.rights.queries.recipients import to_tell
from throughcare.register.rights.refusals import NotOpen, OutOfOrder


@transaction.atomic
def tell_recipient(
    actor: Actor, person_id: UUID, *, disclosure: UUID, corrected: UUID, told_on: date, how: str
) -> RecipientTold:
    """Record it. Raises NotPermitted, NotThere, PurposeNeeded, OutOfOrder, or NotOpen when nothing waits there."""
    door.require(actor, Permission.RIGHTS_ANSWER, person_id)
    return _told(actor, person_id, disclosure, corrected, told_on, how)


@transaction.atomic
def tell_recipient_of_erased(
    actor: Actor, erasure_id: UUID, *, disclosure: UUID, told_on: date, how: str
) -> RecipientTold:
    """Record that a recipient was told that a person was erased: nobody can open the record, so the mark is asked.

    Raises NotPermitted, NotThere, OutOfOrder, or NotOpen when nothing waits there.
    """
    erased = erasure_of(actor, erasure_id)
    waiting = [each for each in to_tell(erased.person_id) if each.disclosure == disclosure]
    if not waiting:
        raise NotOpen
    return _told(actor, erased.person_id, disclosure, waiting[0].corrected, told_on, how)


def _told(
    actor: Actor, person_id: UUID, disclosure: UUID, corrected: UUID, told_on: date, how: str
) -> RecipientTold:
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
