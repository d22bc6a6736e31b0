"""A test from the notice to its conclusion: custody, cut-offs, treatment, being heard, disputes, and what may count."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.testing import commands
from throughcare.casework.testing.drafts import TestDraft, TreatmentDraft
from throughcare.casework.testing.evidence import shows
from throughcare.casework.testing.models import Contest, Finding, HandOver, Specimen, Test
from throughcare.casework.testing.refusals import (
    ByTheSameHand,
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
    TODAY,
    US_KIND,
    again,
    ago,
    allowed,
    collected,
    found,
    heard,
    judged,
    ordered,
    report,
    reported,
    sample,
    tell,
)
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R075")]


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def actor(world: World) -> Actor:
    return world.actor()


@pytest.fixture
def us(make_world: Any) -> World:
    made: World = make_world("us-pa", "America/New_York")
    return made


def do(actor: Actor, command: Any, test: Test, *args: Any, **given: Any) -> Test:
    with acting(actor):
        command(actor, test.person_id, test.pk, *args, expected=test.version, **given)
    return again(test)


def told_of(kind: str) -> list[dict[str, Any]]:
    """The events of a kind, in order."""
    rows = StoredEvent.objects.filter(kind=f"testing.{kind}").order_by("id")
    return [row.body for row in rows]


@pytest.mark.requirement("R074")
def test_a_test_is_ordered_where_a_condition_allows_it_and_with_a_reason(
    person: Person, actor: Actor
) -> None:
    condition, other = allowed(person), factories.ConditionFactory(person=person, kind="ew-licence-reporting")

    def order(**fields: Any) -> Test:
        with acting(actor):
            draft = TestDraft(**{"condition_id": condition.pk, "reason": "scheduled", "on": TODAY} | fields)
            return commands.order_test(actor, person.pk, draft)

    assert order().state == "ordered"
    for wrong in ({"condition_id": other.pk}, {"reason": "random"}, {"reason": "a feeling"}):
        with pytest.raises(NotListed):
            order(**wrong)
    with pytest.raises(Missing, match="what was seen"):
        order(reason="signs")
    with pytest.raises(WrongMoment):
        order(on=TODAY - timedelta(days=1))
    assert told_of("TestOrdered")


def test_a_negative_screen_ends_the_test(person: Person, actor: Actor) -> None:
    test = do(actor, commands.record_screen, collected(actor, person), found(found="negative"))
    assert (test.state, test.outcome, test.answerable) == ("done", "negative", False)


def test_nothing_follows_from_a_screen_alone(person: Person, actor: Actor) -> None:
    test = collected(actor, person)
    with pytest.raises(NotListed):
        do(actor, commands.record_screen, test, found(found="positive"))
    test = do(actor, commands.record_screen, test, found(found="not_negative"))
    assert (test.state, test.outcome, test.answerable) == ("screened", "", False)
    assert not told_of("TestResulted")
    with pytest.raises(WrongState):
        heard(actor, test)


def test_a_confirmed_result_counts_only_after_the_person_was_heard(person: Person, actor: Actor) -> None:
    test = reported(actor, person)
    assert (test.state, test.outcome) == ("reported", "")
    with pytest.raises(NotAsked):
        judged(actor, test)
    test = judged(actor, heard(actor, test))
    assert (test.outcome, test.answerable) == ("positive", True)
    event = told_of("TestResulted")[-1]
    assert event["answerable"] is True and event["condition_id"] == str(test.condition_id)


def test_an_accepted_explanation_is_no_failure(person: Person, actor: Actor) -> None:
    test = judged(actor, heard(actor, reported(actor, person)), "accepted")
    assert (test.outcome, test.answerable) == ("explained", False)


def test_silence_is_recorded_as_silence(person: Person, actor: Actor) -> None:
    test = heard(actor, reported(actor, person), answer="")
    for wrong in ("accepted", "not_accepted"):
        with pytest.raises(NotListed):
            judged(actor, test, wrong)
    assert judged(actor, test, "none_given").answerable


@pytest.mark.parametrize("medicine", ["methadone", "buprenorphine"])
def test_prescribed_treatment_is_never_a_failure(person: Person, actor: Actor, medicine: str) -> None:
    with acting(actor):
        commands.record_treatment(actor, person.pk, treatment(medicine))
    test = do(actor, commands.record_report, collected(actor, person), report(found(medicine)))
    assert (test.state, test.outcome, test.answerable) == ("done", "explained", False)


def treatment(*analytes: str, **fields: Any) -> TreatmentDraft:
    given: dict[str, Any] = {
        "what": "Prescribed",
        "starts_on": TODAY - timedelta(days=90),
        "shown_by": "pharmacy",
    }
    return TreatmentDraft(analytes=analytes, **given | fields)


def test_treatment_found_out_later_takes_back_what_was_held_against_the_person(
    person: Person, actor: Actor
) -> None:
    test = judged(actor, heard(actor, reported(actor, person)))
    assert test.answerable
    with acting(actor):
        said = commands.record_treatment(actor, person.pk, treatment("benzoylecgonine", shown_by="said"))
    assert again(test).answerable, "what the person says is confirmed first"
    with acting(actor):
        commands.change_treatment(
            actor, person.pk, said.pk, ends_on=None, shown_by="prescriber", expected=said.version
        )
    test = again(test)
    assert (test.outcome, test.answerable) == ("explained", False)
    assert told_of("TestResulted")[-1]["former"] == "positive"


def test_treatment_explains_only_what_it_is_for(person: Person, actor: Actor) -> None:
    with acting(actor):
        commands.record_treatment(actor, person.pk, treatment("methadone"))
    both = (*found("methadone"), *found("cocaine"))
    test = do(actor, commands.record_report, collected(actor, person), report(both))
    assert test.state == "reported"


def test_cut_offs_of_the_place_decide_what_was_measured(us: World) -> None:
    person, actor = us.person(), us.actor()
    test = collected(actor, person, US_KIND)
    with pytest.raises(NotAtOdds, match="below the cut-off of 150"):
        do(actor, commands.record_screen, test, found(measured=Decimal(149), found="not_negative"))
    test = do(actor, commands.record_screen, test, found(measured=Decimal(150), found=""))
    assert test.state == "screened"
    with pytest.raises(Missing, match="benzoylecgonine"):
        do(
            actor,
            commands.record_report,
            test,
            report(found("codeine", found="negative"), creatinine_mg_dl=Decimal(80)),
        )
    measured = report(found(measured=Decimal(99), found=""), creatinine_mg_dl=Decimal(80), validity="")
    test = do(actor, commands.record_report, test, measured)
    assert (test.outcome, test.answerable) == ("negative", False)
    finding = Finding.objects.get(stage="confirmation")
    assert (finding.cutoff, finding.cutoff_from) == (Decimal(100), "united-states:urine_cutoff")


@pytest.mark.parametrize(
    ("creatinine", "gravity", "outcome"),
    [("19.9", "1.002", "dilute"), ("1.9", "1.0005", "invalid"), ("80", None, "negative")],
)
def test_validity_follows_the_place_s_rule(
    us: World, creatinine: str, gravity: str | None, outcome: str
) -> None:
    person, actor = us.person(), us.actor()
    draft = report(
        found(found="negative"), validity="", creatinine_mg_dl=Decimal(creatinine),
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
    for statement in ("UPDATE testing_handover SET seal_whole = true", "DELETE FROM testing_handover"):
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


@pytest.mark.parametrize(
    ("outcome", "answerable", "shown"),
    [
        ("negative", False, "done"), ("positive", True, "not_done"), ("refused", True, "not_done"),
        ("positive", False, "open"), ("explained", False, "excused"), ("excused", False, "excused"),
        ("dilute", False, "open"), ("void", False, "open"), ("", False, "open"),
    ],
)  # fmt: skip
def test_only_what_is_answerable_is_evidence_against_the_person(
    outcome: str, answerable: bool, shown: str
) -> None:
    assert shows(outcome, answerable)[0].value == shown


def test_nobody_misses_a_test_they_were_not_told_of(person: Person, actor: Actor) -> None:
    test = ordered(person)
    with acting(actor):
        commands.tell_of_test(
            actor, person.pk, test.pk, at=ago(60), way="phone", reached=False, place="", expected=test.version
        )
    with pytest.raises(WrongState, match="Nobody told"):
        do(actor, commands.record_not_taken, again(test), at=ago(5), event="failed_to_appear")


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


def test_a_stale_version_writes_nothing(person: Person, actor: Actor) -> None:
    test = collected(actor, person)
    with acting(actor), pytest.raises(StaleVersion):
        commands.record_screen(actor, person.pk, test.pk, found(found="negative"), expected=1)


def test_the_collector_records_the_test_and_judges_nothing(world: World, person: Person) -> None:
    tester = world.actor(world.user("tester", team=world.team))
    test = collected(tester, person)
    assert do(tester, commands.record_screen, test, found(found="not_negative")).state == "screened"
    test = reported(world.actor(), person)
    with pytest.raises(NotPermitted):
        heard(tester, test)
    with pytest.raises(NotPermitted):
        judged(tester, heard(world.actor(), test))
    with acting(tester), pytest.raises(NotPermitted):
        commands.record_treatment(tester, person.pk, treatment("methadone"))


class TestRoundTheCommand:
    """What the screen refuses cannot be saved around it: by SQL, with every right of the system."""

    def refused(self, says: str, statement: str, *given: object) -> None:
        with pytest.raises(DatabaseError, match=says), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, given)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    COUNTS = """UPDATE testing_test SET state = 'done', outcome = %s, answerable = true, concluded_at = now(),
      concluded_by_id = recorded_by_id WHERE id = %s"""

    def test_a_screen_is_never_positive(self, person: Person, actor: Actor) -> None:
        test = do(actor, commands.record_screen, collected(actor, person), found(found="not_negative"))
        self.refused(
            "no_screen_is_positive",
            "UPDATE testing_finding SET found = 'positive' WHERE person_id = %s AND known_to IS NULL",
            person.pk,
        )
        self.refused("asked and heard", self.COUNTS, "positive", test.pk)

    def test_nothing_counts_unheard_unconfirmed_or_untold(self, person: Person, actor: Actor) -> None:
        confirmed = reported(actor, person)
        self.refused("asked and heard", self.COUNTS, "positive", confirmed.pk)
        self.refused("says_what", self.COUNTS, "refused", confirmed.pk)
        self.refused("answerable_once", self.COUNTS, "negative", confirmed.pk)
        untold = ordered(person)
        factories.ExplanationFactory(
            person=person, test=untold, about="not_taken", judged="none_given", judged_by=world_user(untold)
        )
        self.refused(
            "not told of", "UPDATE testing_test SET state = 'done', outcome = 'refused', answerable = true,"
            " concluded_at = now(), concluded_by_id = recorded_by_id, event = 'failed_to_appear', not_taken_at = now()"
            " WHERE id = %s", untold.pk,
        )  # fmt: skip
        self.refused(
            "time_given_before", "UPDATE testing_test SET state = 'not_taken', event = 'provided_no_specimen',"
            " not_taken_at = now() WHERE id = %s", untold.pk,
        )  # fmt: skip

    def test_what_comes_later_takes_back_what_counted(self, person: Person, actor: Actor) -> None:
        test = judged(actor, heard(actor, reported(actor, person)))
        assert test.answerable
        self.refused(
            "nothing explains",
            "UPDATE testing_finding SET found = 'negative' WHERE person_id = %s AND known_to IS NULL",
            person.pk,
        )
        self.refused(
            "asked and heard",
            "UPDATE testing_explanation SET judged = 'accepted' WHERE person_id = %s AND known_to IS NULL",
            person.pk,
        )
        self.refused(
            "nothing explains",
            "UPDATE testing_specimen SET validity = 'invalid' WHERE person_id = %s AND known_to IS NULL",
            person.pk,
        )


def world_user(test: Test) -> Any:
    return test.recorded_by
