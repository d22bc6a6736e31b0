"""A note starts from a template and takes short texts in its own form: what is known is filled in, nothing is lost."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.supervision import queries
from throughcare.casework.supervision.models import Contact, Note
from throughcare.platform.actor import Actor
from throughcare.register.documents.models import Template
from throughcare.register.people.models import Person
from throughcare.rules.contacts import ContactKind

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R117")]
SECTIONS = [
    {"heading": "", "paragraphs": ["{person_first_name}, {today}. {order}."], "points": []},
    {"heading": "What we agreed", "paragraphs": [], "points": []},
    {"heading": "Next", "paragraphs": ["{next_appointment}"], "points": []},
]
FILLED = "Alex, 16 November 2026. Community order.\n\nWhat we agreed\n\nNext\n20 November 2026 at 10am, North office"


@pytest.fixture
def template(world: World, person: Person) -> Template:
    factories.OrderFactory(
        person=person, kind="ew-community-order", starts_on=date(2026, 2, 2), ends_on=date(2027, 7, 5)
    )
    factories.AppointmentFactory(
        person=person, starts_at=datetime(2026, 11, 20, 10, tzinfo=UTC), ends_at=datetime(2026, 11, 20, 11, tzinfo=UTC),
        place="North office",
    )  # fmt: skip
    made: Template = factories.TemplateFactory(
        agency=world.agency, code="visit", title="Home visit", sections=SECTIONS
    )
    return made


@pytest.fixture
def browser(world: World) -> SignedIn:
    return world.browser()


def address(name: str, *things: Any) -> str:
    return reverse(f"supervision:{name}", args=[thing.pk for thing in things])


def test_what_is_known_of_the_person_is_read_in_one_statement(
    officer: Actor, person: Person, template: Template
) -> None:
    factories.ContactFactory(person=person, kind="office", happened_at=datetime(2026, 11, 9, 10, tzinfo=UTC))
    factories.NameFactory(person=person, kind="preferred", given="Lex", family="Example")
    with counted() as statements:
        found = queries.beginning_for(officer, person.pk)
    assert len(statements) == 1
    assert found.facts == {
        "person_first_name": "Lex", "person_name": "Alex Example", "reference": person.reference,
        "officer_name": "Olive Officer", "today": "16 November 2026", "order": "Community order",
        "next_appointment": "20 November 2026 at 10am, North office",
        "last_contact": f"{ContactKind.OFFICE.label}, 9 November 2026",
    }  # fmt: skip


def test_a_note_starts_from_a_template_by_its_address(
    browser: SignedIn, person: Person, template: Template
) -> None:
    with counted() as statements:
        page = browser.get(address("note", person) + "?template=visit")
    assert len(statements) <= MOST_A_PAGE, statements
    assert FILLED in page.text and 'value="visit@agency-1"' in page.text


def test_the_button_keeps_what_was_typed_and_saves_nothing(
    browser: SignedIn, person: Person, template: Template
) -> None:
    sent = {"put": "start_from", "start_from": str(template.pk), "text": "Came early.", "sensitive": "on",
            "submission": str(uuid4())}  # fmt: skip
    page = browser.post(address("note", person), sent)
    assert page.status_code == 200 and not Note.objects.exists()
    assert f"Came early.\n\n{FILLED}" in page.text and "checked" in page.text
    assert "There is a problem" not in page.text and "data-as-sent" in page.text
    kept = {"text": FILLED, "template": "visit@agency-1", "submission": sent["submission"]}
    assert browser.post(address("note", person), kept).status_code == 303
    assert Note.objects.get().template == "visit@agency-1"


def test_a_short_text_of_ones_own_goes_in_below(
    world: World, browser: SignedIn, person: Person, template: Template
) -> None:
    own = factories.SnippetFactory(
        owner=world.officer, title="Bus", text="Bus for {person_first_name} explained."
    )
    foreign = factories.SnippetFactory(owner=world.manager, title="Not mine", text="Hidden")
    page = browser.get(address("note", person))
    assert "Bus (yours)" in page.text and "Not mine" not in page.text
    sent = {"put": "short_text", "short_text": str(own.pk), "text": "First.", "template": "visit@agency-1"}
    page = browser.post(address("note", person), sent)
    assert "First.\n\nBus for Alex explained." in page.text and 'value="visit@agency-1"' in page.text
    refused = browser.post(address("note", person), sent | {"short_text": str(foreign.pk)})
    assert "Choose one of the list first" in refused.text and "First." in refused.text


def test_a_button_without_a_choice_asks_for_one(
    browser: SignedIn, person: Person, template: Template
) -> None:
    page = browser.post(address("note", person), {"put": "start_from", "start_from": "", "text": "Mine."})
    assert page.status_code == 422 and "Choose one of the list first" in page.text and "Mine." in page.text


def test_nothing_is_offered_where_there_is_nothing(browser: SignedIn, person: Person) -> None:
    page = browser.get(address("note", person))
    assert 'name="start_from"' not in page.text and 'name="short_text"' not in page.text


def test_recording_a_contact_keeps_every_answer(
    browser: SignedIn, person: Person, template: Template
) -> None:
    sent = {
        "kind": "home", "with_whom": "person", "on_day": "13", "on_month": "11", "on_year": "2026", "at": "4:05pm",
        "title": "At home", "note": "", "outcome": "none", "submission": str(uuid4()),
    }  # fmt: skip
    with counted() as statements:
        assert "Home visit" in browser.get(address("record", person)).text
    assert len(statements) <= MOST_A_PAGE, statements
    page = browser.post(
        address("record", person), sent | {"put": "start_from", "start_from": str(template.pk)}
    )
    assert FILLED in page.text and 'value="At home"' in page.text and 'value="4:05pm"' in page.text
    assert not Contact.objects.exists()
    done = browser.post(address("record", person), sent | {"note": FILLED, "template": "visit@agency-1"})
    assert done.status_code == 303
    assert (Note.objects.get().text, Note.objects.get().template) == (FILLED, "visit@agency-1")


def test_an_outcome_takes_a_template_too(browser: SignedIn, person: Person, template: Template) -> None:
    missed = factories.AppointmentFactory(
        person=person,
        starts_at=datetime(2026, 11, 13, 10, tzinfo=UTC),
        ends_at=datetime(2026, 11, 13, 11, tzinfo=UTC),
    )
    where = address("outcome", person, missed)
    with counted() as statements:
        browser.get(where)
    assert len(statements) <= MOST_A_PAGE, statements
    sent = {"version": "1", "outcome": "complied", "note": "", "submission": str(uuid4())}
    page = browser.post(where, sent | {"put": "start_from", "start_from": str(template.pk)})
    assert page.status_code == 200 and FILLED in page.text
    assert browser.post(where, sent | {"note": FILLED, "template": "visit@agency-1"}).status_code == 303
    assert Note.objects.get().template == "visit@agency-1"
    change = address("change_outcome", person, Contact.objects.get())
    with counted() as statements:
        browser.get(change)
    assert len(statements) <= MOST_A_PAGE, statements
    assert (
        FILLED
        in browser.post(change, {"version": "1", "put": "start_from", "start_from": str(template.pk)}).text
    )


def test_a_template_not_yet_in_use_is_not_offered(world: World, browser: SignedIn, person: Person) -> None:
    factories.TemplateFactory(agency=world.agency, code="later", title="Later", starts_on=date(2099, 1, 1))
    factories.TemplateFactory(agency=world.agency, code="draft", title="Half done", draft=True)
    page = browser.get(address("note", person) + "?template=later").text
    assert "Later" not in page and "Half done" not in page
