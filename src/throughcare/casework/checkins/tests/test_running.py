"""What runs by itself: opened on its day, told through safe channels only, reminded once, run out without judging."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.checkins import commands
from throughcare.casework.checkins.commands.opening import expire, remind_once
from throughcare.casework.checkins.models import Checkin
from throughcare.casework.checkins.queries.due import due_today, past_their_day, to_remind
from throughcare.casework.checkins.tests.arranged import (
    TIMEKEEPER,
    TODAY,
    approved,
    opened,
    ran_out,
    safe_phone,
)
from throughcare.casework.selfreports.models import ReportKey, SelfReport
from throughcare.casework.supervision.models import Task
from throughcare.decisions.noncompliance.models import Failure
from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.platform.events import bus
from throughcare.platform.events.models import StoredEvent
from throughcare.register.messaging.events import PersonNotReached
from throughcare.register.messaging.models import PersonMessage
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R149")]


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Robin", "Ashworth")


def test_it_opens_on_its_day_for_three_days_with_a_link_and_a_code_apart(
    world: World, person: Person
) -> None:
    safe_phone(person)
    checkin = opened(world, person)
    assert (checkin.due_on, checkin.last_day, checkin.told) == (TODAY, TODAY + timedelta(days=2), "queued")
    report = SelfReport.objects.get(pk=checkin.report_id)
    assert report.ends_at.date() >= checkin.last_day and report.form.startswith("check-in@")
    assert set(PersonMessage.objects.values_list("kind", flat=True)) == {"checkin", "code"}
    key = ReportKey.objects.get(report=report)
    assert key.token_hash and key.check_hash and key.check_kind == "code"


def test_without_a_safe_way_nothing_goes_out_and_somebody_gives_it_by_hand(
    world: World, person: Person
) -> None:
    factories.ContactPointFactory(person=person, kind="mobile", safe="no", texts="yes")
    assert opened(world, person).told == "not_reached"
    assert not PersonMessage.objects.filter(state="waiting").exists()
    task = Task.objects.get(person=person)
    assert "by hand" in task.what and task.owner_id == world.officer.pk


def test_a_link_that_did_not_arrive_is_given_by_hand_and_is_no_fault_of_theirs(
    world: World, person: Person, deliver: Any
) -> None:
    safe_phone(person)
    checkin = opened(world, person)
    link = PersonMessage.objects.get(kind="checkin")
    with acting(TIMEKEEPER) as actor:
        bus.publish(actor, PersonNotReached(link.pk, person.pk, "checkin", "not-delivered"))
    for _ in range(2):
        deliver()
    held = Checkin.objects.get(pk=checkin.pk)
    assert (held.told, held.technical) == ("not_reached", True)
    assert "by hand" in Task.objects.get(person=person).what


def test_whoever_came_in_by_the_link_was_reached(world: World, person: Person, deliver: Any) -> None:
    safe_phone(person)
    checkin = opened(world, person)
    ReportKey.objects.filter(report_id=checkin.report_id).update(browser_hash="a" * 64)
    link = PersonMessage.objects.get(kind="checkin")
    with acting(TIMEKEEPER) as actor:
        bus.publish(actor, PersonNotReached(link.pk, person.pk, "checkin", "not-delivered"))
    deliver()
    assert Checkin.objects.get(pk=checkin.pk).told == "queued"


def test_nobody_is_reminded_of_what_was_sent_in(world: World, person: Person, deliver: Any) -> None:
    safe_phone(person)
    checkin = ran_out(person, due_on=TODAY - timedelta(days=2), last_day=TODAY)
    with acting(TIMEKEEPER) as actor:
        assert remind_once(actor, checkin.pk)
        commands.submitted(actor, Checkin.objects.get(pk=checkin.pk))
    deliver()
    assert PersonMessage.objects.get(kind="checkin_reminder").state == "stopped"


def test_it_opens_once_and_not_while_contact_is_suspended(world: World, person: Person) -> None:
    checkin = opened(world, person)
    with acting(TIMEKEEPER) as actor:
        assert commands.open_one(actor, checkin.series_id) is None
    other = world.person()
    series = approved(world, other)
    factories.SupervisionStateFactory(person=other, state="in_custody", starts_on=TODAY)
    with acting(TIMEKEEPER) as actor:
        assert commands.open_one(actor, series.pk) is None


@pytest.mark.parametrize(
    ("days", "hour", "due"), [(0, 8, False), (0, 9, True), (1, 10, False), (13, 10, False), (14, 9, True)]
)
def test_the_days_are_those_of_the_rule_from_nine_in_the_morning(
    world: World, person: Person, monkeypatch: pytest.MonkeyPatch, days: int, hour: int, due: bool
) -> None:
    first = TODAY + timedelta(days=7)
    series = approved(world, person, first_on=first)
    if days:
        factories.CheckinFactory(
            person=person, series=series, due_on=first, last_day=first + timedelta(days=2), state="cancelled",
            cancelled_because="officer",
        )  # fmt: skip
    day = first + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: datetime(day.year, day.month, day.day, hour, 5, tzinfo=UTC))
    with acting(TIMEKEEPER):
        assert (series.pk in due_today()) is due


def test_a_day_slept_through_is_made_good_within_its_window(
    world: World, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = TODAY + timedelta(days=7)
    series = approved(world, person, first_on=first)
    for days, due in ((2, True), (3, False)):
        day = first + timedelta(days=days)
        monkeypatch.setattr(
            clock, "now", lambda day=day: datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        )
        with acting(TIMEKEEPER):
            assert (series.pk in due_today()) is due


def test_one_reminder_on_the_last_day(world: World, person: Person) -> None:
    safe_phone(person)
    checkin = ran_out(person, due_on=TODAY - timedelta(days=2), last_day=TODAY)
    with acting(TIMEKEEPER) as actor:
        assert to_remind() == [checkin.pk]
        assert remind_once(actor, checkin.pk)
        assert not remind_once(actor, checkin.pk) and to_remind() == []
    assert PersonMessage.objects.get(kind="checkin_reminder").about == checkin.pk


def test_one_that_ran_out_is_a_fact_and_opens_no_failure_by_itself(world: World, person: Person) -> None:
    checkin = ran_out(person)
    with acting(TIMEKEEPER) as actor:
        assert past_their_day() == [checkin.pk]
        assert expire(actor, checkin.pk) and not expire(actor, checkin.pk)
    held = Checkin.objects.get(pk=checkin.pk)
    assert held.state == "expired" and held.review_by is not None and held.review_by > TODAY
    told = StoredEvent.objects.get(kind="checkins.CheckinExpired").body
    assert (told["technical"], told["on"]) == (False, str(checkin.last_day))
    assert not Failure.objects.filter(person=person).exists()


@pytest.mark.parametrize(
    "given",
    [
        {"told": "not_reached"},
        {"told": ""},
        {"trouble": "page", "trouble_at": datetime(2026, 3, 2, tzinfo=UTC)},
    ],
)
def test_whoever_had_no_link_or_a_phone_that_failed_missed_nothing(person: Person, given: Any) -> None:
    with acting(TIMEKEEPER) as actor:
        assert expire(actor, ran_out(person, **given).pk)
    assert StoredEvent.objects.get(kind="checkins.CheckinExpired").body["technical"] is True


def test_questions_taken_back_cancel_it_and_it_does_not_run_out(person: Person) -> None:
    checkin = ran_out(person)
    SelfReport.objects.filter(pk=checkin.report_id).update(state="withdrawn")
    with acting(TIMEKEEPER) as actor:
        assert not expire(actor, checkin.pk)
    assert Checkin.objects.get(pk=checkin.pk).state == "cancelled"
    assert not StoredEvent.objects.filter(kind="checkins.CheckinExpired").exists()
