"""Appeals: in time, late, never refused for days nobody knows; decided by somebody else; what they set aside."""

from datetime import date, timedelta

import pytest
from tests.arranging import World

from throughcare.decisions.appeals import commands, queries
from throughcare.decisions.appeals.drafts import CarriedOutDraft, OutcomeDraft, RulingDraft, WithdrawDraft
from throughcare.decisions.appeals.models import Appeal, Outcome
from throughcare.decisions.appeals.refusals import (
    AfterItsTime,
    BySomebodyElse,
    Ended,
    NothingDecided,
    NotListed,
    NotNow,
    NotOurs,
    WordsNeeded,
    WrongDay,
)
from throughcare.decisions.appeals.tests.arranged import (
    ALLOWED,
    another,
    days_for,
    decided,
    draft,
    f,
    lodged,
    taken_up,
    tell,
    told_long_ago,
)
from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess import queries as of_dueprocess
from throughcare.decisions.dueprocess.models import Decision, SetAside
from throughcare.decisions.dueprocess.refusals import NobodyDecides
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R083")]
NO = RulingDraft(granted=False, reasons="No reason was given for the month after the ward")
YES = RulingDraft(granted=True, reasons="They were on the ward until that day")


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def today(world: World) -> date:
    return clock.today(world.agency.zone)


def test_who_was_never_told_the_way_has_all_the_time_there_is(world: World, person: Person) -> None:
    days_for(world, "appeal_window", 1)
    made = lodged(world, person)
    assert (made.state, made.window, made.last_day, made.told_on) == ("lodged", "not_told", None, None)


def test_no_figure_read_is_said_and_refuses_nobody(world: World, person: Person) -> None:
    held = decided(world, person)
    tell(world, held)
    found = queries.chance(world.actor(), person.pk, held.pk)
    assert (found.window, found.last_day, found.called) == ("no_figure", None, "representations")
    assert lodged(world, person, held).state == "lodged"


def test_the_time_runs_from_the_day_the_person_was_told(world: World, person: Person) -> None:
    days_for(world, "appeal_window", 28)
    held = decided(world, person)
    tell(world, held)
    made = lodged(world, person, held)
    assert (made.window, made.last_day) == ("in_time", today(world) + timedelta(days=28))


def test_a_last_day_the_decision_named_counts_where_it_is_longer(world: World, person: Person) -> None:
    days_for(world, "appeal_window", 2)
    named = today(world) + timedelta(days=60)
    held = decided(world, person, appeal_by=named)
    tell(world, held)
    assert lodged(world, person, held).last_day == named


def test_after_its_time_it_is_refused_as_in_time_naming_the_day_and_taken_as_late(
    world: World, officer: Actor, person: Person
) -> None:
    days_for(world, "appeal_window", 28)
    held = told_long_ago(world, person, 29)
    with pytest.raises(AfterItsTime, match=r"the last day was .* Nothing you typed is lost") as refused:
        commands.lodge(officer, person.pk, held.pk, draft())
    assert refused.value.field == "late_because"
    assert refused.value.values["last_day"] == today(world) - timedelta(days=1)
    assert not Appeal.objects.exists()
    made = commands.lodge(officer, person.pk, held.pk, draft(late_because="I was on the ward"))
    assert (made.state, made.window) == ("late", "late")


def late(world: World, person: Person) -> Appeal:
    days_for(world, "appeal_window", 28)
    held = told_long_ago(world, person, 40)
    return lodged(world, person, held, late_because="I was on the ward")


def test_a_late_one_waits_for_somebody_else_to_admit_it(world: World, person: Person) -> None:
    made = late(world, person)
    other = another(world)
    with pytest.raises(NotNow, match="came late"):
        commands.take_up(other, made.pk, expected=made.version)
    with pytest.raises(BySomebodyElse):
        commands.rule_on_lateness(world.actor(world.manager), made.pk, YES, expected=made.version)
    with pytest.raises(WordsNeeded):
        commands.rule_on_lateness(
            other, made.pk, RulingDraft(granted=True, reasons=" "), expected=made.version
        )
    commands.rule_on_lateness(other, made.pk, YES, expected=made.version)
    made.refresh_from_db()
    assert made.state == "admitted"
    assert taken_up(world, made).state == "considered"


