"""Hours added or taken off, and the decision on travel, which is never automatic."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.unpaidwork.commands.writing import Place, add, held, hold, hours_now, required_of
from throughcare.casework.unpaidwork.drafts import AdjustmentDraft
from throughcare.casework.unpaidwork.events import HoursAdjusted, TravelDecided
from throughcare.casework.unpaidwork.models import TravelDecision, WorkAdjustment, WorkRequirement
from throughcare.casework.unpaidwork.refusals import HoursRefused, NotListed, TooManyMinutes, WrongDay
from throughcare.casework.unpaidwork.wording import ADJUSTMENTS, TRAVEL, hours
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def adjust_hours(actor: Actor, person_id: UUID, draft: AdjustmentDraft) -> WorkAdjustment:
    """Add minutes to what is required, or take them off, with the reason. Travel is decided on its own page.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, HoursRefused, TooManyMinutes, WrongDay, or what a text may
    not tell.
    """
    require(actor, Permission.WORK_PLAN, person_id)
    place = hold(person_id)
    requirement = required_of(person_id, draft.requirement_id)
    if draft.reason not in ADJUSTMENTS or draft.reason == TRAVEL:
        raise NotListed("reason", draft.reason)
    if not draft.minutes:
        raise HoursRefused("Enter more than no minutes", "minutes")
    if not draft.note.strip():
        raise HoursRefused("Say why the hours change", "note")
    refuse_what_tells(actor, person_id, {"note": draft.note})
    _check(place, requirement, draft.minutes, draft.on)
    return _adjust(actor, requirement, draft)


@transaction.atomic
def take_back_adjustment(
    actor: Actor, person_id: UUID, adjustment_id: UUID, *, because: str, expected: int
) -> None:
    """Stop holding an adjustment true; a decision on travel that rested on it is open again.

    Raises NotPermitted, NotThere, PurposeNeeded, HoursRefused, TooManyMinutes, StaleVersion, or what a text may not
    tell.
    """
    require(actor, Permission.WORK_PLAN, person_id)
    place = hold(person_id)
    adjustment = held(WorkAdjustment, person_id, adjustment_id, Permission.WORK_PLAN)
    if not because.strip():
        raise HoursRefused("Say why it is taken back", "because")
    refuse_what_tells(actor, person_id, {"because": because})
    now = hours_now(place, adjustment.requirement)
    if now.required + now.adjusted - adjustment.minutes < now.credited:
        raise TooManyMinutes("More is credited than would then be required", "because", 0)
    for asked in TravelDecision.objects.filter(adjustment=adjustment):
        retract(asked, expected=asked.version, by=actor, because="adjustment taken back")
        trail.record(actor, "unpaidwork:travel:taken-back", asked)
        again = TravelDecision(person_id=person_id, appointment_id=asked.appointment_id)
        add(actor, again, "unpaidwork:travel:asked")
    retract(adjustment, expected=expected, by=actor, because=because.strip()[:200])
    trail.record(actor, "unpaidwork:adjustment:taken-back", adjustment)
    bus.publish(
        actor,
        HoursAdjusted(person_id, adjustment.requirement_id, -adjustment.minutes, adjustment.reason),
    )  # fmt: skip


@transaction.atomic
def decide_travel(
    actor: Actor, person_id: UUID, travel_id: UUID, *, minutes: int, words: str, expected: int
) -> TravelDecision:
    """Take the travel to a day off the hours, or decide with words that none counts (0).

    Raises NotPermitted, NotThere, PurposeNeeded, HoursRefused, TooManyMinutes, WrongDay, StaleVersion, or what a text
    may not tell.
    """
    require(actor, Permission.WORK_PLAN, person_id)
    place = hold(person_id)
    asked = held(TravelDecision, person_id, travel_id, Permission.WORK_PLAN)
    if asked.state != "pending":
        raise HoursRefused("This was decided already", "")
    _check_travel(place, minutes, words)
    refuse_what_tells(actor, person_id, {"words": words})
    day, adjustment = asked.appointment, None
    if minutes:
        _check(place, day.requirement, -minutes, day.on)
        draft = AdjustmentDraft(
            requirement_id=day.requirement_id, minutes=-minutes, reason=TRAVEL, on=day.on, note=words.strip()
        )
        adjustment = _adjust(actor, day.requirement, draft, day.pk)
    amend(
        asked, expected=expected, by=actor, because="decided", state="complete", adjustment=adjustment,
        words=words.strip(), decided_by_id=actor.user_id, decided_at=clock.now(),
    )  # fmt: skip
    trail.record(actor, "unpaidwork:travel:decided", asked)
    bus.publish(actor, TravelDecided(person_id, asked.pk, minutes))
    return asked


def _check_travel(place: Place, minutes: int, words: str) -> None:
    most = place.work.credit.travel_most if place.work.credit else 0
    if minutes < 0:
        raise HoursRefused("Minutes must be none or more", "minutes")
    if minutes > most:
        raise TooManyMinutes(f"Travel may take off at most {most} minutes", "minutes", most)
    if not minutes and not words.strip():
        raise HoursRefused("Say why no travel counts", "words")


def _check(place: Place, requirement: WorkRequirement, minutes: int, on: date) -> None:
    """Refuse a day outside the hours' time, and an adjustment below what was credited already."""
    if on < requirement.starts_on:
        raise WrongDay(
            f"Hours count from {place.written(requirement.starts_on)}, the day of the sentence", "on", on
        )
    if on > place.today:
        raise WrongDay("The day must be today or in the past", "on", on)
    now = hours_now(place, requirement)
    left = now.required + now.adjusted - now.credited
    if left + minutes < 0:
        raise TooManyMinutes(f"Only {hours(max(0, left))} are left to take off", "minutes", max(0, left))


def _adjust(
    actor: Actor, requirement: WorkRequirement, draft: AdjustmentDraft, appointment_id: UUID | None = None
) -> WorkAdjustment:
    adjustment = WorkAdjustment(
        person_id=requirement.person_id, requirement=requirement, appointment_id=appointment_id,
        minutes=draft.minutes, reason=draft.reason, on=draft.on, note=draft.note.strip(),
    )  # fmt: skip
    add(actor, adjustment, "unpaidwork:adjustment:made")
    bus.publish(actor, HoursAdjusted(requirement.person_id, requirement.pk, draft.minutes, draft.reason))
    return adjustment
