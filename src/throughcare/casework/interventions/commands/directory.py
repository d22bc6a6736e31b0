"""Lines of the directory: added, changed, found to be still true, closed. No person stands here."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.interventions.commands.writing import add
from throughcare.casework.interventions.drafts import ResourceDraft
from throughcare.casework.interventions.models import Resource
from throughcare.casework.interventions.opening import NotHours, refuse_senseless
from throughcare.casework.interventions.refusals import NotChosen, OutOfOrder
from throughcare.platform import clock
from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.refusal import Refused
from throughcare.rules.needs import NEEDS


class HalfAPlace(Refused):
    """A latitude without a longitude, or the other way round."""


class HoursWrong(Refused):
    """Hours of opening that cannot be."""


@transaction.atomic
def add_resource(actor: Actor, draft: ResourceDraft) -> Resource:
    """Add a line. Raises NotPermitted, NotChosen, OutOfOrder, HalfAPlace, HoursWrong or ValidationError."""
    require(actor, Permission.RESOURCE_KEEP)
    _check(actor, draft)
    made = Resource(agency_id=agency_of(actor), **asdict(draft))
    add(actor, made, "interventions:resource:added")
    return made


@transaction.atomic
def change_resource(actor: Actor, resource_id: UUID, draft: ResourceDraft, *, expected: int) -> None:
    """Change a line. Raises NotPermitted, NotThere, StaleVersion, and as `add_resource`."""
    require(actor, Permission.RESOURCE_KEEP)
    _check(actor, draft)
    held = _open(actor, resource_id)
    amend(held, expected=expected, by=actor, because="changed", **asdict(draft))
    trail.record(actor, "interventions:resource:changed", held)


@transaction.atomic
def close_resource(actor: Actor, resource_id: UUID, *, closed_on: date, expected: int) -> None:
    """Say that it is there no more; it leaves every list. Raises NotPermitted, NotThere, OutOfOrder, StaleVersion."""
    require(actor, Permission.RESOURCE_KEEP)
    held = _open(actor, resource_id)
    if closed_on > clock.today(actor.zone):
        raise OutOfOrder("The day it closed must be today or in the past", "closed_on", closed_on)
    amend(held, expected=expected, by=actor, because="closed", closed_on=closed_on)
    trail.record(actor, "interventions:resource:closed", held)


def _check(actor: Actor, draft: ResourceDraft) -> None:
    if not set(draft.needs) <= set(NEEDS):
        raise NotChosen("needs", draft.needs)
    if (draft.latitude is None) != (draft.longitude is None):
        missing = "latitude" if draft.latitude is None else "longitude"
        raise HalfAPlace("Enter both the latitude and the longitude, or neither", missing)
    try:
        refuse_senseless(draft.opening)
    except NotHours as wrong:
        raise HoursWrong(f"The hours of opening {wrong}", "opening") from wrong
    if draft.checked_on > clock.today(actor.zone):
        raise OutOfOrder(
            "The day it was checked must be today or in the past", "checked_on", draft.checked_on
        )


def _open(actor: Actor, resource_id: UUID) -> Resource:
    held: Resource | None = Resource.objects.filter(
        agency_id=actor.agency_id, pk=resource_id, closed_on__isnull=True
    ).first()
    if held is None:
        raise NotThere(Permission.RESOURCE_KEEP, None, "no such open line of the directory")
    return held
