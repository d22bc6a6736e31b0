"""Cover: one officer's caseload in a colleague's hands, from one day until another. It ends by itself."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.models import RoleHeld, User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.caseload.events import CoverArranged
from throughcare.register.caseload.models import Cover
from throughcare.register.caseload.queries.cover import works_on
from throughcare.register.caseload.reach import own_agency

LONGEST = timedelta(days=92)
"""Whoever is away longer hands the caseload over; cover is not to become a way of seeing everything for good."""


class CoverRefused(Refused):
    """Something about the colleagues or the days stands against it; the message says what."""


@transaction.atomic
def arrange_cover(
    actor: Actor, *, officer_id: UUID, covered_by_id: UUID, starts_on: date, last_day: date, reason: str = ""
) -> Cover:
    """Put an officer's caseload in a colleague's hands through `last_day`. An officer arranges their own alone.

    Restricted records are not opened by it: name the colleague on those. Raises NotPermitted or CoverRefused.
    """
    door.require(actor, Permission.COVER_ARRANGE)
    today = clock.today(actor.zone)
    _check_colleagues(actor, officer_id, covered_by_id, today)
    if starts_on < today:
        raise CoverRefused("Cover cannot begin before today", "starts_on")
    if last_day < starts_on:
        raise CoverRefused("The last day must be on or after the first", "last_day")
    if last_day - starts_on >= LONGEST:
        raise CoverRefused("Cover lasts three months at the most. Transfer the caseload instead.", "last_day")
    ends_on = last_day + timedelta(days=1)
    _check_not_twice(officer_id, covered_by_id, starts_on, ends_on)
    made = Cover(
        agency_id=own_agency(actor), officer_id=officer_id, covered_by_id=covered_by_id, starts_on=starts_on,
        ends_on=ends_on, reason=reason.strip(), recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    trail.record(actor, "caseload:cover:arranged", made, details=_details(made))
    bus.publish(actor, CoverArranged(made.pk, officer_id, covered_by_id, starts_on, ends_on))
    return made


@transaction.atomic
def end_cover(actor: Actor, cover_id: UUID, *, expected: int) -> Cover:
    """End cover before its day: from this moment it gives no access. Raises NotPermitted, NotThere, StaleVersion."""
    door.require(actor, Permission.COVER_ARRANGE)
    held: Cover | None = Cover.objects.filter(pk=cover_id, agency_id=actor.agency_id).first()
    if held is None or not _may_arrange(actor, held.officer_id):
        raise door.NotThere(Permission.COVER_ARRANGE, None, "R2 not cover of the actor's")
    today = clock.today(actor.zone)
    if held.ends_on <= today:
        raise CoverRefused("This cover has already ended")
    day = max(held.starts_on, today)
    amend(held, expected=expected, by=actor, because="ended early", ends_on=day)
    trail.record(actor, "caseload:cover:ended", held, details=_details(held))
    return held


def _details(cover: Cover) -> dict[str, str]:
    return {
        "user": str(cover.covered_by_id),
        "officer": str(cover.officer_id),
        "until": cover.ends_on.isoformat(),
    }


def _may_arrange(actor: Actor, officer_id: UUID) -> bool:
    """One's own, or as one who allocates people."""
    return officer_id == actor.user_id or Permission.ALLOCATE in actor.permissions


def _check_colleagues(actor: Actor, officer_id: UUID, covered_by_id: UUID, today: date) -> None:
    if not _may_arrange(actor, officer_id):
        raise CoverRefused(
            "You can arrange cover for your own caseload. Ask a manager for others.", "officer"
        )
    if officer_id == covered_by_id:
        raise CoverRefused("Choose a colleague: nobody covers for themselves", "covered_by")
    known = User.objects.filter(pk=officer_id, agency_id=own_agency(actor), is_system=False).exists()
    if not known:
        raise CoverRefused("Choose an officer of your agency", "officer")
    works = RoleHeld.objects.filter(works_on(today), user__agency_id=own_agency(actor), user_id=covered_by_id)
    if not works.exists():
        raise CoverRefused("Choose a colleague who supervises people", "covered_by")


def _check_not_twice(officer_id: UUID, covered_by_id: UUID, starts_on: date, ends_on: date) -> None:
    held = Cover.objects.filter(
        officer_id=officer_id, covered_by_id=covered_by_id, starts_on__lt=ends_on, ends_on__gt=starts_on
    )
    if held.exists():
        raise CoverRefused("This colleague already covers on some of these days", "starts_on")
