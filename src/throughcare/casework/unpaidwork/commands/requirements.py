"""The hours that a condition requires."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.models import Condition
from throughcare.casework.unpaidwork.commands.writing import Place, add, held, hold, hours_now
from throughcare.casework.unpaidwork.drafts import RequirementDraft
from throughcare.casework.unpaidwork.events import HoursRequired
from throughcare.casework.unpaidwork.models import WorkAppointment, WorkRequirement
from throughcare.casework.unpaidwork.refusals import HoursRefused, NotThatCondition, WrongDay
from throughcare.casework.unpaidwork.wording import hours
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus

MOST_MINUTES = 100_000
"""More than any order asks; the rules that count take no more."""


@transaction.atomic
def require_hours(actor: Actor, person_id: UUID, draft: RequirementDraft) -> WorkRequirement:
    """Record the hours of a condition.

    Raises NotPermitted, NotThere, PurposeNeeded, NoUnpaidWork, NotThatCondition, HoursRefused or WrongDay.
    """
    require(actor, Permission.WORK_PLAN, person_id)
    place = hold(person_id)
    condition = Condition.objects.filter(pk=draft.condition_id, person_id=person_id).first()
    if condition is None or condition.kind not in place.work.condition_types:
        raise NotThatCondition("Choose a condition that carries hours of work")
    if WorkRequirement.objects.filter(person_id=person_id, condition=condition).exists():
        raise NotThatCondition("The hours of this condition are recorded. Change them instead")
    _check(place, draft.required_minutes, draft.starts_on, draft.ends_on)
    requirement = WorkRequirement(
        person_id=person_id, condition=condition, required_minutes=draft.required_minutes,
        starts_on=draft.starts_on, ends_on=draft.ends_on, in_scheme=draft.in_scheme and place.work.credit is not None,
    )  # fmt: skip
    add(actor, requirement, "unpaidwork:hours:required")
    bus.publish(actor, HoursRequired(person_id, requirement.pk, requirement.required_minutes))
    return requirement


@transaction.atomic
def change_required_hours(
    actor: Actor, person_id: UUID, requirement_id: UUID, *, required_minutes: int, starts_on: date,
    ends_on: date | None, in_scheme: bool, expected: int,
) -> WorkRequirement:  # fmt: skip
    """Correct the hours of a condition; what was credited stands.

    Raises as `require_hours`, or StaleVersion.
    """
    require(actor, Permission.WORK_PLAN, person_id)
    place = hold(person_id)
    requirement = held(WorkRequirement, person_id, requirement_id, Permission.WORK_PLAN)
    _check(place, required_minutes, starts_on, ends_on)
    now = hours_now(place, requirement)
    if required_minutes + now.adjusted < now.credited:
        raise HoursRefused(
            f"{hours(now.credited)} are credited already; fewer cannot be required", "required_minutes"
        )
    _check_days(place, requirement, starts_on, ends_on)
    amend(
        requirement, expected=expected, by=actor, because="changed", required_minutes=required_minutes,
        starts_on=starts_on, ends_on=ends_on, in_scheme=in_scheme and place.work.credit is not None,
    )  # fmt: skip
    trail.record(actor, "unpaidwork:hours:changed", requirement)
    bus.publish(actor, HoursRequired(person_id, requirement.pk, required_minutes))
    return requirement


def _check(place: Place, required_minutes: int, starts_on: date, ends_on: date | None) -> None:
    if not 0 < required_minutes <= MOST_MINUTES:
        raise HoursRefused(
            f"Hours must be more than none and at most {hours(MOST_MINUTES)}", "required_minutes"
        )
    if ends_on is not None and ends_on <= starts_on:
        raise WrongDay(f"The last day must be after {place.written(starts_on)}", "ends_on", ends_on)


def _check_days(place: Place, requirement: WorkRequirement, starts_on: date, ends_on: date | None) -> None:
    days = WorkAppointment.objects.filter(requirement=requirement)
    first = days.filter(on__lt=starts_on).order_by("on").first()
    if first is not None:
        raise WrongDay(f"A day of work is on record on {place.written(first.on)}", "starts_on", starts_on)
    last = days.filter(on__gte=ends_on).order_by("-on").first() if ends_on else None
    if last is not None and ends_on is not None:
        raise WrongDay(f"A day of work is on record on {place.written(last.on)}", "ends_on", ends_on)
