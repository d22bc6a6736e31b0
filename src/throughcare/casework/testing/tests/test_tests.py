"""A test from its reason to its conclusion: cut-offs, treatment, being heard, and what may count."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from tests import factories
from tests.arranging import World

from throughcare.casework.testing import commands
from throughcare.casework.testing.drafts import TestDraft, TreatmentDraft
from throughcare.casework.testing.evidence import shows
from throughcare.casework.testing.models import Finding, Specimen, Test
from throughcare.casework.testing.refusals import (
    Missing,
    NotAsked,
    NotAtOdds,
    NotListed,
    WrongMoment,
    WrongState,
)
from throughcare.casework.testing.tests.arranged import (
    TODAY,
    US_KIND,
    again,
    allowed,
    collected,
    do,
    found,
    heard,
    judged,
    report,
    reported,
    told_of,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R075")]


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
            report(
                found("codeine", found="negative"),
                reported_on=clock.today(us.agency.zone),
                creatinine_mg_dl=Decimal(80),
            ),
        )
    measured = report(
        found(measured=Decimal(99), found=""),
        reported_on=clock.today(us.agency.zone),
        creatinine_mg_dl=Decimal(80),
        validity="",
    )
    test = do(actor, commands.record_report, test, measured)
    assert (test.outcome, test.answerable) == ("negative", False)
    finding = Finding.objects.get(stage="confirmation")
    assert (finding.cutoff, finding.cutoff_from) == (Decimal(100), "united-states:urine_cutoff")


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


@pytest.mark.parametrize(("begins", "answerable"), [(0, False), (1, True)])
def test_treatment_explains_from_its_first_day_on_for_the_command_and_the_database_alike(
    us: World, begins: int, answerable: bool
) -> None:
    person, actor = us.person(), us.actor()
    test = collected(actor, person, US_KIND)
    day = Specimen.objects.get(test=test).collected_at.astimezone(ZoneInfo(us.agency.zone)).date()
    test = do(
        actor,
        commands.record_report,
        test,
        report(reported_on=clock.today(us.agency.zone), creatinine_mg_dl=Decimal(80)),
    )
    first = treatment("benzoylecgonine", starts_on=day + timedelta(days=begins))
    with acting(actor):
        commands.record_treatment(actor, person.pk, first)
    if answerable:
        test = judged(actor, heard(actor, again(test)))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert again(test).answerable is answerable
