"""Hearings: never before notice, put off with what that does, decided by somebody named; conditions all or none."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.orders import commands as orders
from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Condition
from throughcare.casework.orders.refusals import NotListed as OrdersNotListed
from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.drafts import DaysDraft
from throughcare.decisions.dueprocess.models import Adjournment, Decision, Process
from throughcare.decisions.dueprocess.refusals import BySomebodyElse, GatesNotClosed, NobodyDecides, NotTheirs
from throughcare.decisions.hearings import commands, queries
from throughcare.decisions.hearings.drafts import AdjournDraft, ConditionChange, PartyDraft, ResultDraft
from throughcare.decisions.hearings.models import ConditionOutcome, Hearing, Party, Result
from throughcare.decisions.hearings.refusals import (
    BeforeNotice,
    GoesWithTheDecision,
    InThePast,
    NotYet,
    OfAnother,
    Over,
    ProcessNeeded,
    SaysNothing,
    WordsNeeded,
)
from throughcare.decisions.hearings.tests.arranged import begun, draft, heard, judge, process
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080", "R086")]
DECIDED = ResultDraft(
    outcome="imposed", reasons="It was proved", proportionate="Nothing less protects anybody"
)
f: Any = factories


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def test_a_hearing_is_listed_with_the_person_as_its_first_party(officer: Actor, person: Person) -> None:
    made = commands.arrange(officer, person.pk, draft())
    view = queries.hearing(officer, person.pk, made.pk)
    assert (view.line.state, [each.role for each in view.parties]) == ("listed", ["person"])
    assert queries.next_of(officer, person.pk, clock.now()).id == made.pk  # type: ignore[union-attr]


def days_of_notice(world: World, kind: str, days: int, unit: str = "calendar day") -> None:
    """The agency's own days between notice and hearing, where no figure was read."""
    first = world.actor(world.manager)
    made = dueprocess.set_gate_days(first, DaysDraft(
        kind=kind, gate="heard", bound="not_before", amount=days, unit=unit, reason="Agreed locally",
    ))  # fmt: skip
    other = world.actor(world.user("manager", name="Mona Manager"))
    dueprocess.agree_gate_days(other, made.pk, expected=made.version)


def test_a_hearing_before_its_notice_can_have_run_is_refused_with_the_earliest_day(
    world: World, officer: Actor, person: Person
) -> None:
    days_of_notice(world, "revocation", 10)
    held = process(officer, person)
    with pytest.raises(BeforeNotice, match=r"not before .* Its notice has not been served yet") as refused:
        commands.arrange(officer, person.pk, draft(process_id=held.pk))
    assert refused.value.field == "starts_at"
    earliest = refused.value.values["earliest"]
    made = commands.arrange(officer, person.pk, draft(earliest, process_id=held.pk))  # type: ignore[arg-type]
    assert made.gate == "heard"
    with pytest.raises(BeforeNotice):
        commands.change(officer, made.pk, draft(process_id=held.pk), expected=made.version)
    assert not Hearing.objects.exclude(pk=made.pk).exists()


def test_the_database_lists_no_hearing_before_its_notice(
    world: World, officer: Actor, person: Person
) -> None:
    days_of_notice(world, "revocation", 10)
    held = process(officer, person)
    with pytest.raises(IntegrityError, match="notice") as refused, transaction.atomic():
        f.HearingFactory(person=person, process=held, gate="heard", starts_at=clock.now() + timedelta(days=5))
    assert "hearings_hearing_not_before" in str(refused.value.__cause__.diag.constraint_name)  # type: ignore[union-attr]


def test_a_step_is_not_listed_for_a_time_that_passed(officer: Actor, person: Person) -> None:
    held = process(officer, person)
    with pytest.raises(InThePast):
        commands.arrange(officer, person.pk, draft(clock.now() - timedelta(days=1), process_id=held.pk))
    assert commands.arrange(officer, person.pk, draft(clock.now() - timedelta(days=1))).gate == ""


def test_what_belongs_to_somebody_else_is_refused(world: World, officer: Actor, person: Person) -> None:
    other = process(officer, world.person("Other"))
    with pytest.raises(OfAnother):
        commands.arrange(officer, person.pk, draft(process_id=other.pk))
    with pytest.raises(OfAnother):
        commands.arrange(officer, person.pk, draft(order_id=f.OrderFactory().pk))
    with pytest.raises(OfAnother):
        commands.arrange(officer, person.pk, draft(bench_id=f.OrganisationFactory().pk))


