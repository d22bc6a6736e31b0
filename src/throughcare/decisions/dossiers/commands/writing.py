"""What every write of this app shares: the draft held, its papers, and new rows kept."""

from uuid import UUID

from throughcare.decisions.dossiers.models import Dossier, DossierItem
from throughcare.decisions.dossiers.refusals import AlreadyFixed
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned


def dossier_held(
    actor: Actor, dossier_id: UUID, permission: Permission = Permission.HEARING_ARRANGE
) -> Dossier:
    """The dossier, if the actor may work on it; one writer at a time. Raises NotPermitted, NotThere, PurposeNeeded."""
    rows = Dossier.objects.select_for_update(no_key=True, of=("self",)).select_related("person__agency")
    dossier: Dossier | None = rows.filter(pk=dossier_id).first()
    if dossier is None:
        raise NotThere(permission, None, "no such dossier")
    require(actor, permission, dossier.person_id)
    return dossier


def item_held(
    actor: Actor, item_id: UUID, permission: Permission = Permission.HEARING_ARRANGE
) -> tuple[Dossier, DossierItem]:
    """A paper of a draft, with its dossier. Raises as `dossier_held`, and AlreadyFixed."""
    found = DossierItem.objects.filter(pk=item_id).values_list("dossier_id", flat=True).first()
    if found is None:
        raise NotThere(permission, None, "no such paper")
    dossier = dossier_held(actor, found, permission)
    still_a_draft(dossier)
    return dossier, DossierItem.objects.get(pk=item_id)


def still_a_draft(dossier: Dossier) -> None:
    """Raises AlreadyFixed where it was made."""
    if dossier.state != "draft":
        raise AlreadyFixed


def add(actor: Actor, row: Versioned, action: str, **details: str | int | bool) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean(validate_constraints=False)
    row.save(force_insert=True)
    trail.record(actor, action, row, details=details)