def test_one_not_admitted_has_ended_with_its_reasons(world: World, person: Person) -> None:
    made = late(world, person)
    other = another(world)
    commands.rule_on_lateness(other, made.pk, NO, expected=made.version)
    made.refresh_from_db()
    assert made.state == "not_admitted"
    with pytest.raises(NotNow):
        commands.take_up(other, made.pk, expected=made.version)
    view = queries.appeal(world.actor(), person.pk, made.pk)
    assert [(each.granted, each.reasons) for each in view.rulings] == [(False, NO.reasons)]


@pytest.mark.parametrize(("given", "field"), [
    ({"grounds": " "}, "grounds"),
    ({"lodged_by": "lawyer"}, "speaker"),
])  # fmt: skip
def test_what_is_missing_is_asked_for(
    world: World, officer: Actor, person: Person, given: dict[str, str], field: str
) -> None:
    held = decided(world, person)
    with pytest.raises(WordsNeeded) as refused:
        commands.lodge(officer, person.pk, held.pk, draft(**given))
    assert refused.value.field == field


@pytest.mark.parametrize("field", ["lodged_by", "lodged_how", "before", "called", "language"])
def test_codes_are_the_lists_own(world: World, officer: Actor, person: Person, field: str) -> None:
    held = decided(world, person)
    with pytest.raises(NotListed) as refused:
        commands.lodge(officer, person.pk, held.pk, draft(**{field: "nonsense"}))
    assert refused.value.field == field


def test_a_day_before_the_decision_or_to_come_is_none(world: World, officer: Actor, person: Person) -> None:
    held = decided(world, person)
    for wrong in (today(world) + timedelta(days=1), today(world) - timedelta(days=2)):
        with pytest.raises(WrongDay):
            commands.lodge(officer, person.pk, held.pk, draft(lodged_on=wrong))


def test_there_is_nothing_to_appeal_against_before_a_decision(
    world: World, officer: Actor, person: Person
) -> None:
    held = f.ProcessFactory(person=person, kind="sanction")
    with pytest.raises(NothingDecided):
        commands.lodge(officer, person.pk, held.pk, draft())
    with pytest.raises(NotThere):
        commands.lodge(officer, world.person("Other").pk, held.pk, draft())


def test_the_clock_is_the_agencys_and_by_default_none(world: World, person: Person) -> None:
    assert lodged(world, person).decide_by is None
    days_for(world, "appeal_acknowledged", 5)
    days_for(world, "appeal_decided", 28)
    made = lodged(world, world.person("Second"))
    assert made.acknowledge_by == today(world) + timedelta(days=5)
    assert made.decide_by == today(world) + timedelta(days=28)


def test_the_one_who_decided_and_the_one_who_reported_decide_no_appeal(world: World, person: Person) -> None:
    made = taken_up(world, lodged(world, person))
    with pytest.raises(BySomebodyElse, match="neither made the decision nor reported"):
        commands.decide(world.actor(world.manager), made.pk, ALLOWED, expected=made.version)
    with pytest.raises(NotPermitted):
        commands.decide(world.actor(), made.pk, ALLOWED, expected=made.version)
    with pytest.raises(NobodyDecides):
        commands.decide(Actor.system_named("sweep"), made.pk, ALLOWED, expected=made.version)


def test_it_is_taken_up_before_it_is_decided_and_reasons_are_given(world: World, person: Person) -> None:
    made, other = lodged(world, person), another(world)
    with pytest.raises(NotNow, match="takes an appeal up"):
        commands.decide(other, made.pk, ALLOWED, expected=made.version)
    made = taken_up(world, made, other)
    wrong = {"reasons": " "}, {"outcome": "in_part"}
    for given in wrong:
        with pytest.raises(WordsNeeded):
            commands.decide(other, made.pk, _but(**given), expected=made.version)
    with pytest.raises(NotListed):
        commands.decide(other, made.pk, _but(outcome="nonsense"), expected=made.version)
    with pytest.raises(StaleVersion):
        commands.decide(other, made.pk, ALLOWED, expected=made.version + 1)


