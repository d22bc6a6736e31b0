"""Deciding, when its time has come, whether a record is kept longer. Nothing is erased here, and nothing by a date."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.rights.events import ErasureDecided
from throughcare.register.rights.models import KeepingReview
from throughcare.register.rights.refusals import OutOfOrder, ReasonMissing


@transaction.atomic
def decide_keeping(
    actor: Actor, person_id: UUID, *, keeping: str, due_on: date, keep_until: date | None, reason: str
) -> KeepingReview:
    """Keep the record until a day, or (None) decide that it goes; then whoever may take away by law does it.

    Raises NotPermitted, NotThere, PurposeNeeded, OutOfOrder or ReasonMissing.
    """
    door.require(actor, Permission.RIGHTS_ANSWER, person_id)
    if not reason.strip():
        raise ReasonMissing("Say why", "reason")
    refuse_what_tells(actor, person_id, {"reason": reason})
    if keep_until is not None and keep_until <= clock.today(actor.zone):
        raise OutOfOrder("The next review must be in the future", "keep_until", on=keep_until)
    decision = KeepingReview.Decision.ERASE if keep_until is None else KeepingReview.Decision.KEEP
    made = KeepingReview(
        person_id=person_id, keeping=keeping, due_on=due_on, decision=decision, keep_until=keep_until, reason=reason,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean(validate_constraints=False)
    made.save(force_insert=True)
    trail.record(
        actor, "rights:keeping:decided", made, details={"decision": decision.value, "keeping": keeping}
    )
    if keep_until is None:
        bus.publish(actor, ErasureDecided(person_id, made.pk))
    return made
