"""/people/{id}/unpaid-work, projects, groups and travel: hours, days, outcomes, adjustments, decisions."""

from datetime import date, time
from uuid import UUID

from throughcare.casework.unpaidwork import commands, queries
from throughcare.casework.unpaidwork.hours import Hours
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

unpaidwork = Resource("unpaid work", "unpaidwork")
PERSON = "/people/{uuid:person_id}/unpaid-work"
HOURS = f"{PERSON}/hours/{{uuid:requirement_id}}"
DAY = f"{PERSON}/days/{{uuid:work_day_id}}"


class HoursShown(Shown):
    """The hours of one condition, in minutes. credited: by the rule; worked, where the place has none.

    let_off, scheme: of the incentive scheme; "" and 0 where the place has none. plan: satisfied, sufficient or
    insufficient. education_allowed: null where no rule limits it.
    """

    id: UUID
    version: int
    condition_id: UUID
    starts_on: date
    ends_on: date | None
    in_scheme: bool
    required_minutes: int
    adjusted: int
    worked: int
    credited: int
    without_outcome: int
    booked: int
    to_schedule: int
    let_off: int
    scheme: str
    to_plan: int
    plan: str
    education_done: int | None
    education_allowed: int | None
    sentences: list[str]


class WorkDayShown(Shown):
    """A day of work. outcome: "" while it is to be recorded."""

    id: UUID
    version: int
    requirement_id: UUID
    project_id: UUID
    project: str
    on: date
    starts_at: time
    ends_at: time
    outcome: str
    penalty_minutes: int | None
    credited_minutes: int | None
    work_quality: str
    behaviour: str
    notes: str
    sensitive: bool


class WorkAdjustmentShown(Shown):
    """Minutes added to what is required, below zero where taken off."""

    id: UUID
    version: int
    requirement_id: UUID
    minutes: int
    reason: str
    on: date
    note: str


class TravelShown(Shown):
    """A decision on travel, or one that waits."""

    id: UUID
    version: int
    appointment_id: UUID
    state: str
    words: str


class UnpaidWorkShown(Shown):
    """All of a person's unpaid work."""

    hours: list[HoursShown]
    days: list[WorkDayShown]
    adjustments: list[WorkAdjustmentShown]
    travel: list[TravelShown]


def read_unpaid_work(actor: Actor, person_id: UUID) -> UnpaidWorkShown:
    """Hours required, worked and to plan, every day with its outcome, adjustments and travel."""
    place, today = jurisdictions.get(actor.jurisdiction).unpaid_work, clock.today(actor.zone)
    held = queries.work_of(actor, person_id, place)
    return UnpaidWorkShown(
        hours=[_hours(each, held.hours(place, each, today)) for each in held.requirements] if place else [],
        days=[WorkDayShown.model_validate(each, from_attributes=True) for each in held.days],
        adjustments=[
            WorkAdjustmentShown.model_validate(each, from_attributes=True) for each in held.adjustments
        ],
        travel=[TravelShown.model_validate(each, from_attributes=True) for each in held.travel],
    )


def read_work_groups(actor: Actor) -> list[queries.GroupDay]:
    """Days of work of the last fortnight and the coming week, of the people whom the caller may see."""
    found = queries.group_days(actor, clock.today(actor.zone))
    return sorted(found, key=lambda each: (each.on, each.project_id), reverse=True)


def read_work_projects(actor: Actor) -> list[queries.ProjectLine]:
    """The agency's projects, closed ones too, by title."""
    return sorted(queries.projects(actor), key=lambda each: (each.title, each.id))


def _hours(line: queries.RequirementLine, found: Hours) -> HoursShown:
    return HoursShown(
        id=line.id, version=line.version, condition_id=line.condition_id, starts_on=line.starts_on,
        ends_on=line.ends_on, in_scheme=line.in_scheme, required_minutes=found.required, adjusted=found.adjusted,
        worked=found.worked, credited=found.credited, without_outcome=found.without_outcome, booked=found.booked,
        to_schedule=found.to_schedule, let_off=found.let_off, scheme=found.scheme.status if found.scheme else "",
        to_plan=found.to_plan, plan=found.plan, education_done=found.education_done,
        education_allowed=found.education_allowed,
        sentences=[*found.sentences, *(found.scheme.sentences if found.scheme else ())],
    )  # fmt: skip


unpaidwork.reads(PERSON, read_unpaid_work)
unpaidwork.adds(f"{PERSON}/hours", commands.require_hours)
unpaidwork.changes(HOURS, commands.change_required_hours)
unpaidwork.adds(f"{PERSON}/days", commands.book_day, name="book_work_day")
unpaidwork.adds(f"{PERSON}/planning", commands.plan_days, name="plan_work_days")
unpaidwork.acts(f"{DAY}/outcome", commands.record_work_outcome)
unpaidwork.acts(f"{DAY}/cancelling", commands.cancel_day, name="cancel_work_day")
unpaidwork.adds(f"{PERSON}/adjustments", commands.adjust_hours)
unpaidwork.acts(
    f"{PERSON}/adjustments/{{uuid:adjustment_id}}/taking-back", commands.take_back_adjustment,
    name="take_back_work_adjustment",
)  # fmt: skip
unpaidwork.acts(
    f"{PERSON}/travel/{{uuid:travel_id}}/deciding", commands.decide_travel, name="decide_work_travel"
)
unpaidwork.lists(
    "/work-groups", read_work_groups, by=("on", "project_id"), newest_first=True, may=Permission.WORK_RECORD
)
unpaidwork.lists(
    "/work-travel", queries.travel_waiting, name="read_work_travel", by=("on", "id"), may=Permission.WORK_PLAN
)
unpaidwork.lists(
    "/work-projects",
    queries.projects,
    name="read_work_projects",
    by=("title", "id"),
    may=Permission.WORK_DIRECT,
)
unpaidwork.adds("/work-projects", commands.add_project, name="add_work_project")
unpaidwork.changes("/work-projects/{uuid:project_id}", commands.change_project, name="change_work_project")
unpaidwork.acts("/work-projects/{uuid:project_id}/closing", commands.close_project, name="close_work_project")