def test_putting_it_off_says_who_asked_and_brings_the_parties_along(officer: Actor, person: Person) -> None:
    held = process(officer, person)
    made = commands.arrange(officer, person.pk, draft(process_id=held.pk))
    commands.add_party(
        officer, made.pk, PartyDraft(role="interpreter", words="Ina", confirmed_on=clock.today("UTC"))
    )
    with pytest.raises(WordsNeeded):
        commands.adjourn(officer, made.pk, AdjournDraft(asked_by="person", because=" "), expected=1)
    later = AdjournDraft(
        asked_by="person", because="The lawyer was ill", until=clock.now() + timedelta(days=20)
    )
    again = commands.adjourn(officer, made.pk, later, expected=1)
    made.refresh_from_db()
    assert again is not None
    assert (made.state, again.state, again.follows_id) == ("adjourned", "listed", made.pk)
    assert Adjournment.objects.get(process=held).asked_by == "person"
    brought = {each.role: each.confirmed_on for each in Party.objects.filter(hearing=again)}
    assert brought == {"person": None, "interpreter": None}
    with pytest.raises(Over):
        commands.vacate(officer, made.pk, "No longer needed", expected=made.version)


def test_of_a_victim_liaison_nothing_but_the_role_is_kept(officer: Actor, person: Person) -> None:
    made = commands.arrange(officer, person.pk, draft())
    with pytest.raises(SaysNothing):
        commands.add_party(officer, made.pk, PartyDraft(role="victim_liaison", words="Vera"))
    kept = commands.add_party(officer, made.pk, PartyDraft(role="victim_liaison"))
    assert kept.withheld
    with pytest.raises(IntegrityError, match="liaison_says_nothing"), transaction.atomic():
        f.PartyFactory(person=person, hearing=made, role="victim_liaison", words="Vera", withheld=True)


def test_attendance_is_recorded_once_it_has_begun(officer: Actor, person: Person) -> None:
    made = commands.arrange(officer, person.pk, draft())
    party = Party.objects.get(hearing=made)
    with pytest.raises(NotYet):
        commands.record_attendance(officer, made.pk, {party.pk: True})
    begun(made)
    commands.record_attendance(officer, made.pk, {party.pk: True})
    party.refresh_from_db()
    assert party.attended is True


@pytest.mark.requirement("R069", "R079", "R083", "R094")
def test_the_bench_decides_its_own_hearing_and_its_conditions_flow_back(
    world: World, officer: Actor, person: Person
) -> None:
    sitting = judge(world)
    order = f.OrderFactory(person=person)
    kept, gone = (
        f.ConditionFactory(person=person, order=order),
        f.ConditionFactory(person=person, order=order),
    )
    held = process(officer, person, order_id=order.pk)
    made = heard(officer, person, held, bench_id=sitting.organisation_id)
    result = ResultDraft(
        outcome="lesser", reasons="It was proved", proportionate="Less than was asked", conditions=(
            ConditionChange(act="set", draft=ConditionDraft(kind="ew-requirement-curfew", text="Be at home at night")),
            ConditionChange(act="varied", condition_id=kept.pk, expected=1,
                            draft=ConditionDraft(kind="ew-requirement-rehabilitation-activity", text="Come weekly")),
            ConditionChange(act="discharged", condition_id=gone.pk, expected=1),
        ),
    )  # fmt: skip
    with acting(world.actor(sitting)) as bench:
        commands.decide(bench, made.pk, result, expected=made.version)
    decision = Decision.objects.get(process=held)
    assert (decision.decided_by_id, decision.authority) == (sitting.pk, "court")
    assert Result.objects.get(hearing=made).decision_id == decision.pk
    assert sorted(ConditionOutcome.objects.values_list("act", flat=True)) == ["discharged", "set", "varied"]
    assert not Condition.objects.filter(pk=gone.pk).exists()
    assert "Jude Judge" in Condition.objects.get(text="Be at home at night").authority
    assert Condition.objects.get(pk=kept.pk).text == "Come weekly"


