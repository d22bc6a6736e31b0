"""One function decides by which ways a person may be told something, and says why not by the others."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.platform.database.context import acting
from throughcare.register.people import commands
from throughcare.register.people.channels import NOWHERE, Place, Point, Telling, Way, decide
from throughcare.register.people.drafts import AddressDraft, ContactDraft
from throughcare.register.people.models import Address, ContactPoint, Person
from throughcare.register.people.queries.channels import channels_for
from throughcare.register.people.queries.listing import held_items

pytestmark = pytest.mark.requirement("R009")
HOME = Place(id=UUID(int=1), kind="main", label="Main address", lines=("1 Invented Street",))
OTHER = Place(id=UUID(int=2), kind="postal", label="Postal address", safe="yes", lines=("PO Box 7",))
MOBILE = Point(id=UUID(int=3), kind="mobile", label="Mobile")
MAIL = Point(id=UUID(int=4), kind="email", label="E-mail")


def changed[Of: (Place, Point)](of: Of, **answers: object) -> Of:
    return type(of)(**{**{name: getattr(of, name) for name in of.__slots__}, **answers})


def test_an_address_nobody_asked_about_takes_a_letter_with_a_caution() -> None:
    found = decide(Telling.LETTER, [HOME], [])
    assert found.post is not None and found.post.key == HOME.id
    assert found.post.caution == "Not asked whether it is safe"


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"safe": "no"}, "Not safe"),
        ({"safe": "no", "seen_by": "parents"}, "Not safe: seen by parents"),
        ({"letters": "no"}, "Letters may not be sent there"),
        ({"safe": "yes", "letters": "no"}, "Letters may not be sent there"),
        ({"no_fixed_abode": True}, NOWHERE),
        ({"lines": ()}, NOWHERE),
    ],
)
def test_an_address_is_refused_with_its_reason(answers: dict[str, object], reason: str) -> None:
    found = decide(Telling.LETTER, [changed(HOME, **answers)], [])
    assert found.hand_over and found.advice == "Hand it over in person."
    assert [each.reason for each in found.why_not(Way.POST)] == [reason]


def test_the_next_safe_address_takes_the_letter_of_an_unsafe_one() -> None:
    found = decide(Telling.LETTER, [changed(OTHER, safe="no"), changed(HOME, safe="yes")], [])
    assert found.post is not None and (found.post.label, found.post.caution) == ("Main address", "")
    assert decide(Telling.LETTER, [HOME, OTHER], []).post.label == "Postal address"  # type: ignore[union-attr]


def test_what_others_read_over_a_shoulder_needs_a_yes() -> None:
    found = decide(Telling.MESSAGE, [], [MOBILE, MAIL])
    assert [each.way for each in found.safe] == [Way.CALL]
    assert {(each.way, each.reason) for each in found.refused} == {
        (Way.TEXT, "Not asked whether texts may be sent"), (Way.EMAIL, "Not asked whether it is safe"),
    }  # fmt: skip
    allowed = decide(
        Telling.MESSAGE, [], [changed(MOBILE, texts="yes", safe="yes"), changed(MAIL, safe="yes")]
    )
    assert [each.way for each in allowed.safe] == [Way.TEXT, Way.EMAIL, Way.CALL]
    assert allowed.safe[-1].caution == "Leave no voicemail"


def test_how_the_person_is_best_reached_comes_first() -> None:
    ways = [changed(MOBILE, texts="yes", voicemail="yes"), changed(MAIL, safe="yes")]
    assert decide(Telling.MESSAGE, [], ways, best_way="email").safe[0].way is Way.EMAIL
    only = decide(Telling.MESSAGE, [HOME], ways, best_way="hand")
    assert only.hand_over and all(
        "in person only" in each.reason for each in only.refused if each.way is Way.TEXT
    )


def test_an_unsafe_number_is_called_by_nobody() -> None:
    assert decide(Telling.CALL, [], [changed(MOBILE, safe="no", voicemail="yes")]).hand_over


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.mark.django_db
def test_the_record_is_read_in_one_statement(person: Person, django_assert_num_queries) -> None:
    factories.AddressFactory(person=person, safe="no", seen_by="brother")
    factories.AddressFactory(person=person, kind="previous", safe="yes")
    factories.AddressFactory(person=person, kind="temporary", lines="2 Other Road", town="", letters="yes")
    factories.ContactPointFactory(person=person)
    factories.ContactPointFactory(person=person)
    with django_assert_num_queries(1):
        found = channels_for(SYSTEM, person.pk, Telling.LETTER)
    assert found.post is not None and found.post.lines == ("2 Other Road",)
    assert found.refused[0].reason == "Not safe: seen by brother"


@pytest.mark.django_db
def test_a_correction_that_says_nothing_of_safety_leaves_it(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        key = commands.add_item(
            actor, person.pk, AddressDraft(lines="1 Street", safe="no", seen_by="parents")
        )
        commands.correct_item(
            actor, person.pk, key, AddressDraft(lines="1 New Street"), expected=1, because="told"
        )
        point = commands.add_item(
            actor, person.pk, ContactDraft(kind="mobile", value="07700 900123", texts="yes")
        )
    held = Address.objects.get(pk=key)
    assert (held.safe, held.seen_by, held.letters) == ("no", "parents", "")
    assert ContactPoint.objects.get(pk=point).texts == "yes"


@pytest.mark.django_db
def test_safety_on_the_pages(world: World, person: Person) -> None:
    browser = world.browser()
    form = browser.get(f"/people/{person.pk}/details/address/add/").text
    assert "Is it safe to use?" in form and "Who else sees or opens what arrives?" in form
    sent = {"lines": "1 Street", "kind": "main", "safe": "no", "letters": "", "seen_by": "parents",
            "submission": str(UUID(int=5))}  # fmt: skip
    assert browser.post(f"/people/{person.pk}/details/address/add/", sent).status_code == 303
    shown = browser.get(f"/people/{person.pk}/details/").text
    assert "Safe to use" in shown and "parents" in shown and "Not asked" in shown
    changed_way = {
        "version": person.version, "because": "told", "sex": "male", "language": "en", "interpreter": "no",
        "letter_format": "easy-read", "best_way": "hand", "born_day": "17", "born_month": "5", "born_year": "1990",
        "age": "",
    }  # fmt: skip
    answer = browser.post(f"/people/{person.pk}/details/about/", changed_way)
    assert answer.status_code == 303, answer.text
    shown = browser.get(f"/people/{person.pk}/details/").text
    assert "Easy read" in shown and "In person only" in shown


@pytest.mark.requirement("R144")
@pytest.mark.django_db
def test_a_number_that_is_no_longer_theirs_ends_and_nothing_goes_there(world: World) -> None:
    person = world.person()
    draft = ContactDraft(kind="mobile", value="07700 900123", texts="yes", safe="yes", note="Her sister's")
    with acting(world.actor()) as actor:
        number = commands.add_item(actor, person.pk, draft)
        assert channels_for(actor, person.pk, Telling.MESSAGE).safe
        commands.end_item(
            actor, person.pk, "contact", number, date(2026, 2, 1), expected=1, because="ended-told"
        )
        assert channels_for(actor, person.pk, Telling.MESSAGE).safe == ()
        assert held_items(actor, person.pk, "contact")[0].columns["note"] == "Her sister's"
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM people_contactpoint WHERE person_id = %s", [person.pk])
        assert all(b"sister" not in bytes(note) for (note,) in cursor.fetchall())


@pytest.mark.django_db
def test_a_number_without_a_note_has_none_to_seal(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        commands.add_item(actor, person.pk, ContactDraft(kind="phone", value="01632 960001"))
        assert held_items(actor, person.pk, "contact")[0].columns["note"] == ""
    assert ContactPoint.objects.get(person=person).note is None
