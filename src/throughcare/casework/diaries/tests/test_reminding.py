"""One reminder for each appointment, at the hour the agency or the person chose; none of what was called off."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from tests import factories
from tests.arranging import World
from tests.counting import counted

from throughcare.casework.diaries.commands import remind
from throughcare.casework.supervision import commands as supervision
from throughcare.casework.supervision.models import Appointment
from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.register.messaging import carriers
from throughcare.register.messaging import commands as messaging
from throughcare.register.messaging.carriers import Outgoing
from throughcare.register.messaging.models import PersonMessage
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R113", "R054")]
ELEVEN = datetime(2027, 3, 2, 11, tzinfo=UTC)
TOMORROW = datetime(2027, 3, 3, 15, 30, tzinfo=UTC)


def at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Outgoing]:
    gone: list[Outgoing] = []

    class Wire:
        def send(self, message: Outgoing) -> str:
            gone.append(message)
            return f"r-{len(gone)}"

    monkeypatch.setattr(carriers, "carrier", lambda way: Wire())
    return gone


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    at(ELEVEN, monkeypatch)


@pytest.fixture
def person(world: World) -> Person:
    found = world.person("Alex", "Example")
    factories.ContactPointFactory(person=found, kind="mobile", safe="yes", texts="yes")
    return found


def book(person: Person, starts_at: datetime = TOMORROW, **fields: Any) -> Appointment:
    made: Appointment = factories.AppointmentFactory(
        person=person, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=30), **fields
    )
    return made


def test_one_reminder_the_day_before_however_often_it_is_asked(person: Person, sent: list[Outgoing]) -> None:
    booked = book(person, place="North office")
    book(person, TOMORROW + timedelta(days=1))
    assert [remind(), remind()] == [1, 0]
    message = PersonMessage.objects.get()
    assert (message.kind, message.about, message.for_at) == ("appointment", booked.pk, TOMORROW)
    messaging.send_due()
    assert "Wednesday 3 March 2027 at 3:30pm, North office" in sent[0].text
    assert remind() == 0


def test_not_before_its_hour_nor_so_late_that_it_helps_nobody(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    book(person)
    at(ELEVEN.replace(hour=9, minute=59), monkeypatch)
    assert remind() == 0
    at(TOMORROW - timedelta(hours=1), monkeypatch)
    assert remind() == 0
    at(TOMORROW - timedelta(hours=3), monkeypatch)
    assert remind() == 1


def test_the_agency_and_the_person_over_it_choose_the_day_and_the_hour(world: World, person: Person) -> None:
    other = world.person("Bo", "Example")
    for each in (person, other):
        book(each, TOMORROW + timedelta(days=1))
    factories.AgencyMessagesFactory(agency=world.agency, days_before=2, remind_at=time(8))
    factories.MessageChoiceFactory(person=other, days_before=1)
    assert remind() == 1
    assert PersonMessage.objects.get().person_id == person.pk


def test_nobody_is_reminded_who_wants_none_or_has_nothing_booked(world: World, person: Person) -> None:
    book(person, status="cancelled")
    book(person, kind="third_party")
    unwilling = world.person("Bo", "Example")
    factories.MessageChoiceFactory(person=unwilling, reminders=False)
    book(unwilling)
    assert remind() == 0


def test_a_call_a_visit_and_a_video_call_each_have_their_words(person: Person) -> None:
    for kind in ("phone", "video", "home"):
        book(person, kind=kind)
    remind()
    assert set(PersonMessage.objects.values_list("kind", flat=True)) == {
        "appointment_call", "appointment_video", "appointment_home",
    }  # fmt: skip


def cancel(world: World, person: Person, booked: Appointment, deliver: Callable[[], int]) -> None:
    with acting(world.actor()) as actor:
        supervision.cancel(
            actor, person.pk, booked.pk, asked_by="service", because="ill", expected=booked.version
        )
    deliver()


def test_what_is_called_off_is_not_reminded_of(
    world: World, person: Person, deliver: Callable[[], int]
) -> None:
    booked = book(person, officer=world.officer)
    remind()
    cancel(world, person, booked, deliver)
    assert PersonMessage.objects.get().state == "stopped"
    assert remind() == 0


def test_who_was_reminded_hears_that_it_is_called_off(
    world: World, person: Person, sent: list[Outgoing], deliver: Callable[[], int]
) -> None:
    booked = book(person, officer=world.officer)
    remind()
    messaging.send_due()
    cancel(world, person, booked, deliver)
    messaging.send_due()
    assert sent[-1].text.startswith(
        "You do not need to meet Olive Officer on Wednesday 3 March 2027 at 3:30pm"
    )


@pytest.mark.requirement("R114")
def test_everybody_is_asked_after_in_one_statement(world: World) -> None:
    for number in range(40):
        book(world.person(f"P{number}", "Example"))
    with counted() as statements:
        assert remind() == 40
    assert len(statements) <= 2, statements


def test_where_nobody_is_to_be_reminded_nothing_is_written_and_no_entry_is_asked_for(world: World) -> None:
    """As at a commit: a statement that writes no row is held to an entry in the log too."""
    raw = connection.connection
    raw.execute("SET CONSTRAINTS audit_obligation_met IMMEDIATE")
    raw.execute("SET CONSTRAINTS audit_obligation_met DEFERRED")
    raw.execute("SELECT set_config('tc.audited', '', true), set_config('tc.obliged', '', true)")
    assert remind() == 0
    raw.execute("SET CONSTRAINTS audit_obligation_met IMMEDIATE")
