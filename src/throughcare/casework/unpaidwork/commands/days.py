"""Days of work: booked one by one, planned by weekday, cancelled."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any, cast
from uuid import UUID

from django.db import transaction

from throughcare.casework.unpaidwork.commands.outcomes import check_outcome, credit, open_travel
from throughcare.casework.unpaidwork.commands.writing import Place, add, held, hold, hours_now, required_of
from throughcare.casework.unpaidwork.drafts import DayDraft, OutcomeDraft, PlanDraft
from throughcare.casework.unpaidwork.events import WorkCancelled, WorkPlanned
from throughcare.casework.unpaidwork.models import WorkAppointment, WorkProject, WorkRequirement
from throughcare.casework.unpaidwork.refusals import (
    HoursRefused,
    NothingToPlan,
    NotListed,
    OutcomeRefused,
    ProjectClosed,
    TwoAtOnce,
    WrongDay,
    told,
)
from throughcare.casework.unpaidwork.wording import WEEKDAY_CODES
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import retract
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.interventions.unpaid_work_schedule import WEEKDAYS, schedule
from throughcare.rules.kernel import BadAnswers

MOST_DAYS = 200
"""Days planned at once: more than three hundred hours take at two hours a day."""


@transaction.atomic
def book_day(actor: Actor, person_id: UUID, draft: DayDraft) -> WorkAppointment:
    """Put one day of work on the record; one that is past with what became of it.

    Raises NotPermitted, NotThere, PurposeNeeded, or what contradicts the hours, the project or the day.
    """
    require(actor, Permission.WORK_PLAN, person_id)
    place = hold(person_id)
    requirement = required_of(person_id, draft.requirement_id)
    project = _project(place, draft.project_id)
    check_day(place, requirement, project, draft.on, draft.starts_at, draft.ends_at)
    if draft.outcome is None and draft.on < place.today:
        raise OutcomeRefused("This day is past: say what became of it")
    check_free(person_id, draft.on, draft.starts_at, draft.ends_at)
    day = WorkAppointment(
        person_id=person_id, requirement=requirement, project=project, on=draft.on, starts_at=draft.starts_at,
        ends_at=draft.ends_at,
    )  # fmt: skip
    if draft.outcome is None:
        add(actor, day, "unpaidwork:day:booked")
    else:
        _with_outcome(actor, place, day, draft.outcome)
    bus.publish(actor, WorkPlanned(person_id, requirement.pk, 1))
    return day


@transaction.atomic
def plan_days(actor: Actor, person_id: UUID, draft: PlanDraft) -> list[WorkAppointment]:
    """Book days on certain weekdays until the hours are used up, as `days_to_plan` gives them.

    Raises as `book_day`, or NothingToPlan.
    """
    require(actor, Permission.WORK_PLAN, person_id)
    place = hold(person_id)
    requirement = required_of(person_id, draft.requirement_id)
    project = _project(place, draft.project_id)
    found = days_to_plan(place, requirement, project, draft)
    made = []
    for on, starts_at, ends_at in found:
        day = WorkAppointment(
            person_id=person_id,
            requirement=requirement,
            project=project,
            on=on,
            starts_at=starts_at,
            ends_at=ends_at,
        )
        add(actor, day, "unpaidwork:day:booked")
        made.append(day)
    bus.publish(actor, WorkPlanned(person_id, requirement.pk, len(made)))
    return made


def days_to_plan(
    place: Place, requirement: WorkRequirement, project: WorkProject, draft: PlanDraft
) -> list[tuple[date, time, time]]:
    """The days that the place's rule gives: no holiday, no day on which the person works already. Nothing is written.

    Raises what contradicts the project or the hours, or NothingToPlan.
    """
    _check_plan(place, project, draft)
    first = max(draft.first_day, requirement.starts_on, project.starts_on)
    taken = WorkAppointment.objects.filter(person_id=requirement.person_id, on__gte=first).values_list(
        "on", flat=True
    )
    years = {first.year + each for each in range(6)}
    try:
        found = schedule.ask(
            {
                "today": first,
                "minutes_to_plan": hours_now(place, requirement).to_plan,
                "slots": list(_slots(requirement, project, draft, first)),
                "days_off": [
                    *taken,
                    *(day for day in place.pack.holidays(min(years), max(years)) if day >= first),
                ],
            }
        )
    except BadAnswers as refusal:
        raise told(refusal, {"slots": "ends_at"}) from refusal
    plan = cast(list[dict[str, Any]], found.results["plan"])
    if not plan:
        raise NothingToPlan(
            "No hours are left to plan"
            if found.results["outcome"] == "satisfied"
            else "No day fits. Choose others"
        )
    return [
        (each["date"], time.fromisoformat(each["start"]), time.fromisoformat(each["end"]))
        for each in plan[:MOST_DAYS]
    ]


def _check_plan(place: Place, project: WorkProject, draft: PlanDraft) -> None:
    """Refuse weekdays on which the project does not run, and a first day that is past."""
    if not draft.weekdays or set(draft.weekdays) - set(WEEKDAY_CODES):
        raise NotListed("weekdays", draft.weekdays)
    for code in draft.weekdays:
        if code not in project.weekdays:
            raise HoursRefused(f"The project does not run on a {WEEKDAYS[code]}", "weekdays")
    if draft.first_day < place.today:
        raise WrongDay("The first day must be today or later", "first_day", draft.first_day)


@transaction.atomic
def preview_days(actor: Actor, person_id: UUID, draft: PlanDraft) -> list[tuple[date, time, time]]:
    """What `plan_days` would book, day by day. Nothing is written. Raises as it does."""
    require(actor, Permission.WORK_PLAN, person_id)
    place = hold(person_id)
    requirement = required_of(person_id, draft.requirement_id)
    return days_to_plan(place, requirement, _project(place, draft.project_id), draft)


@transaction.atomic
def cancel_day(actor: Actor, person_id: UUID, work_day_id: UUID, *, because: str, expected: int) -> None:
    """Take a planned day back, with the reason. A day with an outcome stays; its outcome can be changed.

    Raises NotPermitted, NotThere, PurposeNeeded, HoursRefused, StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.WORK_PLAN, person_id)
    hold(person_id)
    day = held(WorkAppointment, person_id, work_day_id, Permission.WORK_PLAN)
    if day.outcome:
        raise HoursRefused("What became of this day is recorded. Change that instead", "")
    if not because.strip():
        raise HoursRefused("Say why the day is cancelled", "because")
    refuse_what_tells(actor, person_id, {"because": because})
    retract(day, expected=expected, by=actor, because=because.strip()[:200])
    trail.record(actor, "unpaidwork:day:cancelled", day)
    bus.publish(actor, WorkCancelled(person_id, day.pk, day.on))


