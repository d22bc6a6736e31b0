"""The end of supervision: nothing left open, a letter in plain words, and a later order keeps it going."""

import re
from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import CONFIRMED, ClosingDraft
from throughcare.casework.orders.refusals import InTheFuture, StateRefused, StillOpen
from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.register.documents.commands import LetterStopped, mark_sent
from throughcare.register.documents.models import Letter
from throughcare.register.people.models import Person
from throughcare.rules.contacts import SupervisionState

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R009")]

ALL = frozenset(code for code, _ in CONFIRMED)


def today() -> date:
    return clock.today("Europe/London")


def closing(**fields: object) -> ClosingDraft:
    return ClosingDraft(**{"last_day": today(), "letter": "post", "confirmed": ALL, **fields})


@pytest.fixture
def person(world: World) -> Person:
    person = world.person()
    factories.AddressFactory(person=person, lines="4 Elm Row", town="Northtown", postcode="NT1 4AA")
    factories.SupervisionStateFactory(person=person, starts_on=date(2026, 1, 5))
    factories.OrderFactory(
        person=person, kind="ew-community-order", status="ended", ends_on=today() + timedelta(days=1)
    )
    return person


def test_supervision_ends_with_a_letter_that_names_no_offence(world: World, person: Person) -> None:
    factories.OffenceFactory(person=person, description="Theft from a shop")
    with acting(world.actor()) as officer:
        commands.end_supervision(officer, person.pk, closing())
        assert queries.state_on(person.pk, today()) is SupervisionState.ENDED
        letter = Letter.objects.get()
        said = str(letter.content)
        assert "Your community order ended." in said and "We ask nothing more of you." in said
        assert "Theft" not in said and "offence" not in said.lower()
        sent = mark_sent(officer, person.pk, letter.pk, expected=1, how="hand", sent_on=today())
    assert sent.state == "sent"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda person: factories.TaskFactory(person=person), "task-open"),
        (lambda person: factories.AppointmentFactory(person=person), "outcome-missing"),
        (lambda person: factories.LetterFactory(person=person), "letter-not-sent"),
        (lambda person: factories.FailureFactory(person=person), "failure-pending"),
        (
            lambda person: factories.ContactFactory(person=person, outcome="waiting_for_evidence"),
            "evidence-awaited",
        ),
        (
            lambda person: factories.OrderFactory(person=person, kind="ew-licence", ends_on=None),
            "order-running",
        ),
    ],
)
def test_what_is_open_stands_in_the_way(world: World, person: Person, make, code) -> None:
    make(person)
    with acting(world.actor()) as officer, pytest.raises(StillOpen) as broken:
        commands.end_supervision(officer, person.pk, closing())
    assert broken.value.values["items"] == [code]
    assert queries.state_on(person.pk, today()) is SupervisionState.ACTIVE


def test_what_no_record_shows_is_said(world: World, person: Person) -> None:
    with acting(world.actor()) as officer:
        with pytest.raises(StateRefused) as broken:
            commands.end_supervision(officer, person.pk, closing(confirmed=ALL - {"agencies"}))
        assert broken.value.field == "confirmed" and "Other agencies" in broken.value.message
        with pytest.raises(InTheFuture):
            commands.end_supervision(officer, person.pk, closing(last_day=today() + timedelta(days=1)))
    assert not Letter.objects.exists()


def test_no_letter_is_posted_to_a_cell_but_one_can_be_handed_over(world: World, person: Person) -> None:
    from throughcare.casework.orders.models import SupervisionState as StateRow

    StateRow.objects.filter(person=person).update(state="in_custody")
    with acting(world.actor()) as officer:
        with pytest.raises(LetterStopped):
            commands.end_supervision(officer, person.pk, closing())
        commands.end_supervision(officer, person.pk, closing(letter="hand"))
    assert "Elm Row" not in str(Letter.objects.get().content["recipient"])


def test_the_page_explains_what_is_open_and_loses_nothing_typed(world: World, person: Person) -> None:
    browser, url = world.browser(), reverse("orders:end_supervision", args=[person.pk])
    task = factories.TaskFactory(person=person)
    with counted() as statements:
        shown = browser.get(url).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    text = " ".join(unescape(re.sub(r"<[^>]*>", " ", shown)).split())
    assert "Supervision cannot end yet" in text and "Tasks not done 1 First: Do each of them" in text
    day = today()
    given = {
        "last_day_day": day.day, "last_day_month": day.month, "last_day_year": day.year, "letter": "post",
        "confirmed": list(ALL), "note": "All well.", "submission": str(uuid4()),
    }  # fmt: skip
    refused = browser.post(url, given)
    assert refused.status_code == 422 and "All well." in refused.content.decode()
    type(task).objects.filter(pk=task.pk).update(done_at=clock.now())
    assert browser.post(url, given).status_code == 303
    assert browser.post(url, given).status_code == 303
    assert Letter.objects.count() == 1
