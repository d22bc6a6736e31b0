"""Letters go only where the person said it is safe; what comes back is written down; the outside tells nothing."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core import mail as outbox
from django.db import IntegrityError
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.events.models import StoredEvent
from throughcare.register.documents import commands, queries
from throughcare.register.documents.drafts import AppointmentTold, LetterDraft
from throughcare.register.documents.models import Letter
from throughcare.register.documents.wording import outside_of, tells
from throughcare.register.notices import mail
from throughcare.register.people.models import Address, Person
from throughcare.rules import jurisdictions

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R009", "R113")]
TODAY = clock.today("Europe/London")
TOLD = AppointmentTold(
    id=UUID(int=7), on="3 March 2027", at="10am", place="North office", officer="Olive Officer"
)


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Alex", "Example")


def make(world: World, person: Person, *, by_hand: bool = False) -> Letter:
    with acting(world.actor()) as actor:
        return commands.make_appointment_letter(actor, person.pk, TOLD, None, by_hand=by_hand)


def test_no_letter_to_an_unsafe_address_and_the_reason_is_said(world: World, person: Person) -> None:
    factories.AddressFactory(person=person, safe="no", seen_by="a former partner")
    with pytest.raises(commands.LetterNotSafe) as refused:
        make(world, person)
    assert refused.value.message == (
        "No letter may be posted to this person. Main address: not safe: seen by a former partner. "
        "Hand it over in person."
    )
    assert not Letter.objects.exists()
    handed = make(world, person, by_hand=True)
    assert handed.content["recipient"] == ["Alex Example"] and handed.to_address is None


def test_a_safe_address_beside_an_unsafe_one_takes_the_letter(world: World, person: Person) -> None:
    factories.AddressFactory(person=person, safe="no")
    safe = factories.AddressFactory(
        person=person, kind="postal", lines="PO Box 7", town="Northtown", safe="yes"
    )
    made = make(world, person)
    assert (made.to_address, made.content["recipient"]) == (
        safe.pk,
        ["Alex Example", "PO Box 7", "Northtown"],
    )


def test_where_no_address_is_known_the_letter_is_for_handing_over(world: World, person: Person) -> None:
    factories.AddressFactory(person=person, no_fixed_abode=True, lines="", town="")
    made = make(world, person)
    with acting(world.actor()) as actor:
        with pytest.raises(commands.LetterNotSafe, match="handed over in person"):
            commands.mark_sent(actor, person.pk, made.pk, expected=1, how="post", sent_on=TODAY)
        with pytest.raises(commands.LetterNotSafe, match="None is recorded"):
            commands.mark_sent(actor, person.pk, made.pk, expected=1, how="email", sent_on=TODAY)
        commands.mark_sent(actor, person.pk, made.pk, expected=1, how="hand", sent_on=TODAY)


def test_an_address_that_became_unsafe_since_is_not_posted_to(world: World, person: Person) -> None:
    address = factories.AddressFactory(person=person)
    made = make(world, person)
    Address.objects.filter(pk=address.pk).update(letters="no", version=2)
    with acting(world.actor()) as actor, pytest.raises(commands.LetterNotSafe, match="no longer"):
        commands.mark_sent(actor, person.pk, made.pk, expected=1, how="post", sent_on=TODAY)


@pytest.fixture
def sent(world: World, person: Person) -> Letter:
    factories.AddressFactory(person=person)
    made = make(world, person)
    with acting(world.actor()) as actor:
        commands.mark_sent(actor, person.pk, made.pk, expected=1, how="post", sent_on=TODAY)
    made.refresh_from_db()
    return made


def test_what_became_of_a_letter_is_written_down_and_can_be_corrected(
    world: World, person: Person, sent: Letter
) -> None:
    with acting(world.actor()) as actor:
        with pytest.raises(commands.NoSuchLetter, match="Choose what became"):
            commands.mark_came(actor, person.pk, sent.pk, expected=2, how="eaten", came_on=TODAY)
        with pytest.raises(commands.NoSuchLetter, match="up to today"):
            commands.mark_came(
                actor, person.pk, sent.pk, expected=2, how="signed", came_on=TODAY - timedelta(days=1)
            )
        commands.mark_came(actor, person.pk, sent.pk, expected=2, how="signed", came_on=TODAY)
        assert queries.letters_of(actor, person.pk)[0].standing == "Delivered"
        commands.mark_came(actor, person.pk, sent.pk, expected=3, how="gone-away", came_on=TODAY)
        assert queries.letters_of(actor, person.pk)[0].standing == "Came back: gone away"
    assert StoredEvent.objects.filter(kind="documents.LetterReturned").count() == 1
    assert AuditEvent.objects.filter(action="documents:letter:returned", people=[person.pk]).count() == 1


def test_a_letter_that_was_not_sent_cannot_come_back(world: World, person: Person) -> None:
    made = make(world, person)
    with acting(world.actor()) as actor, pytest.raises(commands.NoSuchLetter, match="first"):
        commands.mark_came(actor, person.pk, made.pk, expected=1, how="gone-away", came_on=TODAY)
    with pytest.raises(IntegrityError, match="came_says_how"):
        Letter.objects.filter(pk=made.pk).update(state="returned", version=2)


def test_the_pages_of_what_became_of_it(world: World, person: Person, sent: Letter) -> None:
    browser, page = world.browser(), f"/letters/{person.pk}/{sent.pk}/"
    with counted() as statements:
        assert "Say what became of it" in browser.get(page).text
    assert len(statements) <= MOST_A_PAGE, statements
    assert browser.get(f"{page}came/").status_code == 200
    day = {"came_on_day": TODAY.day, "came_on_month": TODAY.month, "came_on_year": TODAY.year}
    assert browser.post(f"{page}came/", {"version": 2, "how": "", **day}).status_code == 422
    assert browser.post(f"{page}came/", {"version": 2, "how": "never-came", **day}).status_code == 303
    assert "The person says that it never came" in browser.get(page).text
    assert world.browser(world.user("reception", team=world.team)).get(f"{page}came/").status_code == 403


def test_a_letter_is_made_in_the_format_the_person_reads(world: World, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(letter_format="large-print", version=2)
    large = make(world, person)
    printed = world.browser().get(f"/letters/{person.pk}/{large.pk}/print/").text
    assert "tc-letter--large" in printed
    Person.objects.filter(pk=person.pk).update(letter_format="easy-read", version=3)
    page = world.browser().get(f"/letters/{person.pk}/{make(world, person).pk}/").text
    assert "asked for letters in this format: Easy read" in page


# What a stranger may read


EVERY_LETTER = [
    pytest.param(pack.code, template, id=f"{pack.code}-{template.code}")
    for pack in jurisdictions.all()
    for template in pack.letters
    if template.is_checked and not template.kind.report
]


@pytest.mark.parametrize(("code", "template"), EVERY_LETTER)
def test_the_outside_of_no_letter_tells(make_world: type[World], code: str, template) -> None:
    world = make_world(code)
    agency = world.agency
    agency.name, agency.address = (
        "County Probation Service",
        "Probation House\n1 High Street\nNorthtown\nNT1 1AA",
    )
    agency.save()
    person = world.person("Alex", "Example")
    factories.AddressFactory(person=person, lines="12 Bell Lane", town="Northtown", postcode="NT1 2AB")
    with acting(world.actor()) as actor:
        values = dict.fromkeys(template.blanks, "filled in")
        draft = LetterDraft(template=template, state=None, values=values)
        made = commands.make_letter(actor, person.pk, draft)
    outside = world.browser().get(f"/letters/{person.pk}/{made.pk}/envelope/").text
    assert "12 Bell Lane" in outside and "1 High Street" in outside
    assert not tells(outside), outside
    assert not tells(" ".join(made.content["recipient"]))


def test_a_word_that_tells_is_left_off_the_envelope() -> None:
    outside = outside_of(["Alex Example", "12 Bell Lane"], ["Probation House", "1 High Street"])
    assert outside == ["Alex Example", "12 Bell Lane", "If undelivered: 1 High Street"]
    assert outside_of(["Alex Example"], ["Parole Office"]) == ["Alex Example"]


def test_no_message_tells(world: World, person: Person) -> None:
    factories.AlertFactory(person=person, officer=world.officer, team=world.team, raised_at=clock.now())
    assert mail.write_messages() == 2
    mail.send_waiting()
    for message in outbox.outbox:
        whole = f"{message.subject} {message.body} {message.from_email}"
        assert not tells(whole), whole
        assert "Alex" not in whole and person.reference not in whole
