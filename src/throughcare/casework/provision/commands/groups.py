"""Groups: set up, and joined by planning a person's first session with one."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.interventions.models import Offering
from throughcare.casework.provision.commands.scheduling import group_of
from throughcare.casework.provision.models import Group
from throughcare.casework.provision.refusals import NotOne, NotWritten
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend

MOST_PLACES = 200


@transaction.atomic
def set_up_group(
    actor: Actor, *, offering: UUID, title: str, place: str, places: int | None, starts_on: date,
    ends_on: date | None = None,
) -> Group:  # fmt: skip
    """Set up a group of one of the organisation's offerings. Raises NotPermitted, NotOne or NotWritten."""
    require(actor, Permission.REFERRAL_WORK)
    rows = Offering.objects.filter(pk=offering, organisation_id=actor.organisation_id)
    found = rows.first() if actor.organisation_id else None
    if found is None:
        raise NotOne("offering")
    if ends_on is not None and ends_on < starts_on:
        raise NotWritten("The group must end after it begins", "ends_on")
    if places is not None and not 1 <= places <= MOST_PLACES:
        raise NotWritten(f"A group has from 1 to {MOST_PLACES} places", "places")
    group = Group(
        agency_id=found.agency_id, organisation_id=found.organisation_id, offering=found,
        title=title.strip(), place=place.strip(), places=places, starts_on=starts_on, ends_on=ends_on,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    group.full_clean(validate_constraints=False)
    group.save(force_insert=True)
    trail.record(actor, "provision:group:set-up", group)
    return group


@transaction.atomic
def end_group(actor: Actor, group_id: UUID, *, ends_on: date, expected: int) -> None:
    """Say when a group ends; nobody joins it from then on.

    Raises NotPermitted, NotThere, NotWritten or StaleVersion.
    """
    require(actor, Permission.REFERRAL_WORK)
    group = group_of(actor, group_id)
    if ends_on < group.starts_on:
        raise NotWritten("The group must end after it begins", "ends_on")
    amend(group, expected=expected, by=actor, because="ended", ends_on=ends_on)
    trail.record(actor, "provision:group:ended", group)