@pytest.mark.parametrize("keep", [True, False])
def test_a_varied_condition_keeps_its_terms_unless_they_hold_no_longer(
    world: World, officer: Actor, person: Person, keep: bool
) -> None:
    sitting, order = judge(world), f.OrderFactory(person=person)
    kind, hours = "ew-requirement-curfew", [{"day": "monday", "starts": "21:00", "ends": "07:00"}]
    kept = orders.add_condition(officer, person.pk, order.pk, ConditionDraft(
        kind=kind, text="Be at home on Monday nights", terms={"hours": hours}))  # fmt: skip
    assert kept.terms
    made = heard(
        officer, person, process(officer, person, order_id=order.pk), bench_id=sitting.organisation_id
    )
    change = ConditionChange(act="varied", condition_id=kept.pk, expected=kept.version, keep_terms=keep,
                             draft=ConditionDraft(kind=kind, text="Be at home, and answer the door"))  # fmt: skip
    with acting(world.actor(sitting)) as bench:
        commands.decide(bench, made.pk, replace(DECIDED, conditions=(change,)), expected=made.version)
    varied = Condition.objects.get(pk=kept.pk)
    assert (varied.text, varied.terms) == ("Be at home, and answer the door", kept.terms if keep else {})


def test_whoever_works_at_the_court_records_what_it_decided(world: World, person: Person) -> None:
    with acting(world.actor(world.user("court_officer", team=world.team))) as actor:
        made = begun(commands.arrange(actor, person.pk, draft()))
        fact = ResultDraft(outcome="imposed", reasons="It was proved", authority="court", made_by="Example Court",
                           kind="sanction")  # fmt: skip
        with pytest.raises(NotPermitted):
            late = replace(fact, authority="officer", late_because="Forgotten")
            commands.record_result(actor, made.pk, late, expected=made.version)
        commands.record_result(actor, made.pk, fact, expected=made.version)
    decision = Decision.objects.get(person=person)
    assert (decision.basis, decision.made_by, decision.recorded_by_id) == (
        "recorded", "Example Court", actor.user_id)  # fmt: skip


def test_a_condition_that_is_refused_leaves_no_decision(world: World, officer: Actor, person: Person) -> None:
    sitting = judge(world)
    order = f.OrderFactory(person=person)
    held = process(officer, person, order_id=order.pk)
    made = heard(officer, person, held, bench_id=sitting.organisation_id)
    wrong = ResultDraft(
        outcome="imposed", reasons="Proved", proportionate="Nothing less",
        conditions=(ConditionChange(act="set", draft=ConditionDraft(kind="no-such", text="Anything")),),
    )  # fmt: skip
    with acting(world.actor(sitting)) as bench, pytest.raises(OrdersNotListed) as refused:
        commands.decide(bench, made.pk, wrong, expected=made.version)
    assert refused.value.field == "condition_0_kind"
    assert not Decision.objects.exists()
    assert not Result.objects.exists()
    assert Process.objects.get(pk=held.pk).state == "open"


def test_no_decision_before_every_step_is_closed(world: World, officer: Actor, person: Person) -> None:
    sitting = judge(world)
    held = process(officer, person)
    made = begun(
        commands.arrange(officer, person.pk, draft(process_id=held.pk, bench_id=sitting.organisation_id))
    )
    with acting(world.actor(sitting)) as bench, pytest.raises(GatesNotClosed):
        commands.decide(bench, made.pk, DECIDED, expected=made.version)


def test_the_one_who_reported_it_decides_nothing(world: World, officer: Actor, person: Person) -> None:
    sitting = judge(world)
    held = process(officer, person, reported_by=sitting.pk)
    made = heard(officer, person, held, bench_id=sitting.organisation_id)
    with acting(world.actor(sitting)) as bench, pytest.raises(BySomebodyElse):
        commands.decide(bench, made.pk, DECIDED, expected=made.version)


@pytest.mark.requirement("R094")
def test_a_machine_and_an_officer_do_not_decide_for_the_court(
    world: World, officer: Actor, person: Person
) -> None:
    held = process(officer, person)
    made = heard(officer, person, held)
    with pytest.raises(NobodyDecides):
        commands.decide(Actor.system_named("sweep"), made.pk, DECIDED, expected=made.version)
    with pytest.raises(NotTheirs):
        commands.decide(world.actor(world.manager), made.pk, DECIDED, expected=made.version)


