"""The neutral letter about an appointment: what it says and keeps to itself, and when none is made."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World

from throughcare.casework.supervision import commands
from throughcare.casework.supervision.models import Appointment
from throughcare.casework.supervision.refusals import GoneBy, NotOpen
from throughcare.platform.actor import Actor
from throughcare.register.documents.commands import LetterStopped
from throughcare.register.documents.models import Letter
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R054")]


@pytest.fixture
def booked(world: World, person: Person) -> Appointment:
    """On Thursday 19 November 2026 at ten, about something that a letter does not tell."""
    return factories.AppointmentFactory(
        person=person,
        officer=world.officer,
        starts_at=datetime(2026, 11, 19, 10, tzinfo=UTC),
        purpose="Drinking again",
        place="North office",
    )


def at(name: str, booked: Appointment) -> str:
    return reverse(f"supervision:{name}", args=[booked.person_id, booked.pk])


def test_it_says_when_where_and_with_whom_and_not_why(
    officer: Actor, person: Person, booked: Appointment
) -> None:
    letter = Letter.objects.get(pk=commands.write_about(officer, person.pk, booked.pk))
    assert (letter.kind, letter.about) == ("appointment", booked.pk)
    assert "19 November 2026 at 10am, North office." in str(letter.content)
    assert "Olive Officer" in str(letter.content)
    assert "Drinking" not in str(letter.content)


def test_none_is_made_about_what_has_passed_or_was_called_off(
    officer: Actor, person: Person, booked: Appointment
) -> None:
    past = factories.AppointmentFactory(person=person, starts_at=datetime(2026, 11, 13, 10, tzinfo=UTC))
    with pytest.raises(GoneBy):
        commands.write_about(officer, person.pk, past.pk)
    commands.cancel(officer, person.pk, booked.pk, asked_by="service", because="Strike", expected=1)
    with pytest.raises(NotOpen, match="was cancelled"):
        commands.write_about(officer, person.pk, booked.pk)
    assert not Letter.objects.exists()


def test_none_is_made_after_a_death(officer: Actor, person: Person, booked: Appointment) -> None:
    factories.SupervisionStateFactory(person=person, state="died", starts_on=date(2026, 11, 15))
    with pytest.raises(LetterStopped):
        commands.write_about(officer, person.pk, booked.pk)


def test_the_page_makes_one_letter_however_often_it_is_sent(
    world: World, person: Person, booked: Appointment
) -> None:
    browser = world.browser()
    assert at("letter", booked) in browser.get(at("appointment", booked)).content.decode()
    assert "Drinking" not in browser.get(at("letter", booked)).content.decode()
    sent = {"submission": str(uuid4())}
    answers = [browser.post(at("letter", booked), sent) for _ in range(2)]
    letter = Letter.objects.get()
    where = reverse("documents:letter", args=[person.pk, letter.pk])
    assert [(each.status_code, each["Location"]) for each in answers] == [(303, where)] * 2


def test_the_page_of_what_has_passed_offers_no_letter(world: World, person: Person) -> None:
    past = factories.AppointmentFactory(
        person=person, officer=world.officer, starts_at=datetime(2026, 11, 13, 10, tzinfo=UTC)
    )
    browser = world.browser()
    assert at("letter", past) not in browser.get(at("appointment", past)).content.decode()
    refused = browser.post(at("letter", past), {"submission": str(uuid4())})
    assert refused.status_code == 422
    assert "This appointment has gone by." in refused.content.decode()
