"""Rescheduling and cancelling: who asked stays to be seen."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from tests import factories

from throughcare.casework.supervision import commands
from throughcare.casework.supervision.drafts import MoveDraft
from throughcare.casework.supervision.models import Appointment
from throughcare.casework.supervision.refusals import NotListed, NotOpen, TwiceAtOnce, WordsNeeded
from throughcare.platform.access.door import NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R054")]

LATER = MoveDraft(
    on=date(2026, 11, 20), at=time(14), minutes=45, asked_by="person", because="A job interview"
)


@pytest.fixture
def booked(person: Person) -> Appointment:
    series = uuid4()
    return factories.AppointmentFactory(
        person=person,
        starts_at=datetime(2026, 11, 19, 10, tzinfo=UTC),
        purpose="Review",
        place="Office",
        series=series,
    )


def test_the_old_one_leads_to_the_new_and_says_who_asked(
    officer: Actor, person: Person, booked: Appointment
) -> None:
    new = commands.reschedule(officer, person.pk, booked.pk, LATER, expected=1)
    old = Appointment.objects.get(pk=booked.pk)
    assert (old.status, old.moved_to_id, old.moved_by, old.moved_because) == (
        "moved", new.pk, "person", "A job interview",
    )  # fmt: skip
    assert (new.starts_at, new.purpose, new.place) == (
        datetime(2026, 11, 20, 14, tzinfo=UTC),
        "Review",
        "Office",
    )
    assert (new.officer_id, new.series, new.status) == (booked.officer_id, booked.series, "booked")
    assert StoredEvent.objects.get(kind="supervision.AppointmentMoved").body["asked_by"] == "person"


def test_it_can_move_within_its_own_time(officer: Actor, person: Person, booked: Appointment) -> None:
    sooner = replace(LATER, on=date(2026, 11, 19), at=time(10, 10))
    assert commands.reschedule(officer, person.pk, booked.pk, sooner, expected=1)


def test_it_cannot_move_onto_another(officer: Actor, person: Person, booked: Appointment) -> None:
    factories.AppointmentFactory(person=person, starts_at=datetime(2026, 11, 20, 14, 30, tzinfo=UTC))
    with pytest.raises(TwiceAtOnce):
        commands.reschedule(officer, person.pk, booked.pk, LATER, expected=1)
    assert Appointment.objects.get(pk=booked.pk).status == "booked"


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [({"asked_by": "somebody"}, NotListed, "asked_by"), ({"because": "  "}, WordsNeeded, "because")],
)
def test_who_asked_and_why_are_needed(officer, person, booked, change, refusal, field) -> None:
    with pytest.raises(refusal) as broken:
        commands.reschedule(officer, person.pk, booked.pk, replace(LATER, **change), expected=1)
    assert broken.value.field == field


def test_cancelling_keeps_who_asked(officer: Actor, person: Person, booked: Appointment) -> None:
    commands.cancel(officer, person.pk, booked.pk, asked_by="service", because="Officer ill", expected=1)
    old = Appointment.objects.get(pk=booked.pk)
    assert (old.status, old.moved_by, old.moved_because) == ("cancelled", "service", "Officer ill")
    assert StoredEvent.objects.filter(kind="supervision.AppointmentCancelled").count() == 1


def test_what_was_moved_is_not_moved_or_cancelled_again(
    officer: Actor, person: Person, booked: Appointment
) -> None:
    commands.reschedule(officer, person.pk, booked.pk, LATER, expected=1)
    with pytest.raises(NotOpen, match="was rescheduled"):
        commands.reschedule(officer, person.pk, booked.pk, LATER, expected=2)
    with pytest.raises(NotOpen):
        commands.cancel(officer, person.pk, booked.pk, asked_by="person", because="Ill", expected=2)


def test_the_second_of_two_editors_is_told_and_nothing_is_written(officer, person, booked) -> None:
    with pytest.raises(StaleVersion):
        commands.reschedule(officer, person.pk, booked.pk, LATER, expected=0)
    assert Appointment.objects.count() == 1


def test_another_persons_appointment_is_not_there(officer: Actor, world, person: Person) -> None:
    other = factories.AppointmentFactory(person=world.person("Sam"))
    with pytest.raises(NotThere):
        commands.cancel(officer, person.pk, other.pk, asked_by="person", because="Ill", expected=1)
