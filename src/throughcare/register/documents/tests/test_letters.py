"""Letters: what is kept, what is refused, what leaves the house."""

import io
from datetime import timedelta
from uuid import UUID

import pypdf
import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.documents import commands, printing, queries
from throughcare.register.documents.drafts import AppointmentTold, LetterDraft
from throughcare.register.documents.models import Letter
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import SupervisionState
from throughcare.rules.jurisdictions import LetterKind

pytestmark = pytest.mark.django_db
TOLD = AppointmentTold(
    id=UUID(int=7), on="3 March 2027", at="10am", place="North office", officer="Olive Officer"
)


@pytest.fixture
def person(world: World) -> Person:
    made = world.person("Alex", "Example")
    factories.AddressFactory(person=made, lines="12 Bell Lane", town="Northtown", postcode="NT1 2AB")
    return made


def make(world: World, person: Person, state: SupervisionState | None = SupervisionState.ACTIVE) -> Letter:
    with acting(world.actor()) as actor:
        return commands.make_appointment_letter(actor, person.pk, TOLD, state)


@pytest.mark.requirement("R113")
def test_a_letter_keeps_what_it_said_under_a_fingerprint(world: World, person: Person) -> None:
    made = make(world, person)
    held = queries.letter(world.actor(), person.pk, made.pk)
    assert held.template == "ew-appointment@2026-11-22"
    assert held.content["recipient"] == ["Alex Example", "12 Bell Lane", "Northtown", "NT1 2AB"]
    assert held.true_to_its_fingerprint
    Letter.objects.filter(pk=made.pk).update(content={**held.content, "title": "Something else"})
    assert not queries.letter(world.actor(), person.pk, made.pk).true_to_its_fingerprint


def test_the_outside_says_neither_why_nor_from_whom(world: World, person: Person) -> None:
    outside = " ".join(make(world, person).content["recipient"]).lower()
    for word in ("probation", "parole", "supervision", "offence", world.agency.name.lower()):
        assert word not in outside


@pytest.mark.skipif(not printing.can_make_pdf(), reason="no Pango on this machine")
def test_the_pdf_is_tagged_and_says_what_the_letter_says(world: World, person: Person) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(make(world, person).pdf))
    catalogue = pdf.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert catalogue["/Lang"] == "en"
    assert pdf.metadata is not None and pdf.metadata.title == "Your appointment on 3 March 2027"
    text = pdf.pages[0].extract_text()
    assert "3 March 2027 at 10am, North office." in text
    assert "pdfuaid:part" in catalogue["/Metadata"].get_data().decode()


@pytest.mark.requirement("R009")
@pytest.mark.parametrize(
    "state", [SupervisionState.DIED, SupervisionState.IN_CUSTODY, SupervisionState.ENDED]
)
def test_no_letter_in_a_state_that_stops_letters(
    world: World, person: Person, state: SupervisionState
) -> None:
    with pytest.raises(commands.LetterStopped):
        make(world, person, state)
    assert not Letter.objects.filter(person=person).exists()


def test_a_letter_with_an_empty_blank_is_not_made(world: World, person: Person) -> None:
    template = jurisdictions.get("ew").letter(LetterKind.REASON_REQUEST)
    assert template is not None
    with acting(world.actor()) as actor, pytest.raises(commands.NoSuchLetter, match="answer by"):
        commands.make_letter(actor, person.pk, LetterDraft(template=template, state=None))


def test_sent_once_with_how_and_when(world: World, person: Person) -> None:
    made = make(world, person)
    today = clock.today(world.agency.zone)
    with acting(world.actor()) as actor:
        with pytest.raises(commands.NoSuchLetter, match="up to today"):
            commands.mark_sent(
                actor, person.pk, made.pk, expected=1, how="post", sent_on=today + timedelta(days=1)
            )
        with pytest.raises(StaleVersion):
            commands.mark_sent(actor, person.pk, made.pk, expected=9, how="post", sent_on=today)
        commands.mark_sent(actor, person.pk, made.pk, expected=1, how="post", sent_on=today)
        with pytest.raises(commands.NoSuchLetter, match="already sent"):
            commands.mark_sent(actor, person.pk, made.pk, expected=2, how="post", sent_on=today)
    assert queries.letters_of(world.actor(), person.pk)[0].standing == "Sent by post"


def test_who_may_not_write_letters(world: World, make_world: type[World], person: Person) -> None:
    receptionist = world.user("reception", team=world.team)
    with acting(world.actor(receptionist)) as actor, pytest.raises(NotPermitted):
        commands.make_appointment_letter(actor, person.pk, TOLD, None)
    with acting(make_world().actor()) as stranger, pytest.raises(NotThere):
        commands.make_appointment_letter(stranger, person.pk, TOLD, None)


def test_the_pages(world: World, person: Person) -> None:
    made = make(world, person)
    browser = world.browser()
    with counted() as statements:
        page = browser.get(f"/letters/{person.pk}/")
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Your appointment on 3 March 2027" in page.text
    with counted() as statements:
        page = browser.get(f"/letters/{person.pk}/{made.pk}/")
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Olive Officer" in page.text
    assert browser.get(f"/letters/{person.pk}/{UUID(int=9)}/").status_code == 404
    assert "12 Bell Lane" in browser.get(f"/letters/{person.pk}/{made.pk}/print/").text


def test_saying_that_it_was_sent_on_the_page(world: World, person: Person) -> None:
    made = make(world, person)
    browser = world.browser()
    today = clock.today(world.agency.zone)
    sent = {"version": 1, "how": "hand", "sent_on_day": today.day, "sent_on_month": today.month,
            "sent_on_year": today.year}  # fmt: skip
    wrong = browser.post(f"/letters/{person.pk}/{made.pk}/", sent | {"how": "pigeon"})
    assert wrong.status_code == 422
    assert browser.post(f"/letters/{person.pk}/{made.pk}/", sent).status_code == 303
    assert "Sent handed over" in browser.get(f"/letters/{person.pk}/{made.pk}/").text


def test_taking_the_pdf_is_a_disclosure(
    world: World, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(world, person)
    browser = world.browser()
    answer = browser.get(f"/letters/{person.pk}/{made.pk}/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert "Alex" not in answer["Content-Disposition"]
    assert "attachment" in answer["Content-Disposition"]
    assert AuditEvent.objects.filter(action="documents:pdf:disclosed", people__contains=[person.pk]).exists()
    monkeypatch.setattr(printing, "can_make_pdf", lambda: False)
    without = make(world, person)
    answer = browser.get(f"/letters/{person.pk}/{without.pk}/pdf/")
    assert (answer.status_code, answer["Location"]) == (302, f"/letters/{person.pk}/{without.pk}/print/")
    assert "No PDF could be made" in browser.get(f"/letters/{person.pk}/{without.pk}/").text
