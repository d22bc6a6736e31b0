"""What became of a day of work: recorded, changed, credited by the place's rules."""

from datetime import time
from typing import cast
from uuid import UUID

from django.db import transaction

from throughcare.casework.unpaidwork.commands.writing import Place, add, held, hold, hours_now
from throughcare.casework.unpaidwork.drafts import OutcomeDraft
from throughcare.casework.unpaidwork.events import TravelAsked, WorkOutcomeRecorded
from throughcare.casework.unpaidwork.hours import Hours, ask
from throughcare.casework.unpaidwork.models import TravelDecision, WorkAppointment
from throughcare.casework.unpaidwork.refusals import (
    HoursRefused,
    NotListed,
    OnceSensitive,
    OutcomeRefused,
    TooManyMinutes,
    told,
)
from throughcare.casework.unpaidwork.wording import hours
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.interventions.unpaid_work_outcomes import Outcome
from throughcare.rules.jurisdictions.unpaid_work import CreditRules
from throughcare.rules.kernel import BadAnswers

FIELDS = {"start": "starts_at", "end": "ends_at", "penalty_minutes": "penalty_minutes"}
"""The form's name of each input of the rule."""


@transaction.atomic
def record_work_outcome(
    actor: Actor, person_id: UUID, work_day_id: UUID, draft: OutcomeDraft, *, expected: int
) -> WorkAppointment:
    """Say what became of a day, or say it anew. Minutes are credited as the place's rule gives them.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, OutcomeRefused, HoursRefused, TooManyMinutes,
    OnceSensitive, StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.WORK_RECORD, person_id)
    place = hold(person_id)
    day = held(WorkAppointment, person_id, work_day_id, Permission.WORK_RECORD)
    refuse_what_tells(actor, person_id, {"notes": draft.notes}, before=day)
    check_outcome(actor, place, day, draft)
    starts_at, ends_at = draft.starts_at or day.starts_at, draft.ends_at or day.ends_at
    former = day.outcome
    minutes = credit(place, day, starts_at, ends_at, draft)
    amend(
        day, expected=expected, by=actor, because="outcome", outcome=draft.outcome, starts_at=starts_at,
        ends_at=ends_at, penalty_minutes=draft.penalty_minutes, credited_minutes=minutes,
        work_quality=draft.work_quality, behaviour=draft.behaviour, notes=_notes(actor, day, draft),
        sensitive=day.sensitive if draft.sensitive is None else draft.sensitive,
    )  # fmt: skip
    trail.record(actor, "unpaidwork:outcome:recorded", day)
    _publish(actor, place, day, former)
    open_travel(actor, place, day)
    return day


def check_outcome(actor: Actor, place: Place, day: WorkAppointment, draft: OutcomeDraft) -> None:
    """Refuse an outcome that the place, the day or the recorder does not allow."""
    found = _outcome(place, draft.outcome)
    if Permission.WORK_PLAN not in actor.permissions and not actor.system and not found.for_supervisors:
        raise OutcomeRefused("The officer records this outcome")
    if day.on > place.today and found.state != "absence_accepted":
        raise OutcomeRefused(
            "The day is still to come. Only an absence that is accepted can be recorded before it"
        )
    for name in ("work_quality", "behaviour"):
        if (given := getattr(draft, name)) and given not in place.work.qualities:
            raise NotListed(name, given)
    if day.sensitive and draft.sensitive is False:
        raise OnceSensitive
    if draft.penalty_minutes is not None and draft.penalty_minutes < 0:
        raise HoursRefused("Minutes taken off must be none or more", "penalty_minutes")


def _notes(actor: Actor, day: WorkAppointment, draft: OutcomeDraft) -> str:
    """The notes as they are to stand. Whoever may not read sensitive ones adds to them and loses none."""
    if draft.notes is None:
        return day.notes
    typed = draft.notes.strip()
    if day.sensitive and Permission.SENSITIVE_READ not in actor.permissions and not actor.system:
        return f"{day.notes}\n{typed}".strip()
    return typed


def credit(
    place: Place, day: WorkAppointment, starts_at: time, ends_at: time, draft: OutcomeDraft
) -> int | None:
    """Minutes to credit; None where the rule gives none, or the place has no rule. Refused where they are too many."""
    if ends_at <= starts_at:
        raise HoursRefused(f"The end must be later than the start, {starts_at:%H:%M}", "ends_at")
    rules, found = place.work.credit, _outcome(place, draft.outcome)
    if rules is None:
        if draft.penalty_minutes:
            raise HoursRefused("Nothing is taken off here: enter the times as worked", "penalty_minutes")
        return None
    given = {"outcome_attended": found.attended, "start": starts_at, "end": ends_at}
    penalty = {} if draft.penalty_minutes is None else {"penalty_minutes": draft.penalty_minutes}
    try:
        minutes = cast(int | None, ask(rules.credited, **given, **penalty).results["minutes_credited"])
    except BadAnswers as refusal:
        raise told(refusal, FIELDS) from refusal
    if minutes:
        _hold_to_limits(rules, place, day, minutes)
    return minutes


def _hold_to_limits(rules: CreditRules, place: Place, day: WorkAppointment, minutes: int) -> None:
    """Refuse more than is left of what is required, or than education may fill."""
    others = hours_now(place, day.requirement, without=day.pk)
    before = day.credited_minutes or 0
    limit = ask(
        rules.limit, required_minutes=others.required, adjustments=others.adjusted,
        completed_minutes=others.credited + before, already_credited_on_this_appointment=before,
        minutes_to_credit=minutes,
    )  # fmt: skip
    if not limit.results["allowed"]:
        left = max(0, cast(int, limit.results["limit_minutes"]))
        raise TooManyMinutes(
            f"{minutes} minutes would be credited, and {left} are left. Take the rest off, or end the day earlier",
            "penalty_minutes", left,
        )  # fmt: skip
    if place.work.kinds[day.project.kind].sort == "education":
        _hold_to_education(rules, others, minutes)


def _hold_to_education(rules: CreditRules, others: Hours, minutes: int) -> None:
    allowance = ask(
        rules.education, required_minutes=others.required, completed_ete_minutes=others.education_done or 0
    )
    left = max(0, cast(int, allowance.results["remaining_ete_minutes"]))
    if minutes > left:
        raise TooManyMinutes(
            f"Education may fill {hours(cast(int, allowance.results['allowed_ete_minutes']))}, of which {left} minutes"
            " are left. Take the rest off", "penalty_minutes", left,
        )  # fmt: skip


def open_travel(actor: Actor, place: Place, day: WorkAppointment) -> None:
    """Ask for a decision on travel after an attended day of the right sort; take the question back where it was not."""
    rules, found = place.work.credit, _outcome(place, day.outcome)
    asked: TravelDecision | None = TravelDecision.objects.filter(appointment=day).first()
    needed = (
        rules is not None and found.attended and place.work.kinds[day.project.kind].sort in rules.travel_sorts
    )
    if needed and asked is None:
        asked = TravelDecision(person_id=day.person_id, appointment=day)
        add(actor, asked, "unpaidwork:travel:asked")
        bus.publish(actor, TravelAsked(day.person_id, asked.pk))
    if not needed and asked is not None:
        if asked.adjustment_id is not None:
            raise HoursRefused("Travel to this day was taken off the hours. Take that back first", "outcome")
        retract(asked, expected=asked.version, by=actor, because="outcome changed")
        trail.record(actor, "unpaidwork:travel:taken-back", asked)


def _publish(actor: Actor, place: Place, day: WorkAppointment, former: str) -> None:
    found = _outcome(place, day.outcome)
    bus.publish(
        actor,
        WorkOutcomeRecorded(
            day.person_id, day.pk, day.on, day.outcome, found.state, found.enforceable, former
        ),
    )  # fmt: skip


def _outcome(place: Place, code: str) -> Outcome:
    found = place.work.outcome(code)
    if found is None:
        raise NotListed("outcome", code)
    return found