def check_day(
    place: Place, requirement: WorkRequirement, project: WorkProject, on: date, starts_at: time, ends_at: time
) -> None:
    """Refuse a day that the order or the project does not allow."""
    if ends_at <= starts_at:
        raise HoursRefused("The end must be later than the start", "ends_at")
    if on < requirement.starts_on:
        raise WrongDay(
            f"Hours count from {place.written(requirement.starts_on)}, the day of the sentence", "on", on
        )
    if requirement.ends_on is not None and on >= requirement.ends_on:
        raise WrongDay(f"The hours are to be done before {place.written(requirement.ends_on)}", "on", on)
    if on < project.starts_on:
        raise WrongDay(f"The project begins on {place.written(project.starts_on)}", "on", on)
    if project.ends_on is not None and on >= project.ends_on:
        raise WrongDay(f"The project ends on {place.written(project.ends_on)}", "on", on)
    if project.closed_on is not None and on >= project.closed_on:
        raise ProjectClosed(f"The project closed on {place.written(project.closed_on)}")
    weekday = WEEKDAY_CODES[on.weekday()]
    if weekday not in project.weekdays:
        runs = ", ".join(WEEKDAYS[code] for code in project.weekdays)
        raise WrongDay(f"The project does not run on a {WEEKDAYS[weekday]}. It runs on {runs}", "on", on)


def check_free(person_id: UUID, on: date, starts_at: time, ends_at: time, *, but: UUID | None = None) -> None:
    """Refuse two days of work at once. but: a day that may be there."""
    others = WorkAppointment.objects.filter(
        person_id=person_id, on=on, starts_at__lt=ends_at, ends_at__gt=starts_at
    )
    if others.exclude(pk=but).exists():
        raise TwoAtOnce("starts_at", on)


def _with_outcome(actor: Actor, place: Place, day: WorkAppointment, draft: OutcomeDraft) -> None:
    """Keep a past day together with its outcome."""
    refuse_what_tells(actor, day.person_id, {"notes": draft.notes})
    check_outcome(actor, place, day, draft)
    day.outcome, day.penalty_minutes = draft.outcome, draft.penalty_minutes
    day.work_quality, day.behaviour = draft.work_quality, draft.behaviour
    day.notes, day.sensitive = (draft.notes or "").strip(), bool(draft.sensitive)
    day.credited_minutes = credit(place, day, day.starts_at, day.ends_at, draft)
    add(actor, day, "unpaidwork:day:worked")
    open_travel(actor, place, day)


def _project(place: Place, project_id: UUID) -> WorkProject:
    project: WorkProject | None = WorkProject.objects.filter(pk=project_id, agency_id=place.agency_id).first()
    if project is None:
        raise NotListed("project_id", project_id)
    return project


def _slots(
    requirement: WorkRequirement, project: WorkProject, draft: PlanDraft, first: date
) -> Iterator[dict[str, object]]:
    """What the rule is asked: one slot a weekday, until the hours, the project or its closing end it."""
    ends = [day for day in (requirement.ends_on, project.ends_on, project.closed_on) if day is not None]
    last = {"last_day": min(ends) - timedelta(days=1)} if ends else {}
    for code in draft.weekdays:
        yield {
            "weekday": code,
            "start": draft.starts_at,
            "end": draft.ends_at,
            "every_weeks": draft.every_weeks,
            "first_day": first,
            **last,
        }
