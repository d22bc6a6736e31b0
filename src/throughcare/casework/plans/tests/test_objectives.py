"""Objectives trace to needs; the SMART check asks and never blocks; what cannot be is refused beside its field."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.plans import commands
from throughcare.casework.plans.drafts import Mark
from throughcare.casework.plans.models import Objective, Plan, Step
from throughcare.casework.plans.refusals import (
    DayWrong,
    FigureWrong,
    NeedNotShown,
    NoPlan,
    NotOfTheTeam,
    NotYetSmart,
    PlanStands,
    UnknownCode,
)
from throughcare.casework.plans.tests.arranged import (
    IN_THREE_MONTHS,
    LODGING,
    STEP,
    TODAY,
    assessed,
    begun,
    plan_of,
)
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.refusal import Refused
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db
WORK = replace(
    LODGING, title="I will earn a wage for 20 hours a week", need="work", grounds="", measure="Hours paid a week",
    baseline="0 hours", target="20 hours",
)  # fmt: skip


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


@pytest.mark.requirement("R032")
def test_there_is_one_plan(officer: Actor, person: Person) -> None:
    with acting(officer):
        with pytest.raises(NoPlan):
            commands.add_objective(officer, person.pk, LODGING)
        plan = commands.begin_plan(officer, person.pk, own_words=" A quiet place. ")
        assert (plan.own_words, plan.own_words_on, plan.begun_on) == ("A quiet place.", TODAY, TODAY)
        with pytest.raises(PlanStands):
            commands.begin_plan(officer, person.pk)
    with pytest.raises(IntegrityError, match="plans_plan_one_a_person"), transaction.atomic():
        Plan(person=person, begun_on=TODAY, recorded_by_id=officer.user_id).save(force_insert=True)


@pytest.mark.requirement("R036")
def test_the_persons_own_words_are_kept_with_what_they_said_before(officer: Actor, person: Person) -> None:
    begun(officer, person)
    version = plan_of(person).version
    with acting(officer):
        commands.keep_own_words(officer, person.pk, own_words="Work, first of all.", expected=version)
        with pytest.raises(StaleVersion):
            commands.keep_own_words(officer, person.pk, own_words="Lost", expected=version)
    said = [each.own_words for each in Plan.versions.of(plan_of(person).pk)]
    assert said[0] == "A quiet place to sleep." and said[-1] == "Work, first of all."


@pytest.mark.requirement("R033", "R123")
def test_an_objective_traces_to_the_need_as_it_was_assessed(officer: Actor, person: Person) -> None:
    held = assessed(person, school_work_need="CONSIDERABLE")
    (objective,) = begun(officer, person, WORK)
    assert objective.assessment_id == held.pk
    assert "considerable" in objective.linked.lower() and f"{TODAY.year}" in objective.linked
    assert (objective.state, objective.starts_on, objective.target_on) == ("active", TODAY, IN_THREE_MONTHS)
    assert Step.objects.get().objective_id == objective.pk


@pytest.mark.requirement("R033", "R123")
def test_a_need_that_no_assessment_shows_takes_written_grounds(officer: Actor, person: Person) -> None:
    assessed(person, school_work_need="NONE")
    begun(officer, person)
    with acting(officer):
        with pytest.raises(NeedNotShown) as refused:
            commands.add_objective(officer, person.pk, WORK)
        assert refused.value.field == "grounds"
        grounded = replace(
            WORK, grounds="Lost his job on 3 November.", kept_because="It began after the assessment."
        )
        objective = commands.add_objective(officer, person.pk, grounded)
    assert (objective.linked, objective.assessment_id) == ("Lost his job on 3 November.", None)
    with pytest.raises(IntegrityError, match="plans_objective_traces_to_a_need"), transaction.atomic():
        factories.ObjectiveFactory(person=person, plan=objective.plan, linked="")


@pytest.mark.requirement("R034", "R035")
def test_a_failing_letter_is_mended_or_kept_with_the_reason(officer: Actor, person: Person) -> None:
    begun(officer, person)
    vague = replace(LODGING, title="Accommodation", target="")
    with acting(officer):
        with pytest.raises(NotYetSmart) as refused:
            commands.add_objective(officer, person.pk, vague)
        assert refused.value.field == "kept_because"
        assert {str(each.letter) for each in refused.value.findings} == {"specific", "measurable"}
        assert "Begin with" not in refused.value.message and "Specific" in refused.value.message
        kept = commands.add_objective(officer, person.pk, replace(vague, kept_because="These are his words."))
        mended = commands.change_objective(
            officer, person.pk, kept.pk, replace(LODGING, kept_because="Not needed any more"), expected=1
        )
    assert kept.kept_because == "These are his words."
    assert (mended.title, mended.kept_because) == (LODGING.title, "")


@pytest.mark.requirement("R034")
def test_that_no_step_is_written_yet_is_no_failing_of_a_new_objective(officer: Actor, person: Person) -> None:
    (objective,) = begun(officer, person, LODGING, steps=False)
    with acting(officer), pytest.raises(NotYetSmart) as refused:
        commands.change_objective(
            officer, person.pk, objective.pk, replace(LODGING, title="I will try to do better"), expected=1
        )
    assert "achievable" not in {str(each.letter) for each in refused.value.findings}


def test_first_steps_come_along(officer: Actor, person: Person) -> None:
    begun(officer, person, replace(LODGING, steps=(STEP, replace(STEP, words="Second"))), steps=False)
    assert list(Step.objects.order_by("position").values_list("words", flat=True)) == [STEP.words, "Second"]


@pytest.mark.requirement("R033", "R034")
@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"target_on": TODAY - timedelta(days=1)}, DayWrong, "target_on"),
        ({"target_on": TODAY}, DayWrong, "target_on"),
        (
            {"starts_on": TODAY - timedelta(days=9), "target_on": TODAY - timedelta(days=1)},
            DayWrong,
            "target_on",
        ),
        ({"target_on": None}, DayWrong, "target_on"),
        ({"need": ""}, UnknownCode, "need"),
        ({"need": "criminality"}, UnknownCode, "need"),
        ({"grounds": " "}, NeedNotShown, "grounds"),
        ({"related": ("accommodation",)}, UnknownCode, "related"),
        ({"strength": "football"}, UnknownCode, "strength"),
        ({"setting": "moon"}, UnknownCode, "setting"),
        ({"owner": "nobody"}, UnknownCode, "owner"),
        ({"owned_by": uuid4()}, NotOfTheTeam, "owned_by"),
        ({"conditions": (uuid4(),)}, UnknownCode, "conditions"),
        ({"baseline_value": 1.0}, FigureWrong, "target_value"),
        ({"target_value": 1.0}, FigureWrong, "baseline_value"),
        ({"baseline_value": 1.0, "target_value": 1.0}, FigureWrong, "target_value"),
        ({"baseline_value": 1.0, "target_value": float("nan")}, FigureWrong, "target_value"),
        ({"baseline_value": 1.0, "target_value": 7.0, "direction": "down"}, FigureWrong, "direction"),
        ({"benchmarks": (Mark(by=TODAY - timedelta(days=1), words="Too early"),)}, DayWrong, "benchmarks"),
        ({"benchmarks": (Mark(by=TODAY, words=" "),)}, FigureWrong, "benchmarks"),
        ({"starts_now": False, "benchmarks": (Mark(by=TODAY, words="Half"),)}, DayWrong, "benchmarks"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    officer: Actor, person: Person, change: dict[str, Any], refusal: type[Refused], field: str
) -> None:
    begun(officer, person)
    with acting(officer), pytest.raises(refusal) as refused:
        commands.add_objective(officer, person.pk, replace(LODGING, **change))
    assert refused.value.field == field
    assert not Objective.objects.exists()


@pytest.mark.requirement("R033")
def test_the_database_agrees_about_dates_and_figures(person: Person) -> None:
    plan = factories.PlanFactory(person=person)
    for wrong, constraint in (
        ({"target_on": TODAY, "starts_on": TODAY}, "ends_after_start"),
        ({"state": "future"}, "later_has_no_date"),
        ({"target_on": None}, "now_has_its_dates"),
        ({"baseline_value": 2.0, "target_value": 2.0}, "target_is_not_the_baseline"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            factories.ObjectiveFactory(person=person, plan=plan, **wrong)


def test_an_objective_for_later_has_no_day_until_it_starts(officer: Actor, person: Person) -> None:
    (later,) = begun(officer, person, replace(LODGING, starts_now=False))
    assert (later.state, later.starts_on, later.target_on) == ("future", None, None)
    with acting(officer):
        now = commands.change_objective(officer, person.pk, later.pk, LODGING, expected=1)
    assert (now.state, now.starts_on) == ("active", TODAY)


@pytest.mark.requirement("R033")
def test_who_answers_for_it_works_with_the_person(world: World, officer: Actor, person: Person) -> None:
    begun(officer, person)
    elsewhere = world.user("officer", team=factories.TeamFactory(agency=world.agency))
    with acting(officer):
        with pytest.raises(NotOfTheTeam):
            commands.add_objective(officer, person.pk, replace(LODGING, owned_by=elsewhere.pk))
        for one in (world.officer, world.manager):
            made = commands.add_objective(officer, person.pk, replace(LODGING, owned_by=one.pk))
            assert made.owned_by_id == one.pk
        service = commands.add_objective(
            officer, person.pk, replace(LODGING, owner="provider", owned_by=elsewhere.pk)
        )
    assert service.owned_by_id is None


def test_objectives_are_moved_one_place(officer: Actor, person: Person) -> None:
    first, second = begun(
        officer, person, LODGING, replace(LODGING, title="I will cook for myself 3 days a week")
    )
    with acting(officer):
        commands.move_objective(officer, person.pk, second.pk, up=True, expected=1)
        commands.move_objective(officer, person.pk, second.pk, up=True, expected=2)
    assert [each.pk for each in Objective.objects.order_by("position")] == [second.pk, first.pk]


@pytest.mark.requirement("R137")
def test_who_may_not_write(world: World, make_world: Any, officer: Actor, person: Person) -> None:
    (objective,) = begun(officer, person, LODGING)
    restricted = world.person()
    factories.RestrictionFactory(person=restricted, agency=world.agency)
    for user, about, refusal in (
        (world.user("support", team=world.team), person, NotPermitted),
        (world.user("duty_officer", team=world.team), person, NotPermitted),
        (make_world().officer, person, NotThere),
        (world.officer, restricted, NotThere),
    ):
        with acting(world.actor(user)) as actor:
            for act in (
                lambda a=actor, p=about: commands.begin_plan(a, p.pk),
                lambda a=actor, p=about: commands.add_objective(a, p.pk, LODGING),
                lambda a=actor, p=about: commands.change_objective(
                    a, p.pk, objective.pk, LODGING, expected=1
                ),
            ):
                with pytest.raises(refusal):
                    act()


def test_an_objective_of_another_person_is_not_there(world: World, officer: Actor, person: Person) -> None:
    (objective,) = begun(officer, person, LODGING)
    other = world.person()
    begun(officer, other)
    with acting(officer), pytest.raises(NotThere):
        commands.change_objective(officer, other.pk, objective.pk, LODGING, expected=1)
