"""What every write of this app shares: the hearing held, and rows kept with their audit entry."""

from uuid import UUID

from throughcare.decisions.hearings.models import Hearing
from throughcare.decisions.hearings.refusals import Over
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned


def hearing_held(
    actor: Actor, hearing_id: UUID, permission: Permission = Permission.HEARING_ARRANGE
) -> Hearing:
    """The hearing, if the actor may arrange it; one writer at a time. Raises NotPermitted, NotThere, PurposeNeeded."""
    rows = Hearing.objects.select_for_update(no_key=True, of=("self",)).select_related("person__agency")
    hearing: Hearing | None = rows.filter(pk=hearing_id).first()
    if hearing is None:
        raise NotThere(permission, None, "no such hearing")
    require(actor, permission, hearing.person_id)
    return hearing


def listed(hearing: Hearing) -> None:
    """Raises Over where it was heard, put off or taken off the list."""
    if hearing.state != "listed":
        raise Over


def add(actor: Actor, row: Versioned, action: str, **details: str | int | bool) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean(validate_constraints=False)
    row.save(force_insert=True)
    trail.record(actor, action, row, details=details)
