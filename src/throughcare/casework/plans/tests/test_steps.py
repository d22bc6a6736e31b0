"""Steps, their doers and their states; notes of progress."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.plans import commands
from throughcare.casework.plans.drafts import NoteDraft
from throughcare.casework.plans.models import Objective, ObjectiveNote, Step
from throughcare.casework.plans.refusals import (
    DayWrong,
    FigureWrong,
    KeptFromDoer,
    NotAllowedNow,
    NotOfTheTeam,
    UnknownCode,
    WordsMissing,
)
from throughcare.casework.plans.tests.arranged import LODGING, STEP, TODAY, begun
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.refusal import Refused
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db
COUNTED = replace(LODGING, baseline_value=0.0, target_value=7.0, unit="nights a week")


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


@pytest.fixture
def objective(officer: Actor, person: Person) -> Objective:
    return begun(officer, person, COUNTED)[0]


@pytest.mark.requirement("R035")
@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"doer": "somebody"}, UnknownCode, "doer"),
        ({"doer": "someone_else"}, WordsMissing, "named"),
        ({"doer": "officer", "done_by": uuid4()}, NotOfTheTeam, "done_by"),
        ({"starts_on": TODAY, "due_on": TODAY - timedelta(days=1)}, DayWrong, "due_on"),
        ({"doer": "person", "not_for_person": True}, KeptFromDoer, "not_for_person"),
    ],
)
def test_what_cannot_be_a_step(
    officer: Actor,
    person: Person,
    objective: Objective,
    change: dict[str, Any],
    refusal: type[Refused],
    field: str,
) -> None:
    with acting(officer), pytest.raises(refusal) as refused:
        commands.add_step(officer, person.pk, objective.pk, replace(STEP, **change))
    assert refused.value.field == field
    assert Step.objects.count() == 1


@pytest.mark.requirement("R035")
def test_a_step_goes_to_somebody_who_works_with_the_person(
    world: World, officer: Actor, person: Person, objective: Objective
) -> None:
    helper = world.user("officer", team=factories.TeamFactory(agency=world.agency))
    given = replace(STEP, doer="key_worker", done_by=helper.pk)
    with acting(officer), pytest.raises(NotOfTheTeam):
        commands.add_step(officer, person.pk, objective.pk, given)
    factories.AllocationFactory(person=person, officer=helper, team=world.team, part="supporting")
    with acting(officer):
        assert commands.add_step(officer, person.pk, objective.pk, given).done_by_id == helper.pk
    factories.ExclusionFactory(person=person, user=helper, agency=world.agency)
    with acting(officer), pytest.raises(NotOfTheTeam):
        commands.add_step(officer, person.pk, objective.pk, given)


@pytest.mark.requirement("R035")
def test_steps_are_changed_moved_and_taken_out(officer: Actor, person: Person, objective: Objective) -> None:
    with acting(officer):
        second = commands.add_step(officer, person.pk, objective.pk, replace(STEP, words="Second"))
        commands.move_step(officer, person.pk, second.pk, up=True, expected=1)
        words = list(Step.objects.order_by("position").values_list("words", flat=True))
        assert words == ["Second", STEP.words]
        changed = commands.change_step(
            officer, person.pk, second.pk, replace(STEP, words="Other"), expected=2
        )
        with pytest.raises(StaleVersion):
            commands.change_step(officer, person.pk, second.pk, STEP, expected=2)
        commands.remove_step(officer, person.pk, second.pk, expected=changed.version)
    assert Step.objects.get().words == STEP.words


@pytest.mark.requirement("R035", "R063")
def test_who_contributes_says_how_far_a_step_is_and_what_was_seen(
    world: World, person: Person, objective: Objective
) -> None:
    step = Step.objects.get()
    with acting(world.actor(world.user("psychologist", team=world.team))) as helper:
        commands.set_step_state(helper, person.pk, step.pk, state="in_progress", expected=1)
        with pytest.raises(UnknownCode):
            commands.set_step_state(helper, person.pk, step.pk, state="finished", expected=2)
        commands.note_progress(
            helper, person.pk, objective.pk, NoteDraft(seen_on=TODAY, words="Asked good questions.", value=2)
        )
        with pytest.raises(NotPermitted):
            commands.change_step(helper, person.pk, step.pk, STEP, expected=2)
    with acting(world.actor(world.user("support", team=world.team))) as clerk, pytest.raises(NotPermitted):
        commands.note_progress(clerk, person.pk, objective.pk, NoteDraft(seen_on=TODAY, words="Seen."))
    assert Step.objects.get().state == "in_progress"
    assert (ObjectiveNote.objects.get().value, ObjectiveNote.objects.get().kind) == (2.0, "progress")


def test_the_steps_of_a_closed_objective_stand_still(
    officer: Actor, person: Person, objective: Objective
) -> None:
    step = Step.objects.get()
    with acting(officer):
        commands.set_step_state(officer, person.pk, step.pk, state="completed", expected=1)
        commands.achieve_objective(officer, person.pk, objective.pk, expected=1)
        for act in (
            lambda: commands.add_step(officer, person.pk, objective.pk, STEP),
            lambda: commands.set_step_state(officer, person.pk, step.pk, state="not_started", expected=2),
            lambda: commands.change_objective(officer, person.pk, objective.pk, LODGING, expected=2),
        ):
            with pytest.raises(NotAllowedNow):
                act()


@pytest.mark.requirement("R063")
@pytest.mark.parametrize(
    ("draft", "refusal", "field"),
    [
        (NoteDraft(seen_on=TODAY, words=" "), WordsMissing, "words"),
        (NoteDraft(seen_on=TODAY + timedelta(days=1), words="Seen."), DayWrong, "seen_on"),
        (NoteDraft(seen_on=TODAY - timedelta(days=1), words="Seen."), DayWrong, "seen_on"),
        (NoteDraft(seen_on=TODAY, value=float("inf")), FigureWrong, "value"),
    ],
)
def test_what_cannot_be_noted(
    officer: Actor, person: Person, objective: Objective, draft: NoteDraft, refusal: type[Refused], field: str
) -> None:
    with acting(officer), pytest.raises(refusal) as refused:
        commands.note_progress(officer, person.pk, objective.pk, draft)
    assert refused.value.field == field
    assert not ObjectiveNote.objects.exists()


def test_an_objective_without_figures_takes_no_reading(officer: Actor, person: Person) -> None:
    (objective,) = begun(officer, person, LODGING)
    with acting(officer), pytest.raises(FigureWrong):
        commands.note_progress(officer, person.pk, objective.pk, NoteDraft(seen_on=TODAY, value=3))
