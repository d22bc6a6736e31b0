"""The person contests an answer; somebody who took no part decides; the answer and the score are put right."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.arranging import World

from throughcare.casework.assessments import commands, queries
from throughcare.casework.assessments.drafts import ContestDecision, ContestDraft, StartDraft, Typed
from throughcare.casework.assessments.models import Assessment, Contest, Reliance
from throughcare.casework.assessments.refusals import (
    AnswerMissing,
    AnswersRefused,
    ContestClosed,
    ContestedAlready,
    ContestOpen,
    DeciderInvolved,
    NotAmongThese,
    NotCompleted,
    NotYet,
    UseForbidden,
    WordsMissing,
)
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.forms import find_form
from throughcare.rules.forms.uses import Resting

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R132")]

DAY = date(2026, 11, 2)
THREE, ONE = Typed(state="value", value=3), Typed(state="value", value=1)
SAID = ContestDraft(question="item_1", said="That was years ago", said_on=DAY)
RIGHT = ContestDecision(state="upheld", reasons="The note was of another year", answer=ONE)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def made(world: World, person: Person) -> Assessment:
    """A completed screen: every answer 1 but the first, which is 3."""
    with acting(world.actor()) as officer:
        begun = commands.start_assessment(
            officer, person.pk, StartDraft(form="phq-9", occasion="baseline", assessed_on=DAY)
        )
        typed = {question.name: ONE for question in find_form("phq-9")} | {"item_1": THREE}
        commands.save_answers(officer, person.pk, begun.pk, "questions", typed, {})
        return commands.sign_assessment(officer, person.pk, begun.pk, expected=begun.version)


@pytest.fixture
def contested(world: World, person: Person, made: Assessment) -> Contest:
    with acting(world.actor()) as officer:
        return commands.contest(officer, person.pk, made.pk, SAID)


def test_an_upheld_contest_changes_the_answer_and_the_score(
    world: World, person: Person, made: Assessment, contested: Contest
) -> None:
    assert contested.due_on == DAY + timedelta(days=28)
    with acting(world.actor(world.manager)) as manager:
        assert [each.id for each in queries.waiting_contests(manager)] == [contested.pk]
        commands.decide_contest(manager, person.pk, contested.pk, RIGHT, expected=contested.version)
        found = queries.contest(manager, person.pk, contested.pk)
        assert (found.state, found.decided_by) == ("upheld", world.manager.name)
        assert [(each.before, each.after, each.moved) for each in found.scores] == [
            ("11, Moderate", "9, Mild", True)
        ]
        assert (found.stood, found.stands) != ("", found.stood)
        assert found.corrected is not None
        corrected = queries.sheet(manager, person.pk, found.corrected)
        assert (corrected.stage, corrected.lead, corrected.corrects) == ("final", world.manager.name, made.pk)
        assert queries.sheet(manager, person.pk, made.pk).scores[0].value == "11"
        with pytest.raises(ContestClosed):
            commands.decide_contest(manager, person.pk, contested.pk, RIGHT, expected=2)
        assert queries.waiting_contests(manager) == ()
    with acting(world.actor()) as officer:
        commands.tell_outcome(officer, person.pk, contested.pk, told_on=DAY, how="in_person", expected=2)
        assert queries.contests_of(officer, person.pk)[0].told == "In person"


def test_a_refused_contest_changes_nothing(world: World, person: Person, contested: Contest) -> None:
    refused = ContestDecision(state="refused", reasons="Two reports say so")
    with acting(world.actor(world.manager)) as manager:
        with pytest.raises(ContestOpen):
            commands.tell_outcome(manager, person.pk, contested.pk, told_on=DAY, how="letter", expected=1)
        commands.decide_contest(manager, person.pk, contested.pk, refused, expected=contested.version)
        found = queries.contest(manager, person.pk, contested.pk)
    assert (found.corrected, found.scores, found.reasons) == (None, (), "Two reports say so")
    assert Assessment.objects.count() == 1


def test_a_score_may_be_contested_and_the_person_may_withdraw(
    world: World, person: Person, made: Assessment
) -> None:
    with acting(world.actor()) as officer:
        about_score = ContestDraft(score="phq-9", said="It is too high", said_on=DAY)
        held = commands.contest(officer, person.pk, made.pk, about_score)
        assert queries.contest(officer, person.pk, held.pk).about == "PHQ-9"
        with pytest.raises(WordsMissing):
            commands.withdraw_contest(officer, person.pk, held.pk, reasons="", expected=1)
        commands.withdraw_contest(officer, person.pk, held.pk, reasons="Said so today", expected=1)
        assert queries.contest(officer, person.pk, held.pk).state_words == "Withdrawn by the person"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"question": "nothing"}, NotAmongThese),
        ({"question": "", "score": "arp"}, NotAmongThese),
        ({"score": "phq-9"}, NotAmongThese),
        ({"said": " "}, WordsMissing),
        ({"said_on": date(2199, 1, 1)}, NotYet),
    ],
)
def test_a_contest_that_cannot_be_is_refused(world, person, made, change, refusal) -> None:
    given = {"question": "item_1", "said": "No", "said_on": DAY, **change}
    with acting(world.actor()) as officer, pytest.raises(refusal):
        commands.contest(officer, person.pk, made.pk, ContestDraft(**given))
    assert not Contest.objects.exists()


def test_one_contest_of_one_thing_and_only_of_what_stands(
    world: World, person: Person, made: Assessment, contested: Contest
) -> None:
    with acting(world.actor()) as officer:
        with pytest.raises(ContestedAlready):
            commands.contest(officer, person.pk, made.pk, SAID)
        begun = commands.correct_assessment(officer, person.pk, made.pk, because="Mistyped")
        with pytest.raises(NotCompleted):
            commands.contest(officer, person.pk, begun.pk, SAID)
        with pytest.raises(NotThere):
            queries.contest(officer, person.pk, uuid4())
        with pytest.raises(NotThere):
            commands.withdraw_contest(officer, person.pk, uuid4(), reasons="x", expected=1)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"state": "maybe"}, WordsMissing),
        ({"reasons": ""}, WordsMissing),
        ({"answer": None}, AnswerMissing),
        ({"answer": Typed(state="value", value=99)}, AnswersRefused),
    ],
)
def test_a_decision_that_cannot_be_is_refused(world, person, contested, change, refusal) -> None:
    given = {"state": "upheld", "reasons": "Because", "answer": ONE, **change}
    with acting(world.actor(world.manager)) as manager, pytest.raises(refusal):
        commands.decide_contest(manager, person.pk, contested.pk, ContestDecision(**given), expected=1)
    assert Contest.objects.get().state == "open"
    assert Assessment.objects.count() == 1


def test_whoever_took_part_does_not_decide(world: World, person: Person) -> None:
    with acting(world.actor(world.manager)) as manager:
        begun = commands.start_assessment(
            manager, person.pk, StartDraft(form="phq-9", occasion="baseline", assessed_on=DAY)
        )
        typed = {question.name: ONE for question in find_form("phq-9")}
        commands.save_answers(manager, person.pk, begun.pk, "questions", typed, {})
        commands.sign_assessment(manager, person.pk, begun.pk, expected=begun.version)
        held = commands.contest(manager, person.pk, begun.pk, SAID)
        with pytest.raises(DeciderInvolved):
            commands.decide_contest(manager, person.pk, held.pk, RIGHT, expected=1)


@pytest.mark.requirement("R028")
def test_a_decision_names_what_it_rests_on_with_what_was_wrong_with_it(
    world: World, person: Person, made: Assessment, contested: Contest
) -> None:
    decision = uuid4()
    with acting(world.actor()) as officer:
        link = commands.rest_on(officer, person.pk, Resting.PLAN, decision, made.pk)
        assert link.warnings == ["contested"]
        assert commands.rest_on(officer, person.pk, Resting.PLAN, decision, made.pk).pk == link.pk
        rested = queries.rests_on(officer, person.pk, made.pk)
        assert [(each.decision_id, len(each.warnings)) for each in rested] == [(decision, 1)]
        with pytest.raises(UseForbidden):
            commands.rest_on(officer, person.pk, Resting.VIOLATION, uuid4(), made.pk)
        with pytest.raises(NotThere):
            commands.rest_on(officer, person.pk, Resting.PLAN, uuid4(), uuid4())
        corrected = commands.correct_assessment(officer, person.pk, made.pk, because="Mistyped")
        with pytest.raises(NotCompleted):
            commands.rest_on(officer, person.pk, Resting.PLAN, uuid4(), corrected.pk)
        commands.sign_assessment(officer, person.pk, corrected.pk, expected=corrected.version)
        later = commands.rest_on(officer, person.pk, Resting.PLAN, uuid4(), made.pk)
    assert later.warnings == ["corrected", "contested"]
    assert Reliance.objects.count() == 2
    assert Permission.DISPUTE_DECIDE in world.actor(world.manager).permissions
