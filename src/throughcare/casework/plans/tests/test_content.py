"""What a version keeps, its fingerprint, and what changed between two."""

from datetime import date
from uuid import uuid4

import pytest
from tests import factories

from throughcare.casework.plans.content import NoPlan, content_of, differences, fingerprint_of
from throughcare.casework.plans.models import Objective, Step
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R041")]


@pytest.fixture
def objective(person: Person) -> Objective:
    plan = factories.PlanFactory(person=person, own_words="A place of my own", own_words_on=date(2026, 10, 5))
    made: Objective = factories.ObjectiveFactory(
        plan=plan, person=person, baseline_value=0, target_value=90.0, unit="nights", direction="up",
        benchmarks=[{"by": "2026-12-01", "value": 30, "words": "a month"}], related=["money"],
    )  # fmt: skip
    factories.StepFactory(objective=made, person=person, words="Go to housing advice")
    factories.ObjectiveNoteFactory(objective=made, person=person, value=12.0, words="A note of staff")
    return made


@pytest.fixture
def person() -> Person:
    made: Person = factories.PersonFactory()
    return made


def test_everything_it_says_stands_in_words_beside_its_code(objective: Objective) -> None:
    said = content_of(objective.plan_id)
    [one] = said["objectives"]
    assert said["own_words"] == "A place of my own"
    assert one["need"] == {"code": "accommodation", "words": "Accommodation"}
    assert one["related"] == [{"code": "money", "words": "Money"}]
    assert one["steps"][0]["doer"] == {"code": "person", "words": "The person themselves"}
    assert one["readings"] == [{"seen_on": "2026-11-02", "value": 12}]
    assert one["benchmarks"] == [{"by": "2026-12-01", "value": 30, "words": "a month"}]


def test_notes_of_staff_are_no_part_of_it(objective: Objective) -> None:
    assert "A note of staff" not in str(content_of(objective.plan_id))


def test_a_plan_that_is_not_there_has_no_content() -> None:
    with pytest.raises(NoPlan):
        content_of(uuid4())


def test_conditions_stand_by_their_titles(objective: Objective) -> None:
    order = factories.OrderFactory(person=objective.person)
    condition = factories.ConditionFactory(person=objective.person, order=order, as_given="Unpaid work")
    Objective.objects.filter(pk=objective.pk).update(conditions=[str(condition.pk)])
    assert content_of(objective.plan_id)["objectives"][0]["conditions"] == [
        {"id": str(condition.pk), "words": "Unpaid work"}
    ]


def test_one_fingerprint_for_one_content_whatever_the_order_of_keys(objective: Objective) -> None:
    said = content_of(objective.plan_id)
    turned = dict(reversed(list(said.items())))
    assert fingerprint_of(said) == fingerprint_of(turned) == fingerprint_of(content_of(objective.plan_id))
    assert len(fingerprint_of(said)) == 64
    Objective.objects.filter(pk=objective.pk).update(title="Something else")
    assert fingerprint_of(content_of(objective.plan_id)) != fingerprint_of(said)


def test_what_the_database_keeps_has_the_same_fingerprint(objective: Objective) -> None:
    said = content_of(objective.plan_id)
    version = factories.PlanVersionFactory(person=objective.person, plan=objective.plan, content=said)
    version.refresh_from_db()
    assert fingerprint_of(version.content) == fingerprint_of(said)


def test_differences_are_said_objective_by_objective_step_by_step_and_field_by_field(
    objective: Objective,
) -> None:
    before = content_of(objective.plan_id)
    Objective.objects.filter(pk=objective.pk).update(target_on=date(2027, 3, 1), state="achieved")
    Step.objects.filter(objective_id=objective.pk).update(state="completed")
    factories.StepFactory(
        objective=objective, person=objective.person, words="Pay the first rent", doer="officer"
    )
    other = factories.ObjectiveFactory(
        plan=objective.plan, person=objective.person, title="Cook each Sunday", position=2
    )
    found = differences(before, content_of(objective.plan_id))
    changed, added = found.objectives
    assert (changed.kind, changed.was, changed.now) == ("changed", "To work on now", "Achieved")
    assert [(each.what, each.was, each.now) for each in changed.changes] == [
        ("State", "To work on now", "Achieved"), ("To be reached by", "5 February 2027", "1 March 2027"),
    ]  # fmt: skip
    assert [(step.words, step.kind) for step in changed.steps] == [
        ("Go to housing advice", "changed"), ("Pay the first rent", "added"),
    ]  # fmt: skip
    assert changed.steps[0].changes[0].now == "Completed"
    assert (added.title, added.kind, added.id) == ("Cook each Sunday", "added", str(other.pk))
    assert found.in_short[1] == "“Cook each Sunday”: new."


def test_what_is_no_longer_there_is_said(objective: Objective) -> None:
    before = content_of(objective.plan_id)
    after = {**before, "objectives": [], "own_words": ""}
    found = differences(before, after)
    assert [(each.title, each.kind, each.now) for each in found.objectives] == [(objective.title, "gone", "")]
    assert [(each.was, each.now) for each in found.plan] == [("A place of my own", "Nothing")]
    assert not found.nothing


def test_two_alike_differ_in_nothing(objective: Objective) -> None:
    said = content_of(objective.plan_id)
    found = differences(said, content_of(objective.plan_id))
    assert found.nothing
    assert found.unchanged == (objective.title,)
