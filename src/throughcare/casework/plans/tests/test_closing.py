"""Achieved, removed, taken back, deleted: by the rules of agreement, and never by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.arranging import World

from throughcare.casework.plans import commands
from throughcare.casework.plans.models import Objective, ObjectiveNote, PlanReview, Step
from throughcare.casework.plans.refusals import DayWrong, NotAllowedNow, WordsMissing
from throughcare.casework.plans.tests.arranged import LODGING, TODAY, begun, plan_of, signed
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


@pytest.mark.requirement("R035", "R040")
def test_in_a_draft_it_is_achieved_only_with_every_step_completed(officer: Actor, person: Person) -> None:
    (objective,) = begun(officer, person, LODGING)
    with acting(officer):
        with pytest.raises(NotAllowedNow):
            commands.achieve_objective(officer, person.pk, objective.pk, expected=1)
        commands.set_step_state(officer, person.pk, Step.objects.get().pk, state="completed", expected=1)
        assert Objective.objects.get().state == "active", "nothing is achieved by itself"
        commands.achieve_objective(officer, person.pk, objective.pk, words="Moved in on Monday.", expected=1)
    held = Objective.objects.get()
    assert (held.state, held.state_on) == ("achieved", TODAY)
    assert ObjectiveNote.objects.get(kind="achieved").words == "Moved in on Monday."


@pytest.mark.requirement("R040", "R063")
def test_once_the_person_was_asked_an_officer_may_find_it_achieved(
    officer: Actor, person: Person, deliver: Callable[[], int]
) -> None:
    signed(officer, person)
    objective = Objective.objects.get()
    with acting(officer):
        commands.achieve_objective(officer, person.pk, objective.pk, expected=objective.version)
        with pytest.raises(NotAllowedNow):
            commands.achieve_objective(officer, person.pk, objective.pk, expected=objective.version + 1)
    deliver()
    deliver()
    called = PlanReview.objects.get(called_by="objective_achieved")
    assert (called.cause, called.due_on) == (objective.pk, TODAY + timedelta(days=14))


@pytest.mark.requirement("R037")
def test_before_the_person_was_asked_it_is_deleted_and_not_removed(officer: Actor, person: Person) -> None:
    (objective,) = begun(officer, person, LODGING)
    with acting(officer):
        with pytest.raises(NotAllowedNow):
            commands.remove_objective(officer, person.pk, objective.pk, words="Not wanted", expected=1)
        commands.delete_objective(officer, person.pk, objective.pk, expected=1)
    assert not Objective.objects.exists() and not Step.objects.exists()
    assert Objective.versions.filter(record_id=objective.pk).exists()


@pytest.mark.requirement("R037")
def test_afterwards_it_is_removed_with_the_reason_stays_in_view_and_may_come_back(
    officer: Actor, person: Person
) -> None:
    signed(officer, person)
    objective = Objective.objects.get()
    at = objective.version
    with acting(officer):
        with pytest.raises(NotAllowedNow):
            commands.delete_objective(officer, person.pk, objective.pk, expected=at)
        with pytest.raises(WordsMissing):
            commands.remove_objective(officer, person.pk, objective.pk, words=" ", expected=at)
        commands.remove_objective(
            officer, person.pk, objective.pk, words="He moved to his aunt's.", expected=at
        )
        assert Objective.objects.get().state == "removed"
        with pytest.raises(WordsMissing):
            commands.readd_objective(officer, person.pk, objective.pk, words="", expected=at + 1)
        with pytest.raises(DayWrong):
            commands.readd_objective(officer, person.pk, objective.pk, words="Again", expected=at + 1)
        with pytest.raises(StaleVersion):
            commands.readd_objective(
                officer, person.pk, objective.pk, words="Again", starts_now=False, expected=at
            )
        commands.readd_objective(
            officer, person.pk, objective.pk, words="The aunt fell ill.", expected=at + 1,
            target_on=TODAY + timedelta(days=60),
        )  # fmt: skip
    held = Objective.objects.get()
    assert (held.state, held.starts_on, held.target_on) == ("active", TODAY, TODAY + timedelta(days=60))
    assert list(ObjectiveNote.objects.order_by("id").values_list("kind", "words")) == [
        ("removed", "He moved to his aunt's."), ("readded", "The aunt fell ill."),
    ]  # fmt: skip


@pytest.mark.requirement("R037")
def test_an_objective_added_after_the_answer_is_a_draft_of_its_own(officer: Actor, person: Person) -> None:
    signed(officer, person)
    with acting(officer):
        late = commands.add_objective(
            officer, person.pk, replace(LODGING, title="I will cook for myself 3 days a week")
        )
        commands.delete_objective(officer, person.pk, late.pk, expected=1)
    assert Objective.objects.count() == 1


def test_what_changes_the_plan_moves_its_moment_of_change(officer: Actor, person: Person) -> None:
    version = signed(officer, person)
    assert plan_of(person).changed_at is not None and plan_of(person).changed_at <= version.signed_at
    step = Step.objects.get()
    with acting(officer):
        commands.set_step_state(officer, person.pk, step.pk, state="in_progress", expected=step.version)
        before = plan_of(person).changed_at
        assert before <= version.signed_at, "progress changes nothing that the person was asked about"
        commands.remove_step(officer, person.pk, step.pk, expected=step.version + 1)
    assert plan_of(person).changed_at > version.signed_at
