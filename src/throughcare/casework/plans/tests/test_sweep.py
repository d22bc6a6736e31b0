"""What the sweep finds of plans, and that it closes what is dealt with."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.plans import commands
from throughcare.casework.plans.models import Objective, PlanReview, PlanVersion
from throughcare.casework.plans.tests.arranged import KEPT, NO, TODAY, YES, begun, plan_of, signed
from throughcare.config.timetable import sweep_now
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.notices.models import Alert
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R042")]


@pytest.fixture
def person(world: World) -> Person:
    made = world.person()
    factories.OrderFactory(
        person=made,
        status="active",
        starts_on=TODAY - timedelta(days=20),
        ends_on=TODAY + timedelta(days=300),
    )
    return made


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


def found(person: Person, *, on: date = TODAY, delta: bool = False) -> set[str]:
    """The alerts about the plan that stand after a sweep."""
    sweep_now(on, delta=delta)
    rows = Alert.objects.filter(person=person, rule__regex="plan|objective").exclude(state="done")
    return set(rows.values_list("rule", flat=True))


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_the_first_plan_is_asked_for_until_it_is_signed(officer: Actor, person: Person) -> None:
    assert found(person) == {"plan-due"}
    alert = Alert.objects.get(rule="plan-due")
    assert alert.due_on == later(jurisdictions.get("ew").plan.first_within_days - 20)
    signed(officer, person)
    assert found(person) == set()


def test_a_plan_not_asked_about_is_raised_after_a_week_and_closed_by_any_answer(
    officer: Actor, person: Person, deliver: Callable[[], int]
) -> None:
    version = signed(officer, person, answer=None)
    assert "plan-not-asked" not in found(person, on=later(7))
    assert "plan-not-asked" in found(person, on=later(8))
    with acting(officer):
        commands.record_answer(officer, person.pk, version.pk, NO)
    assert "plan-not-asked" not in found(person, on=later(8))


def test_who_could_not_answer_is_asked_again_after_a_week(officer: Actor, person: Person) -> None:
    signed(officer, person, answer=replace(YES, answer="could_not_answer", reason="Unwell"))
    assert "plan-not-asked" in found(person, on=later(8))


def test_reviews_are_due_and_then_overdue(officer: Actor, person: Person) -> None:
    signed(officer, person)
    due = PlanReview.objects.get().due_on
    assert "plan-review" not in found(person, on=due - timedelta(days=15))
    assert "plan-review" in found(person, on=due - timedelta(days=14))
    assert "plan-review-late" in found(person, on=due + timedelta(days=1))
    assert "plan-review" not in found(person, on=due + timedelta(days=1))


def test_a_changed_plan_is_to_be_signed_again(officer: Actor, person: Person) -> None:
    signed(officer, person)
    objective = Objective.objects.get()
    with acting(officer):
        draft = replace(KEPT, target="5 nights")
        commands.change_objective(officer, person.pk, objective.pk, draft, expected=objective.version)
    assert "plan-not-signed" not in found(person, on=later(14))
    assert "plan-not-signed" in found(person, on=later(15))
    with acting(officer):
        commands.sign_plan(officer, person.pk, why="Five nights do.", expected=plan_of(person).version)
    assert "plan-not-signed" not in found(person, on=later(15))


def test_a_version_waits_for_its_second_signature(officer: Actor, person: Person) -> None:
    version = signed(officer, person, answer=None)
    PlanVersion.objects.filter(pk=version.pk).update(state="waiting")
    assert "plan-to-countersign" in found(person)


def test_a_day_that_passed_is_asked_about(officer: Actor, person: Person) -> None:
    signed(officer, person)
    objective = Objective.objects.get()
    assert "objective-past-its-day" not in found(person, on=objective.target_on)
    assert "objective-past-its-day" in found(person, on=objective.target_on + timedelta(days=1))


def test_a_days_difference_finds_what_the_whole_finds(officer: Actor, person: Person) -> None:
    begun(officer, person, KEPT)
    found(person)
    with acting(officer):
        commands.sign_plan(officer, person.pk, expected=plan_of(person).version)
    assert found(person, on=later(1), delta=True) == set()
    assert found(person, on=later(8), delta=True) == {"plan-not-asked"}
    Alert.objects.all().delete()
    assert found(person, on=later(8)) == {"plan-not-asked"}


def test_nothing_is_asked_while_the_person_is_gone(officer: Actor, person: Person) -> None:
    signed(officer, person, answer=None)
    factories.SupervisionStateFactory(person=person, state="deported", starts_on=TODAY)
    assert found(person, on=clock.today("Europe/London") + timedelta(days=200)) == set()
