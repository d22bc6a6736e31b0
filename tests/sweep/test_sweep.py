"""The sweep finds what the plain loop finds, once, on any day, in full and by the day's difference."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db.models import Count

from tests import factories
from tests.arranging import World
from tests.sweep.everyone import leaves_nothing_to_find
from tests.sweep.naive import Naive
from tests.sweep.random_world import RandomWorld
from throughcare.casework.orders.models import SupervisionState
from throughcare.casework.supervision.models import Appointment, Task
from throughcare.config.timetable import SWEEP_RULES, sweep_now
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation
from throughcare.register.notices import commands
from throughcare.register.notices.models import Alert, SweepRun
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R114", "R062")]
DAY = date(2025, 4, 1)
"""Two days after the clocks go forward in Europe; past, so that what the random world wrote is older than a sweep."""

NOT_THERE = {"override-review"}
"""The random world's overrides are of long ago, so the sweep ends them before it asks."""


@pytest.fixture
def agency(world: World) -> World:
    RandomWorld(world, DAY, seed=11).fill()
    return world


@pytest.fixture
def small_agency(world: World) -> World:
    RandomWorld(world, DAY, seed=11, people=100).fill()
    return world


def standing() -> set[tuple[str, object, object, date]]:
    return set(Alert.objects.exclude(state="done").values_list("rule", "person_id", "subject", "due_on"))


def naive(world: World, **whose: object) -> set[tuple[str, object, object, date]]:
    return set(Naive(DAY, world.agency.zone).alerts(**whose))


def test_the_sweep_finds_what_the_plain_loop_finds(agency: World) -> None:
    report = sweep_now(as_of=DAY)
    expected = naive(agency)
    assert standing() == expected
    assert report.raised == len(expected) > 300
    assert {rule for rule, *_ in expected} | NOT_THERE == {rule.code for rule in SWEEP_RULES}


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
def test_a_day_is_a_day_where_the_agency_is(make_world: Callable[..., World], zone: str) -> None:
    world = make_world("us-pa", zone)
    RandomWorld(world, DAY, seed=5, people=60).fill()
    sweep_now(as_of=DAY)
    assert standing() == naive(world)


def test_agencies_in_two_zones_keep_their_own_days(make_world: Callable[..., World]) -> None:
    east, west = make_world("us-pa", "Pacific/Auckland"), make_world("us-pa", "America/New_York")
    for world in (east, west):
        RandomWorld(world, DAY, seed=3, people=40).fill()
    sweep_now(as_of=DAY)
    for world in (east, west):
        own = set(Person.objects.filter(agency=world.agency).values_list("pk", flat=True))
        assert {each for each in standing() if each[1] in own} == naive(world, agency=world.agency)
    again = sweep_now(as_of=DAY, zones=["America/New_York"])
    assert (len(again.swept), again.raised, again.closed) == (len(SWEEP_RULES), 0, 0)


