"""At the place of the test: the sample, its custody, the time given, and what is said of a test not taken."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.arranging import World

from throughcare.casework.testing import commands
from throughcare.casework.testing.models import HandOver, Test
from throughcare.casework.testing.refusals import (
    FormUsed,
    Missing,
    NotAsked,
    NotAtOdds,
    NotListed,
    StillWaiting,
    WrongMoment,
    WrongState,
)
from throughcare.casework.testing.tests.arranged import (
    US_KIND,
    again,
    ago,
    collected,
    do,
    found,
    heard,
    judged,
    ordered,
    report,
    reported,
    sample,
    tell,
    told_of,
)
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R075")]


@pytest.mark.parametrize(
    ("creatinine", "gravity", "outcome"),
    [("19.9", "1.002", "dilute"), ("1.9", "1.0005", "invalid"), ("80", None, "negative")],
)
def test_validity_follows_the_place_s_rule(
    us: World, creatinine: str, gravity: str | None, outcome: str
) -> None:
    person, actor = us.person(), us.actor()
    draft = report(
        found(found="negative"), reported_on=clock.today(actor.zone), validity="", creatinine_mg_dl=Decimal(creatinine),
        gravity=None if gravity is None else Decimal(gravity),
    )  # fmt: skip
    test = do(actor, commands.record_report, collected(actor, person, US_KIND), draft)
    assert (test.outcome, test.answerable) == (outcome, False)


def test_the_procedure_s_limits_are_said_when_the_sample_is_taken(us: World) -> None:
    person, actor = us.person(), us.actor()
    test = tell(actor, ordered(person, US_KIND))
    with pytest.raises(NotAtOdds, match="up to 3 hours"):
        do(actor, commands.collect, test, sample(volume_ml=Decimal(44)))
    with pytest.raises(NotAtOdds, match="observed"):
        do(actor, commands.collect, test, sample(temperature_f=Decimal(89)))
    with pytest.raises(Missing, match="volume"):
        do(actor, commands.collect, test, sample(volume_ml=None))
    watched = sample(temperature_f=Decimal(89), observed_because="temperature")
    assert do(actor, commands.collect, test, watched).state == "collected"


def test_a_sample_is_kept_only_as_it_should_be_taken(person: Person, actor: Actor) -> None:
    test = tell(actor, ordered(person))
    for wrong, says in (
        ({"identity_checked": False}, "who the person is"), ({"sealed_in_sight": False}, "while the person watches"),
        ({"number": " "}, "form"), ({"seal": ""}, "seal"), ({"place": ""}, "place"),
    ):  # fmt: skip
        with pytest.raises(Missing, match=says):
            do(actor, commands.collect, test, sample(**wrong))
    for wrong in ({"specimen": "blood"}, {"observed_because": "mistrust"}):
        with pytest.raises(NotListed):
            do(actor, commands.collect, test, sample(**wrong))
    with pytest.raises(WrongMoment):
        do(actor, commands.collect, test, sample(collected_at=ago(-60)))
    do(actor, commands.collect, test, sample(number="F77"))
    with pytest.raises(FormUsed):
        do(actor, commands.collect, tell(actor, ordered(person)), sample(number="F77"))


def hand(actor: Actor, test: Test, **changed: Any) -> Test:
    given = {
        "at": ago(30), "given_by": "Collector", "taken_by": "Courier", "purpose": "sent", "seal_whole": True,
        "flaw": "",
    } | changed  # fmt: skip
    return do(actor, commands.hand_over, test, **given)


def test_custody_is_a_chain_that_is_only_added_to(person: Person, actor: Actor) -> None:
    test = hand(actor, collected(actor, person))
    with pytest.raises(Missing, match="earlier"):
        hand(actor, test, at=ago(45))
    with pytest.raises(Missing, match="which flaw"):
        hand(actor, test, seal_whole=False)
    with pytest.raises(NotListed):
        hand(actor, test, at=ago(3), flaw="a bad feeling")
    curable = "collector_certification_signature_omitted_step_4"
    assert hand(actor, test, at=ago(20), flaw=curable).state == "collected"
    step = HandOver.objects.order_by("at").last()
    for statement in (
        "UPDATE testing_handover SET seal_whole = NOT seal_whole",
        "DELETE FROM testing_handover",
    ):
        with pytest.raises(DatabaseError, match="kept"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{statement} WHERE id = %s", [step.pk])


def test_a_fatal_flaw_ends_the_test_and_what_was_concluded_from_it(person: Person, actor: Actor) -> None:
    test = judged(actor, heard(actor, reported(actor, person)))
    test = hand(actor, test, at=ago(1), seal_whole=False, flaw="broken_seal_no_redesignation")
    assert (test.outcome, test.answerable) == ("void", False)


def test_time_is_given_before_anything_is_said_of_a_refusal(person: Person, actor: Actor) -> None:
    test = tell(actor, ordered(person))
    no_sample = "provided_no_specimen"
    with pytest.raises(WrongState, match="from when on"):
        do(actor, commands.record_not_taken, test, at=ago(1), event=no_sample)
    test = do(actor, commands.give_time, test, since=ago(170), specimen="urine")
    with pytest.raises(StillWaiting):
        do(actor, commands.record_not_taken, test, at=ago(1), event=no_sample)
    assert do(actor, commands.collect, test, sample()).state == "collected"
    test = do(actor, commands.give_time, tell(actor, ordered(person)), since=ago(190), specimen="urine")
    test = do(actor, commands.record_not_taken, test, at=ago(5), event=no_sample)
    assert (test.state, test.outcome, test.answerable) == ("not_taken", "", False)
    with pytest.raises(NotAsked):
        judged(actor, test)
    test = judged(actor, heard(actor, test, "I have an illness that makes it hard"), "accepted")
    assert (test.outcome, test.answerable) == ("excused", False)
    assert told_of("TestNotTaken")[-1]["outcome"] == "excused"


def test_a_test_not_taken_without_an_accepted_reason_may_be_answered(person: Person, actor: Actor) -> None:
    test = do(
        actor, commands.record_not_taken, tell(actor, ordered(person)), at=ago(5), event="failed_to_appear"
    )
    test = judged(actor, heard(actor, test, "I forgot"))
    assert (test.outcome, test.answerable) == ("refused", True)
    assert told_of("TestNotTaken")[-1]["answerable"] is True


def test_a_medical_reason_is_no_refusal_by_the_place_s_rule(us: World) -> None:
    person, actor = us.person(), us.actor()
    test = tell(actor, ordered(person, US_KIND))
    test = do(actor, commands.record_not_taken, test, at=ago(5), event="insufficient_volume_medical_reason")
    test = judged(actor, heard(actor, test))
    assert (test.outcome, test.answerable) == ("refused", False)


def test_nobody_misses_a_test_they_were_not_told_of(person: Person, actor: Actor) -> None:
    test = ordered(person)
    with acting(actor):
        commands.tell_of_test(
            actor, person.pk, test.pk, at=ago(60), way="phone", reached=False, place="", expected=test.version
        )
    with pytest.raises(WrongState, match="Nobody told"):
        do(actor, commands.record_not_taken, again(test), at=ago(5), event="failed_to_appear")