def _but(**given: str) -> OutcomeDraft:
    whole = {name: getattr(ALLOWED, name) for name in ("outcome", "reasons", "facts", "heard", "next_way")}
    return OutcomeDraft(**(whole | given))


def test_whoever_asked_to_be_heard_is_heard_first(world: World, person: Person) -> None:
    other = another(world)
    made = taken_up(world, lodged(world, person, wants_hearing=True), other)
    with pytest.raises(WordsNeeded, match="asked to be heard"):
        commands.decide(other, made.pk, _but(heard="not_wished"), expected=made.version)
    assert commands.decide(other, made.pk, _but(heard="in_person"), expected=made.version).pk


@pytest.mark.parametrize(("outcome", "extent"), [
    ("allowed", "whole"), ("sent_back", "whole"), ("in_part", "part"), ("dismissed", ""),
])  # fmt: skip
def test_what_it_came_to_stands_beside_the_decision_which_stays(
    world: World, person: Person, outcome: str, extent: str
) -> None:
    other = another(world)
    made = taken_up(world, lodged(world, person), other)
    before = Decision.objects.values().get(pk=made.decision_id)
    draft = OutcomeDraft(outcome=outcome, reasons="So", heard="in_writing", instead="From ten at night")
    commands.decide(other, made.pk, draft, expected=made.version)
    assert Decision.objects.values().get(pk=made.decision_id) == before
    found = list(SetAside.objects.values_list("extent", "appeal"))
    assert found == ([(extent, made.pk)] if extent else [])
    seen = of_dueprocess.process(world.actor(), made.decision.process_id)
    assert seen.decision is not None
    assert seen.decision.set_aside == extent
    assert of_dueprocess.around(world.actor(), person.pk)[0].set_aside == extent


def test_it_is_carried_out_in_words_once(world: World, officer: Actor, person: Person) -> None:
    other = another(world)
    made = taken_up(world, lodged(world, person), other)
    done = CarriedOutDraft(on=today(world), words="The former condition is back")
    with pytest.raises(NotNow):
        commands.carry_out(officer, made.pk, done, expected=made.version)
    commands.decide(other, made.pk, ALLOWED, expected=made.version)
    made.refresh_from_db()
    with pytest.raises(WordsNeeded):
        commands.carry_out(
            officer, made.pk, CarriedOutDraft(on=today(world), words=""), expected=made.version
        )
    with pytest.raises(WrongDay):
        later = CarriedOutDraft(on=today(world) + timedelta(days=1), words="Soon")
        commands.carry_out(officer, made.pk, later, expected=made.version)
    made = commands.carry_out(officer, made.pk, done, expected=made.version)
    with pytest.raises(NotNow):
        commands.carry_out(officer, made.pk, done, expected=made.version)


def test_the_decision_waits_only_where_somebody_ruled_so(world: World, person: Person) -> None:
    made = lodged(world, person, suspend_asked=True)
    assert not queries.appeal(world.actor(), person.pk, made.pk).rulings
    with pytest.raises(BySomebodyElse):
        commands.rule_on_waiting(world.actor(world.manager), made.pk, YES)
    commands.rule_on_waiting(another(world), made.pk, YES)
    with pytest.raises(NotNow, match="already"):
        commands.rule_on_waiting(another(world, "Third"), made.pk, NO)
    assert queries.appeal(world.actor(), person.pk, made.pk).rulings[0].granted