@pytest.mark.requirement("R094")
def test_another_bench_and_another_panel_find_nothing(world: World, officer: Actor, person: Person) -> None:
    sitting, stranger = judge(world), judge(world, name="Sue Stranger")
    beside = world.user("judge", organisation=sitting.organisation)
    held = process(officer, person)
    made = heard(officer, person, held, bench_id=sitting.organisation_id)
    with acting(world.actor(stranger)) as other:
        assert queries.mine(other) == []
        with pytest.raises(NotThere):
            commands.decide(other, made.pk, DECIDED, expected=made.version)
        assert not Hearing.objects.exists()
    commands.add_party(officer, made.pk, PartyDraft(role="panel_member", user_id=sitting.pk))
    commands.add_party(officer, made.pk, PartyDraft(role="victim_liaison"))
    with acting(world.actor(beside)) as other, pytest.raises(NotThere):
        queries.before_the_bench(other, made.pk)
    with acting(world.actor(sitting)) as bench:
        assert [each.line.id for each in queries.mine(bench)] == [made.pk]
        shown = queries.before_the_bench(bench, made.pk)
        assert Person.objects.count() == 0
    assert {each.role for each in shown.view.parties} == {"person", "panel_member"}
    with pytest.raises(NotPermitted):
        queries.mine(officer)


@pytest.mark.requirement("R079")
def test_what_a_court_decided_is_recorded_as_a_fact_whatever_is_proved(
    officer: Actor, person: Person
) -> None:
    made = begun(commands.arrange(officer, person.pk, draft()))
    fact = ResultDraft(outcome="imposed", reasons="The court gave them in open court", kind="revocation")
    commands.record_result(officer, made.pk, fact, expected=made.version)
    result, found = Result.objects.get(hearing=made), Hearing.objects.get(pk=made.pk)
    assert (result.basis, result.made_by, found.state) == ("recorded", "Example Court", "heard")
    assert found.process_id == result.decision.process_id


def test_what_weighs_on_the_person_goes_through_a_process(
    world: World, officer: Actor, person: Person
) -> None:
    sitting = judge(world)
    made = begun(commands.arrange(officer, person.pk, draft(bench_id=sitting.organisation_id)))
    conditions = (ConditionChange(act="set", draft=ConditionDraft(kind="reporting", text="Come")),)
    with acting(world.actor(sitting)) as bench:
        with pytest.raises(ProcessNeeded):
            commands.decide(bench, made.pk, DECIDED, expected=made.version)
        with pytest.raises(GoesWithTheDecision):
            commands.decide(bench, made.pk, ResultDraft(outcome="continues", reasons="Well", conditions=conditions),
                            expected=made.version)  # fmt: skip
        commands.decide(
            bench, made.pk, ResultDraft(outcome="continues", reasons="Well"), expected=made.version
        )
    with pytest.raises(Over):
        commands.record_result(officer, made.pk, DECIDED, expected=made.version + 1)


RESULT = """INSERT INTO hearings_result (id, record_id, version, known_from, because, closed_because, person_id,
  hearing_id, basis, outcome, reasons, made_by, decided_at, recorded_by_id)
SELECT x.id, x.id, 1, now(), 'x', '', h.person_id, h.id, 'recorded', 'imposed', 'x', 'x', now(), h.recorded_by_id
FROM hearings_hearing h, (SELECT gen_random_uuid() AS id) x WHERE h.id = %(id)s"""


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE hearings_hearing SET state = 'heard' WHERE id = %(id)s", "hearings_hearing_with_its_result"),
        (
            "UPDATE hearings_hearing SET state = 'vacated' WHERE id = %(id)s",
            "hearings_hearing_off_with_reason",
        ),
        (RESULT, "hearings_result_through_its_process"),
    ],
)
def test_what_the_screen_refuses_the_database_refuses(
    officer: Actor, person: Person, sql: str, named: str
) -> None:
    made = commands.arrange(officer, person.pk, draft())
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, {"id": made.pk})
    assert refused.value.__cause__.diag.constraint_name == named  # type: ignore[union-attr]
    assert Hearing.objects.get(pk=made.pk).state == "listed"


def test_a_stale_version_changes_nothing_and_nobody_else_may(
    world: World, officer: Actor, person: Person
) -> None:
    made = commands.arrange(officer, person.pk, draft())
    with pytest.raises(StaleVersion):
        commands.change(officer, made.pk, draft(place="Room 9"), expected=made.version + 1)
    reader = world.actor(world.user("reception"))
    with pytest.raises(NotPermitted):
        commands.arrange(reader, person.pk, draft())
