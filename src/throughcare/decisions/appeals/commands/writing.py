"""What every write of this app shares: the appeal held, who may rule on it, and rows kept with their audit entry."""

from uuid import UUID

from throughcare.decisions.appeals.events import AppealMoved
from throughcare.decisions.appeals.models import Appeal
from throughcare.decisions.appeals.refusals import BySomebodyElse, NotOurs
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned, amend
from throughcare.platform.events import bus


def appeal_held(actor: Actor, appeal_id: UUID, permission: Permission = Permission.APPEAL_CARRY) -> Appeal:
    """The appeal, if the actor may; one writer at a time. Raises NotPermitted, NotThere, PurposeNeeded."""
    rows = Appeal.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("person__agency", "decision__process").filter(pk=appeal_id)
    appeal: Appeal | None = found.first()
    if appeal is None:
        raise NotThere(permission, None, "no such appeal")
    require(actor, permission, appeal.person_id)
    return appeal


def not_their_own(actor: Actor, appeal: Appeal) -> None:
    """Raises NotOurs, or BySomebodyElse for whoever made the decision or reported what it is about."""
    if appeal.before != "agency" or appeal.decision.authority in ("court", "board"):
        raise NotOurs
    if actor.user_id in (appeal.decision.decided_by_id, appeal.decision.process.reported_by_id):
        raise BySomebodyElse


def add(actor: Actor, row: Versioned, action: str, **details: str | int | bool) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean(validate_constraints=False)
    row.save(force_insert=True)
    trail.record(actor, action, row, details=details)


def move(actor: Actor, appeal: Appeal, step: str, *, expected: int, **columns: object) -> None:
    """Change the appeal by one step, write it down, and tell of it."""
    amend(appeal, expected=expected, by=actor, because=step, **columns)
    trail.record(actor, f"appeals:appeal:{step}", appeal)
    bus.publish(actor, AppealMoved(appeal.person_id, appeal.pk, appeal.state, step))