def test_only_the_person_takes_it_back(world: World, officer: Actor, person: Person) -> None:
    made = lodged(world, person)
    day = today(world)
    with pytest.raises(WordsNeeded, match="nobody withdraws it for them"):
        commands.withdraw(
            officer, made.pk, WithdrawDraft(withdrawn_on=day, how="paper", words=""), expected=made.version
        )
    with pytest.raises(NotListed):
        commands.withdraw(
            officer, made.pk, WithdrawDraft(withdrawn_on=day, how="", words="Yes"), expected=made.version
        )
    said = WithdrawDraft(withdrawn_on=day, how="word", words="Leave it, I have work now")
    made = commands.withdraw(officer, made.pk, said, expected=made.version)
    assert made.state == "withdrawn"
    with pytest.raises(Ended):
        commands.withdraw(officer, made.pk, said, expected=made.version)
    with pytest.raises(Ended):
        commands.record_fact(
            officer, made.pk, _but(authority="court", made_by="A court"), expected=made.version
        )


def test_it_is_acknowledged_once_on_a_day_that_was(world: World, officer: Actor, person: Person) -> None:
    made = lodged(world, person)
    with pytest.raises(WrongDay):
        commands.acknowledge(officer, made.pk, today(world) + timedelta(days=1), expected=made.version)
    made = commands.acknowledge(officer, made.pk, today(world), expected=made.version)
    with pytest.raises(Ended):
        commands.acknowledge(officer, made.pk, today(world), expected=made.version)


def test_what_a_court_decided_is_a_fact_whatever_the_step(
    world: World, officer: Actor, person: Person
) -> None:
    decision = f.DecisionFactory(person=person)
    with pytest.raises(NotOurs):
        commands.lodge(officer, person.pk, decision.process_id, draft(lodged_on=date(2026, 11, 20)))
    on = decision.decided_at.date() + timedelta(days=1)
    made = commands.lodge(officer, person.pk, decision.process_id, draft(before="court", lodged_on=on))
    assert (made.window, made.decide_by) == ("elsewhere", None)
    with pytest.raises(NotOurs):
        commands.take_up(another(world), made.pk, expected=made.version)
    fact = _but(authority="court", made_by="The Crown Court at Exampleton", heard="")
    for given in ({"authority": "manager"}, {"made_by": " "}):
        with pytest.raises((NotListed, WordsNeeded)):
            wrong = {"authority": "court", "made_by": "A court"} | given
            commands.record_fact(officer, made.pk, _but(**wrong), expected=made.version)
    commands.record_fact(officer, made.pk, fact, expected=made.version)
    made.refresh_from_db()
    assert made.state == "decided"
    assert Outcome.objects.get().basis == "recorded"
    assert SetAside.objects.get().decision_id == decision.pk


def test_a_late_appeal_before_a_court_is_not_ours_to_judge(
    world: World, officer: Actor, person: Person
) -> None:
    days_for(world, "appeal_window", 1)
    held = told_long_ago(world, person, 10)
    made = commands.lodge(officer, person.pk, held.pk, draft(before="court"))
    assert (made.state, made.window) == ("lodged", "elsewhere")


def test_the_register_says_what_each_waits_for(world: World, person: Person) -> None:
    made = lodged(world, person)
    manager = world.actor(world.manager)
    assert [each.waits for each in queries.waiting(manager, team=True)] == ["acknowledgment"]
    made = commands.acknowledge(world.actor(), made.pk, today(world), expected=made.version)
    assert [each.waits for each in queries.waiting(world.actor())] == ["taking_up"]
    other = another(world)
    made = taken_up(world, made, other)
    assert not queries.waiting(manager, team=True, waits="taking_up")
    commands.decide(other, made.pk, ALLOWED, expected=made.version)
    assert [each.waits for each in queries.waiting(manager, team=True)] == ["carrying_out"]


def test_the_agencys_days_for_steps_and_for_appeals_stand_apart(world: World, person: Person) -> None:
    days_for(world, "appeal_window", 9)
    held = dueprocess.open_process(
        world.actor(), person.pk, "condition_change", about=person.pk, reported_by=world.officer.pk
    )
    assert of_dueprocess.process(world.actor(), held.pk).process.id == held.pk