def test_a_second_sweep_raises_and_closes_nothing(small_agency: World) -> None:
    sweep_now(as_of=DAY)
    before = list(Alert.objects.order_by("pk").values())
    again = sweep_now(as_of=DAY)
    assert (again.raised, again.closed) == (0, 0)
    assert list(Alert.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("days", [1, 4])
def test_the_difference_of_a_day_is_the_same_as_a_full_pass(small_agency: World, days: int) -> None:
    sweep_now(as_of=DAY)
    later = DAY + timedelta(days=days)
    report = sweep_now(as_of=later, delta=True)
    assert all(each.delta for each in report.swept)
    assert leaves_nothing_to_find(later)
    assert report.raised > 0 and report.closed > 0


def test_the_difference_sees_what_was_written_since(small_agency: World) -> None:
    sweep_now(as_of=DAY)
    open_one = Alert.objects.filter(rule="outcome-not-recorded").first()
    late = Alert.objects.filter(rule="task-overdue").first()
    assert open_one is not None and late is not None
    appointment = Appointment.objects.get(pk=open_one.subject)
    Appointment.objects.filter(pk=appointment.pk).update(status="held")
    Task.objects.filter(pk=late.subject).update(due_on=DAY + timedelta(days=9))
    person = Person.objects.exclude(
        pk__in=SupervisionState.objects.exclude(state="active").values("person")
    ).first()
    factories.ContactFactory(
        person=person,
        officer=small_agency.officer,
        outcome="waiting_for_evidence",
        evidence_due_on=DAY - timedelta(days=1),
    )
    sweep_now(as_of=DAY, delta=True)
    assert leaves_nothing_to_find(DAY)


@pytest.mark.requirement("R009")
def test_a_death_silences_and_its_correction_brings_back(small_agency: World) -> None:
    sweep_now(as_of=DAY)
    before = standing()
    of_one_state = (
        SupervisionState.objects.values("person").annotate(n=Count("pk")).filter(n=1).values("person")
    )
    open_one = Alert.objects.filter(rule="outcome-not-recorded", person__in=of_one_state).latest("pk")
    state = SupervisionState.objects.get(person=open_one.person_id)
    SupervisionState.objects.filter(pk=state.pk).update(state="died", starts_on=DAY - timedelta(days=30))
    sweep_now(as_of=DAY, delta=True)
    left = {rule for rule, person, *_ in standing() if person == open_one.person_id}
    assert not left & {"outcome-not-recorded", "contact-overdue", "evidence-overdue", "plan-review"}
    SupervisionState.objects.filter(pk=state.pk).update(state="active")
    sweep_now(as_of=DAY, delta=True)
    assert leaves_nothing_to_find(DAY)
    open_one.refresh_from_db()
    assert open_one.state == "new"
    assert ("outcome-not-recorded", open_one.person_id, open_one.subject, open_one.due_on) in before


def test_what_a_person_finished_stays_finished(world: World) -> None:
    person = world.person()
    factories.TaskFactory(person=person, owner=world.officer, due_on=DAY - timedelta(days=2))
    sweep_now(as_of=DAY)
    alert = Alert.objects.get(rule="task-overdue")
    with acting(world.actor()) as actor:
        commands.finish(actor, alert.pk, expected=1, because="known")
    assert sweep_now(as_of=DAY).raised == 0
    assert Alert.objects.get(pk=alert.pk).done_because == "known"


def test_the_first_difference_is_a_full_pass(world: World) -> None:
    assert not any(each.delta for each in sweep_now(as_of=DAY, delta=True).swept)


def test_one_audit_entry_a_rule_and_no_name_in_it(world: World) -> None:
    world.person(given="Peregrine")
    sweep_now(as_of=DAY)
    entries = AuditEvent.objects.filter(action="notices:sweep:ran")
    assert entries.count() == SweepRun.objects.count() == len(SWEEP_RULES)
    assert not any(b"Peregrine" in bytes(entry.body) for entry in entries)


def test_alerts_belong_to_whoever_is_responsible_on_the_day(world: World) -> None:
    person = world.person()
    factories.TaskFactory(person=person, owner=world.officer, due_on=DAY - timedelta(days=2))
    sweep_now(as_of=DAY)
    assert Alert.objects.get().officer_id == world.officer.pk
    colleague = world.user("officer", team=world.team)
    tomorrow = DAY + timedelta(days=1)
    Allocation.objects.filter(person=person).update(ends_on=tomorrow)
    factories.AllocationFactory(person=person, officer=colleague, team=world.team, starts_on=tomorrow)
    sweep_now(as_of=tomorrow, delta=True)
    assert Alert.objects.get().officer_id == colleague.pk


def test_the_report_prints_as_a_table(world: World) -> None:
    lines = str(sweep_now(as_of=DAY)).splitlines()
    assert len(lines) == len(SWEEP_RULES) + 1
    assert lines[0].split() == ["rule", "day", "pass", "due", "new", "again", "closed", "ms"]
    assert lines[1].split()[:3] == [SWEEP_RULES[0].code, "2025-04-01", "full"]
