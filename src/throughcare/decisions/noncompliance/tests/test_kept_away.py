"""What may have kept the person away stands on the page where the excuse is judged, and decides nothing."""

from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.supervision.models import Contact
from throughcare.decisions.noncompliance import queries
from throughcare.decisions.noncompliance.models import Failure
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R009", "R061")]


@pytest.fixture
def failure(world: World) -> Failure:
    """An office visit missed, asked about, waiting to be judged."""
    person = world.person()
    appointment = factories.AppointmentFactory(person=person, officer=world.officer, status="held")
    contact: Contact = factories.ContactFactory(
        person=person, officer=world.officer, appointment=appointment, outcome="absent"
    )
    made: Failure = factories.FailureFactory(
        person=person, contact=contact, stage="to_judge", failed_on=contact.happened_at.date(),
        heard_on=contact.happened_at.date(), excuse="I did not know.",
    )  # fmt: skip
    return made


def judge(failure: Failure) -> str:
    return f"/noncompliance/{failure.person_id}/{failure.pk}/judge/"


def found(world: World, failure: Failure) -> list[tuple[str, str, str]]:
    rows = queries.failure_of(world.actor(), failure.person_id, failure.pk).hindrances
    return [(each.source, each.what, each.how) for each in rows]


def test_nothing_known_is_said(world: World, failure: Failure) -> None:
    assert found(world, failure) == []
    assert "Ask the person." in world.browser().get(judge(failure)).text


def test_a_returned_letter_a_missing_interpreter_and_custody_stand_there(
    world: World, failure: Failure
) -> None:
    person, day = failure.person, failure.failed_on
    factories.LetterFactory(
        person=person, title="Your appointment", state="returned", sent_on=day - timedelta(days=9),
        came_on=day - timedelta(days=2), came_how="gone-away",
    )  # fmt: skip
    factories.ArrangementFactory(
        person=person, appointment=failure.contact.appointment, standing="not_available"
    )
    factories.SupervisionStateFactory(person=person, state="hospital", starts_on=day - timedelta(days=1))
    assert found(world, failure) == [
        ("letter", "Your appointment", "gone-away"),
        ("state", "hospital", ""),
        ("arrangement", "Interpreter: Polish", "not_available"),
    ]
    browser = world.browser()
    with counted() as statements:
        text = browser.get(judge(failure)).text
    assert len(statements) <= MOST_A_PAGE, statements
    for words in ("What may have kept them away", "Came back: gone away", "Interpreter: Polish was not available",
                  f"/letters/{person.pk}/", "never the person’s failure"):  # fmt: skip
        assert words in text, words
    with counted() as statements:
        assert "Came back: gone away" in browser.get(f"/noncompliance/{person.pk}/{failure.pk}/").text
    assert len(statements) <= MOST_A_PAGE, statements
    failure.refresh_from_db()
    assert failure.stage == "to_judge"


def test_what_has_nothing_to_do_with_the_day_is_left_out(world: World, failure: Failure) -> None:
    person, day = failure.person, failure.failed_on
    other: Person = world.person()
    long_ago = day - timedelta(days=61)
    factories.LetterFactory(
        person=person, state="returned", sent_on=long_ago, came_on=long_ago, came_how="bounced"
    )
    factories.LetterFactory(person=person, state="delivered", sent_on=day, came_on=day, came_how="signed")
    factories.LetterFactory(person=other, state="returned", sent_on=day, came_on=day, came_how="bounced")
    factories.ArrangementFactory(person=person, appointment=failure.contact.appointment, standing="confirmed")
    factories.SupervisionStateFactory(
        person=person, state="in_custody", starts_on=day - timedelta(days=9), ends_on=day
    )
    assert found(world, failure) == []


def test_the_letter_that_asked_for_the_reason_and_came_back_counts_whenever_it_left(
    world: World, failure: Failure
) -> None:
    later = failure.failed_on + timedelta(days=3)
    factories.LetterFactory(
        person=failure.person,
        about=failure.pk,
        state="returned",
        sent_on=later,
        came_on=later,
        came_how="bounced",
    )
    assert [source for source, *_ in found(world, failure)] == ["letter"]
