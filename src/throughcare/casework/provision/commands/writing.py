"""What every write of this app shares: whose referral it is, the row kept and written down.

Staff of an outside organisation have no agency in the database and see no person, so a new row is not checked against
the person it belongs to: the referral, which they do see, carries the person's id.
"""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.provision.looking import PURPOSE
from throughcare.casework.provision.models import OfReferral
from throughcare.casework.provision.refusals import NotAccepted
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.rules.interventions.referring import ROUTE, RUNNING, WAITING


def referral_of(
    actor: Actor, referral_id: UUID, permission: Permission = Permission.REFERRAL_WORK
) -> ServiceReferral:
    """The organisation's own referral, held against others who write. Raises NotPermitted or NotThere."""
    require(actor, permission)
    rows = ServiceReferral.objects.select_for_update(no_key=True, of=("self",)).select_related("offering")
    found: ServiceReferral | None = rows.filter(pk=referral_id, organisation_id=actor.organisation_id).first()
    if found is None or actor.organisation_id is None:
        raise NotThere(permission, None, "R2 another organisation's referral, or none")
    return found


def refuse_unless_accepted(referral: ServiceReferral, field: str = "") -> None:
    """Raise NotAccepted unless the referral is accepted or under way."""
    if ROUTE[referral.route].phase(referral.state) not in {WAITING, RUNNING}:
        raise NotAccepted(referral.state, field)


def add(actor: Actor, row: OfReferral, action: str) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean(exclude=["person"], validate_constraints=False)
    row.save(force_insert=True)
    wrote(actor, action, row)


def wrote(actor: Actor, action: str, row: OfReferral, **details: str | int | bool) -> None:
    """The audit entry of one write."""
    trail.record(actor, action, row, purpose=PURPOSE, details=details)


def today_of(actor: Actor) -> date:
    """The civil day where the agency is that the organisation works with."""
    return clock.today(actor.zone)


def day_of(actor: Actor, moment: datetime) -> date:
    """The civil day there of an aware moment."""
    return moment.astimezone(ZoneInfo(actor.zone)).date()
