"""The pages of unpaid work: what they say, in how many statements, what they refuse, and that nothing typed is lost."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.unpaidwork.models import (
    TravelDecision,
    WorkAdjustment,
    WorkAppointment,
    WorkProject,
    WorkRequirement,
)
from throughcare.casework.unpaidwork.tests.arranged import SENTENCED, TODAY, project_of, required, worked
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def address(name: str, *ids: Any) -> str:
    return reverse(f"unpaidwork:{name}", args=ids)


def dated(name: str, day: Any) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def sent(**fields: Any) -> dict[str, Any]:
    return {"submission": str(uuid4()), **fields}


@pytest.mark.requirement("R044", "R040")
def test_the_page_shows_the_hours_as_a_picture_and_as_a_table(world: World, person: Person) -> None:
    requirement, project = required(person, in_scheme=True), project_of(world)
    for back in range(1, 7):
        worked(requirement, project, TODAY - timedelta(days=10 + back), "ATTC", 360)
    worked(requirement, project, YESTERDAY)
    worked(requirement, project, TOMORROW)
    worked(requirement, project, TODAY - timedelta(days=5), "UACP")
    factories.WorkAdjustmentFactory(person=person, requirement=requirement, minutes=-60)
    browser = world.browser()
    with counted() as statements:
        answer = browser.get(address("work", person.pk))
    assert len(statements) <= MOST_A_PAGE, statements
    shown = answer.content.decode()
    for said in (
        "Unpaid work", "<svg", "Of 100 h required.", "Credited: 36 h", "Still to plan", "The plan is not enough",
        "Outcome to record", "Unacceptable absence", "Incentive scheme: out of the scheme", "Plan days", "30 h",
        "How this was counted", "−1 h",
    ):  # fmt: skip
        assert said in shown, said


@pytest.mark.requirement("R044")
def test_a_condition_without_hours_asks_for_them(world: World, person: Person) -> None:
    condition = factories.ConditionFactory(
        person=person, order=factories.OrderFactory(person=person, made_on=SENTENCED),
        kind="ew-requirement-unpaid-work", text="Work 120 hours",
    )  # fmt: skip
    browser = world.browser()
    assert "Hours not recorded yet" in browser.get(address("work", person.pk)).content.decode()
    page = address("require", person.pk)
    assert "Work 120 hours" in browser.get(page).content.decode()
    typed = sent(
        condition_id=str(condition.pk),
        required_minutes="many",
        in_scheme="on",
        **dated("starts_on", SENTENCED),
    )
    refused = browser.post(page, typed)
    assert refused.status_code == 422 and "must be a number" in refused.content.decode()
    assert 'value="many"' in refused.content.decode()
    assert browser.post(page, typed | sent(required_minutes="120")).status_code == 303
    made = WorkRequirement.objects.get()
    assert made.required_minutes == 7200 and made.in_scheme
    change = address("change", person.pk, made.pk)
    answer = browser.post(
        change, {"version": "1", "required_minutes": "100.5", **dated("starts_on", SENTENCED)}
    )
    assert answer.status_code == 303
    assert WorkRequirement.objects.get().required_minutes == 6030


@pytest.mark.requirement("R044")
def test_days_are_planned_by_weekday_and_shown_before_they_are_booked(world: World, person: Person) -> None:
    requirement, project = required(person, minutes=600), project_of(world)
    browser, page = world.browser(), address("plan", person.pk, requirement.pk)
    assert "Still to plan: 10 h" in browser.get(page).content.decode()
    typed = sent(
        project_id=str(project.pk), weekdays=["monday", "tuesday"], starts_at="9:00", ends_at="16:00", every_weeks="1",
        **dated("first_day", TODAY),
    )  # fmt: skip
    seen = browser.post(page, typed).content.decode()
    assert "Book these days" in seen and "2 in all" in seen and "09:00 to 12:00" in seen
    assert not WorkAppointment.objects.exists()
    mark = seen.split('name="seen"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
    other = browser.post(page, typed | sent(seen=mark, weekdays=["friday"])).content.decode()
    assert "Book these days" in other and not WorkAppointment.objects.exists()
    assert browser.post(page, typed | sent(seen=mark)).status_code == 303
    assert WorkAppointment.objects.count() == 2
    assert "The plan is enough" in browser.get(address("work", person.pk)).content.decode()
    empty = browser.post(page, typed | sent()).content.decode()
    assert "No hours are left to plan" in empty


@pytest.mark.requirement("R044")
def test_one_day_is_added_with_what_became_of_it(world: World, person: Person) -> None:
    requirement, project = required(person), project_of(world)
    browser, page = world.browser(), address("book", person.pk, requirement.pk)
    typed = sent(project_id=str(project.pk), starts_at="9:00", ends_at="12:00", **dated("on", YESTERDAY))
    refused = browser.post(page, typed)
    assert refused.status_code == 422 and "say what became of it" in refused.content.decode()
    answer = browser.post(page, typed | sent(outcome="ATTC", penalty_minutes="15", notes="Painted the gate"))
    assert answer.status_code == 303
    day = WorkAppointment.objects.get()
    assert (day.credited_minutes, day.notes) == (165, "Painted the gate")


@pytest.mark.requirement("R044", "R063")
def test_an_outcome_is_recorded_and_changed_and_a_plan_cancelled(world: World, person: Person) -> None:
    requirement, project = required(person), project_of(world)
    day, later = worked(requirement, project, YESTERDAY), worked(requirement, project, TOMORROW)
    browser, page = world.browser(), address("outcome", person.pk, day.pk)
    typed = {"version": "1", "outcome": "ATTC", "starts_at": "9:00", "ends_at": "16:00", "penalty_minutes": "900",
             "work_quality": "excellent", "behaviour": "good", "notes": "A good day"}  # fmt: skip
    refused = browser.post(page, typed)
    assert refused.status_code == 422 and "must be at most the 420 minutes" in refused.content.decode()
    assert "A good day" in refused.content.decode()
    assert browser.post(page, typed | {"penalty_minutes": "", "sensitive": "on"}).status_code == 303
    assert "still to come" in browser.get(address("outcome", person.pk, later.pk)).content.decode()
    cancel = address("cancel", person.pk, later.pk)
    assert browser.post(cancel, {"version": "1", "because": ""}).status_code == 422
    assert browser.post(cancel, {"version": "1", "because": "The van broke down"}).status_code == 303
    assert not WorkAppointment.objects.filter(pk=later.pk).exists()
    shown = browser.get(address("work", person.pk)).content.decode()
    assert (
        "Attended and complied" in shown
        and "Work: excellent. Behaviour: good" in shown
        and "A good day" in shown
    )
    support = world.browser(world.user("support", team=world.team))
    hidden = support.get(address("work", person.pk)).content.decode()
    assert "A good day" not in hidden and "Sensitive note" in hidden
    again = {**typed, "version": "2", "penalty_minutes": "", "notes": "Second line", "sensitive": "on"}
    assert support.post(page, again).status_code == 303
    assert WorkAppointment.objects.get(pk=day.pk).notes == "A good day\nSecond line"


@pytest.mark.requirement("R044")
def test_hours_are_adjusted_and_travel_is_decided(world: World, person: Person) -> None:
    requirement, project = required(person), project_of(world)
    day = worked(requirement, project, YESTERDAY, "ATTC", 420)
    asked = factories.TravelDecisionFactory(person=person, appointment=day)
    browser = world.browser()
    assert "Travel to decide" in browser.get(address("work", person.pk)).content.decode()
    assert person.reference in browser.get(address("travel_list")).content.decode()
    page = address("travel", person.pk, asked.pk)
    refused = browser.post(page, {"version": "1", "minutes": "181", "words": ""})
    assert refused.status_code == 422 and "at most 180 minutes" in refused.content.decode()
    assert browser.post(page, {"version": "1", "minutes": "90", "words": "Two buses"}).status_code == 303
    assert TravelDecision.objects.get().state == "complete"
    adjust = address("adjust", person.pk, requirement.pk)
    typed = sent(
        way="less",
        minutes="2",
        reason="earlier",
        note="Two hours at the old office",
        **dated("on", YESTERDAY),
    )
    assert browser.post(adjust, typed).status_code == 303
    assert sorted(WorkAdjustment.objects.values_list("minutes", flat=True)) == [-120, -90]
    own = WorkAdjustment.objects.get(reason="earlier")
    back = address("take_back", person.pk, own.pk)
    assert "Take an adjustment back" in browser.get(back).content.decode()
    assert browser.post(back, {"version": "1", "because": "Entered twice"}).status_code == 303
    assert WorkAdjustment.objects.count() == 1


@pytest.mark.requirement("R044")
def test_a_supervisor_records_a_whole_group_on_one_page(world: World) -> None:
    project = project_of(world)
    people = [world.person("Ada", "Able"), world.person("Ben", "Baker"), world.person("Cyd", "Cole")]
    days = [worked(required(each), project, YESTERDAY) for each in people]
    supervisor = world.browser(world.user("work_supervisor", team=world.team))
    listed = supervisor.get(address("groups")).content.decode()
    assert project.title in listed and "3 to record" in listed and "Projects" not in listed
    page = f"{address('attendance', project.pk)}?on={YESTERDAY.isoformat()}"
    with counted() as statements:
        shown = supervisor.get(page).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Ada Able" in shown and "Cyd Cole" in shown
    assert "Acceptable absence" not in shown, "the officer records that"
    filled = supervisor.get(f"{page}&fill=all").content.decode()
    assert filled.count('<option value="ATTC" selected>') == 3
    typed: dict[str, Any] = sent()
    for day, outcome in zip(days, ("ATTC", "UACP", ""), strict=True):
        typed |= {f"outcome-{day.pk}": outcome, f"version-{day.pk}": "1", f"work_quality-{day.pk}": "good"}
    refused = supervisor.post(page, typed)
    assert refused.status_code == 422 and "Cyd Cole" in refused.content.decode()
    assert not WorkAppointment.objects.exclude(outcome="").exists(), "all of it or nothing"
    assert supervisor.post(page, typed | sent(**{f"work_quality-{days[2].pk}": ""})).status_code == 303
    assert sorted(WorkAppointment.objects.values_list("outcome", flat=True)) == ["", "ATTC", "UACP"]
    assert supervisor.get(address("work", people[0].pk)).status_code in (403, 404)


@pytest.mark.requirement("R044")
def test_a_manager_begins_changes_and_closes_a_project(world: World) -> None:
    manager, page = world.browser(world.manager), address("add_project")
    typed = sent(
        title="Park", kind="group_regional", place="At the gate", weekdays=["monday"], starts_at="9:00", ends_at="8:00",
        **dated("starts_on", TODAY),
    )  # fmt: skip
    refused = manager.post(page, typed)
    assert refused.status_code == 422 and "The end must be later than the start" in refused.content.decode()
    assert manager.post(page, typed | sent(ends_at="16:00")).status_code == 303
    project = WorkProject.objects.get()
    change = address("change_project", project.pk)
    changed = typed | {"version": "1", "ends_at": "16:00", "weekdays": ["friday", "monday"]}
    assert manager.post(change, changed).status_code == 303
    project.refresh_from_db()
    assert project.weekdays == ["monday", "friday"]
    close = address("close_project", project.pk)
    assert (
        manager.post(close, {"version": "2", "because": "", **dated("closed_on", TODAY)}).status_code == 422
    )
    assert (
        manager.post(close, {"version": "2", "because": "Done", **dated("closed_on", TODAY)}).status_code
        == 303
    )
    assert "Closed: Done" in manager.get(address("projects")).content.decode()
    assert world.browser().get(address("projects")).status_code == 403


@pytest.mark.requirement("R044", "R078")
@pytest.mark.parametrize(
    ("place", "kind"), [("us-pa", "us-pa-probation-community-service"), ("us-ga", "us-ga-other")]
)
def test_where_no_rule_was_read_hours_worked_stand_beside_hours_required(
    make_world: Any, place: str, kind: str
) -> None:
    world = make_world(place, "America/New_York")
    person = world.person()
    requirement, project = required(person, kind=kind), project_of(world)
    worked(requirement, project, TODAY - timedelta(days=3), "worked")
    shown = world.browser().get(address("work", person.pk)).content.decode()
    assert "Community service" in shown and "hours required stand beside hours worked" in shown
    assert (
        "Worked: 7 h" in shown
        and "Credited:" not in shown
        and "scheme" not in shown
        and "education" not in shown
    )
