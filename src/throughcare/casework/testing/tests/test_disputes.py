"""Disputes of what was concluded, and the second bottle."""

import pytest
from tests.arranging import World

from throughcare.casework.testing import commands
from throughcare.casework.testing.models import Contest, Specimen, Test
from throughcare.casework.testing.refusals import (
    ByTheSameHand,
    Missing,
    WrongState,
)
from throughcare.casework.testing.tests.arranged import (
    US_KIND,
    again,
    ago,
    do,
    found,
    heard,
    judged,
    ordered,
    reported,
    tell,
    told_of,
)
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R075")]


def test_a_dispute_holds_everything_off_until_it_is_decided_by_somebody_else(
    world: World, person: Person, actor: Actor
) -> None:
    test = judged(actor, heard(actor, reported(actor, person)))
    test = do(actor, commands.contest_test, test, words="The bottle was not mine", retest=True)
    assert not test.answerable
    assert told_of("TestResulted")[-1]["answerable"] is False
    with pytest.raises(WrongState, match="already"):
        do(actor, commands.contest_test, test, words="Again", retest=False)
    contest, manager = Contest.objects.get(test=test), world.actor(world.manager)

    def decide(who: Actor, upheld: bool, answer: str = "Both bottles were labelled before him") -> Test:
        with acting(who):
            commands.decide_contest(
                who, person.pk, contest.pk, upheld=upheld, answer=answer, expected=contest.version
            )
        return again(test)

    with pytest.raises(NotPermitted):
        decide(actor, False)
    with pytest.raises(Missing):
        decide(manager, False, " ")
    assert decide(manager, False).answerable


def test_whoever_concluded_a_test_does_not_decide_on_its_dispute(world: World, person: Person) -> None:
    manager = world.actor(world.manager)
    test = judged(manager, heard(manager, reported(manager, person)))
    do(manager, commands.contest_test, test, words="Not mine", retest=False)
    contest = Contest.objects.get(test=test)
    with acting(manager), pytest.raises(ByTheSameHand):
        commands.decide_contest(
            manager, person.pk, contest.pk, upheld=False, answer="No", expected=contest.version
        )


def test_a_dispute_that_is_upheld_sets_the_test_aside(world: World, person: Person, actor: Actor) -> None:
    test = judged(actor, heard(actor, reported(actor, person)))
    do(actor, commands.contest_test, test, words="Not mine", retest=False)
    contest, manager = Contest.objects.get(test=test), world.actor(world.manager)
    with acting(manager):
        commands.decide_contest(
            manager, person.pk, contest.pk, upheld=True, answer="Right", expected=contest.version
        )
    assert again(test).outcome == "set_aside"


def test_what_the_second_bottle_does_not_show_counts_against_nobody(person: Person, actor: Actor) -> None:
    test = judged(actor, heard(actor, reported(actor, person)))
    test = do(actor, commands.contest_test, test, words="Test the other one", retest=True)
    test = do(actor, commands.record_retest, test, found(found="negative"))
    assert (test.outcome, test.answerable) == ("negative", False)
    other = reported(actor, person)
    Specimen.objects.filter(test=other).update(second_seal="")
    with pytest.raises(WrongState, match="second bottle"):
        do(actor, commands.contest_test, judged(actor, heard(actor, other)), words="Again", retest=True)


def test_a_dispute_that_is_not_upheld_adds_nothing_to_what_the_rule_says(us: World) -> None:
    person, actor = us.person(), us.actor()
    test = tell(actor, ordered(person, US_KIND))
    test = do(actor, commands.record_not_taken, test, at=ago(5), event="insufficient_volume_medical_reason")
    test = judged(actor, heard(actor, test))
    test = do(actor, commands.contest_test, test, words="I was ill", retest=False)
    contest, manager = Contest.objects.get(test=test), us.actor(us.manager)
    with acting(manager):
        commands.decide_contest(
            manager,
            person.pk,
            contest.pk,
            upheld=False,
            answer="It stays as it was",
            expected=contest.version,
        )
    assert (again(test).outcome, again(test).answerable) == ("refused", False)


def test_a_second_bottle_is_tested_once(person: Person, actor: Actor) -> None:
    test = judged(actor, heard(actor, reported(actor, person)))
    test = do(actor, commands.record_retest, test, found(found="positive"))
    assert test.answerable
    with pytest.raises(WrongState, match="already"):
        do(actor, commands.record_retest, test, found(found="negative"))


def test_a_reason_accepted_after_the_test_was_concluded_holds_for_good(world: World, person: Person) -> None:
    actor, manager = world.actor(), world.actor(world.manager)
    test = judged(actor, heard(actor, reported(actor, person)))
    assert test.answerable
    with acting(actor):
        commands.accept_afterwards(actor, person.pk, test.pk, answer="A medicine", words="Confirmed")
    test = again(test)
    assert (test.outcome, test.answerable) == ("positive", False), "what was found stays what it is"
    test = do(actor, commands.contest_test, test, words="Still not mine", retest=False)
    contest = Contest.objects.get(test=test)
    with acting(manager):
        commands.decide_contest(
            manager, person.pk, contest.pk, upheld=False, answer="It was labelled", expected=contest.version
        )
    assert not again(test).answerable, "a dispute that is lost does not take an accepted reason back"
