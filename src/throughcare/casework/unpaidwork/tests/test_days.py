"""Hours required, projects and days: what stands in the way is refused beside the field, with the reason."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.unpaidwork import commands
from throughcare.casework.unpaidwork.drafts import (
    DayDraft,
    OutcomeDraft,
    PlanDraft,
    ProjectDraft,
    RequirementDraft,
)
from throughcare.casework.unpaidwork.models import WorkAppointment, WorkProject, WorkRequirement
from throughcare.casework.unpaidwork.tests.arranged import SENTENCED, TODAY, project_of, required, worked
from throughcare.casework.unpaidwork.wording import WEEKDAY_CODES
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.refusal import Refused
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R044")]
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def draft(requirement: WorkRequirement, project: WorkProject, **more: Any) -> DayDraft:
    given = {"on": TOMORROW, "starts_at": time(9), "ends_at": time(16)} | more
    return DayDraft(requirement_id=requirement.pk, project_id=project.pk, **given)


def refused(world: World, person: Person, day: DayDraft) -> tuple[str, str]:
    """Message and field of what is refused; nothing was written."""
    before = WorkAppointment.objects.count()
    with acting(world.actor()) as actor, pytest.raises(Refused) as broken:
        commands.book_day(actor, person.pk, day)
    assert WorkAppointment.objects.count() == before
    return broken.value.message, broken.value.field


@pytest.mark.parametrize(
    ("change", "says", "field"),
    [
        ({"ends_at": time(9)}, "The end must be later than the start", "ends_at"),
        ({"on": SENTENCED - timedelta(days=1)}, "Hours count from", "on"),
        ({"on": YESTERDAY}, "This day is past", "outcome"),
        ({"on": TODAY + timedelta(days=60)}, "The hours are to be done before", "on"),
        ({"on": TODAY + timedelta(days=40)}, "The project ends on", "on"),
    ],
)
def test_a_day_that_does_not_fit_is_refused(
    world: World, person: Person, change: dict[str, Any], says: str, field: str
) -> None:
    requirement = required(person, ends_on=TODAY + timedelta(days=50))
    project = project_of(world, ends_on=TODAY + timedelta(days=30))
    message, where = refused(world, person, draft(requirement, project, **change))
    assert says in message and where == field


def test_a_project_runs_on_its_weekdays_until_it_closes(world: World, person: Person) -> None:
    requirement = required(person)
    other = WEEKDAY_CODES[(TOMORROW.weekday() + 1) % 7]
    project = project_of(world, weekdays=[other])
    message, field = refused(world, person, draft(requirement, project))
    assert f"It runs on {other.capitalize()}" in message and field == "on"
    closed = project_of(world, closed_on=TODAY, closed_because="Done")
    assert refused(world, person, draft(requirement, closed))[1] == "project_id"
    later = project_of(world, starts_on=TODAY + timedelta(days=9))
    assert "The project begins on" in refused(world, person, draft(requirement, later))[0]
    foreign = factories.WorkProjectFactory()
    assert refused(world, person, draft(requirement, foreign)) == (
        "Choose one of the answers listed",
        "project_id",
    )


def test_nobody_works_in_two_places_at_once(world: World, person: Person) -> None:
    requirement, project = required(person), project_of(world)
    worked(requirement, project, TOMORROW)
    message, field = refused(world, person, draft(requirement, project, starts_at=time(15), ends_at=time(18)))
    assert "somewhere else at that time" in message and field == "starts_at"
    with acting(world.actor()) as actor:
        commands.book_day(actor, person.pk, draft(requirement, project, starts_at=time(16), ends_at=time(18)))


def test_a_past_day_comes_with_its_outcome_and_opens_its_travel(world: World, person: Person) -> None:
    requirement, project = required(person), project_of(world)
    outcome = OutcomeDraft(outcome="ATTC", penalty_minutes=30, notes="Late bus")
    with acting(world.actor()) as actor:
        day = commands.book_day(actor, person.pk, draft(requirement, project, on=YESTERDAY, outcome=outcome))
    assert (day.credited_minutes, day.outcome, day.notes) == (390, "ATTC", "Late bus")


def test_the_hours_of_a_condition_are_recorded_once_and_never_below_what_was_credited(
    world: World, person: Person
) -> None:
    order = factories.OrderFactory(person=person)
    condition = factories.ConditionFactory(person=person, order=order, kind="ew-requirement-unpaid-work")
    curfew = factories.ConditionFactory(person=person, order=order, kind="ew-requirement-curfew")

    def hours(**more: Any) -> RequirementDraft:
        return RequirementDraft(
            **{"condition_id": condition.pk, "required_minutes": 6000, "starts_on": SENTENCED} | more
        )

    with acting(world.actor()) as actor:
        for wrong, field in (
            (hours(condition_id=curfew.pk), "condition_id"),
            (hours(required_minutes=0), "required_minutes"),
            (hours(ends_on=SENTENCED), "ends_on"),
        ):
            with pytest.raises(Refused) as broken:
                commands.require_hours(actor, person.pk, wrong)
            assert broken.value.field == field
        made = commands.require_hours(actor, person.pk, hours())
        with pytest.raises(Refused, match="Change them instead"):
            commands.require_hours(actor, person.pk, hours())
    worked(made, project_of(world), YESTERDAY, "ATTC", 420)
    given: dict[str, Any] = {"starts_on": SENTENCED, "ends_on": None, "in_scheme": False, "expected": 1}
    with acting(world.actor()) as actor:
        with pytest.raises(Refused, match="7 h are credited already"):
            commands.change_required_hours(actor, person.pk, made.pk, required_minutes=400, **given)
        with pytest.raises(Refused, match="A day of work is on record"):
            commands.change_required_hours(
                actor, person.pk, made.pk, required_minutes=6000, **given | {"starts_on": TODAY}
            )
        commands.change_required_hours(actor, person.pk, made.pk, required_minutes=3000, **given)
        with pytest.raises(StaleVersion):
            commands.change_required_hours(actor, person.pk, made.pk, required_minutes=2400, **given)


def plan_of(
    requirement: WorkRequirement, project: WorkProject, first_day: date = TODAY, **more: Any
) -> PlanDraft:
    given = {"weekdays": WEEKDAY_CODES, "starts_at": time(9), "ends_at": time(16)} | more
    return PlanDraft(requirement_id=requirement.pk, project_id=project.pk, first_day=first_day, **given)


def test_days_are_planned_round_holidays_and_days_taken_until_the_hours_are_used_up(
    world: World, person: Person
) -> None:
    requirement, project = required(person, minutes=1000), project_of(world)
    christmas = date(TODAY.year + 1, 12, 24)
    worked(requirement, project, christmas, until=time(10))
    with acting(world.actor()) as actor:
        made = commands.plan_days(actor, person.pk, plan_of(requirement, project, christmas))
    days = [(each.on, each.ends_at) for each in made]
    assert christmas not in [on for on, _ in days]
    holidays = jurisdictions.get("ew").holidays(christmas.year, christmas.year + 1)
    assert not {on for on, _ in days} & holidays and any(christmas < each < days[-1][0] for each in holidays)
    assert len(days) == 3 and days[-1][1] == time(10, 40), "the last day is cut to what is left"
    with acting(world.actor()) as actor, pytest.raises(Refused, match="No hours are left"):
        commands.plan_days(actor, person.pk, plan_of(requirement, project))


def test_a_plan_that_cannot_be_is_refused(world: World, person: Person) -> None:
    requirement, project = required(person), project_of(world, weekdays=["monday"])
    with acting(world.actor()) as actor:
        for wrong, field in (
            (plan_of(requirement, project), "weekdays"),
            (plan_of(requirement, project, weekdays=()), "weekdays"),
            (plan_of(requirement, project, YESTERDAY, weekdays=("monday",)), "first_day"),
            (plan_of(requirement, project, weekdays=("monday",), ends_at=time(8)), "ends_at"),
        ):
            with pytest.raises(Refused) as broken:
                commands.preview_days(actor, person.pk, wrong)
            assert broken.value.field == field
    over = project_of(world, ends_on=TODAY + timedelta(days=1), weekdays=[WEEKDAY_CODES[TOMORROW.weekday()]])
    weekday = (WEEKDAY_CODES[TOMORROW.weekday()],)
    with acting(world.actor()) as actor, pytest.raises(Refused, match="No day fits"):
        commands.preview_days(actor, person.pk, plan_of(requirement, over, weekdays=weekday))


def test_who_may_plan(world: World, person: Person) -> None:
    requirement, project = required(person), project_of(world)
    for user, problem in (
        (world.user("work_supervisor", team=world.team), NotPermitted),
        (world.user("officer"), PurposeNeeded),
        (World().officer, NotThere),
    ):
        with acting(world.actor(user)) as actor, pytest.raises(problem):
            commands.book_day(actor, person.pk, draft(requirement, project))


def test_a_project_with_days_to_come_is_not_closed_over_them(world: World, person: Person) -> None:
    project = project_of(world)
    worked(required(person), project, TOMORROW)
    with acting(world.actor(world.manager)) as actor:
        with pytest.raises(Refused, match="Move or cancel them first"):
            commands.close_project(actor, project.pk, closed_on=TODAY, because="Done", expected=1)
        with pytest.raises(Refused, match="It had not begun"):
            commands.close_project(actor, project_of(world, starts_on=TODAY).pk, closed_on=YESTERDAY, because="Done",
                                   expected=1)  # fmt: skip
        for wrong, field in (({"kind": "party"}, "kind"), ({"weekdays": ()}, "weekdays"), ({"title": " "}, "title"),
                             ({"ends_on": SENTENCED}, "ends_on")):  # fmt: skip
            given = {"title": "Park", "kind": "group_regional", "place": "Gate", "weekdays": ("monday",),
                     "starts_at": time(9), "ends_at": time(16), "starts_on": SENTENCED} | wrong  # fmt: skip
            with pytest.raises(Refused) as broken:
                commands.add_project(actor, ProjectDraft(**given))  # type: ignore[arg-type]
            assert broken.value.field == field
    with acting(world.actor()) as actor, pytest.raises(NotPermitted):
        commands.close_project(actor, project.pk, closed_on=TODAY, because="Done", expected=1)
