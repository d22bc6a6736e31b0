"""What changed between two dates, what has changed since, and the history of one item."""

from datetime import timedelta

import pytest
from django.apps import apps
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.database.versioned import amend, retract
from throughcare.register.people import coded
from throughcare.register.people.models import Person
from throughcare.register.people.queries.changes import changes_between, history_of
from throughcare.shell.web import code_words

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R007", "R008")]


def now() -> str:
    return clock.now().isoformat().replace("+00:00", "Z")


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Rowan", "Ash")


def test_a_field_is_told_with_before_after_who_and_why(world: World, person: Person) -> None:
    home = factories.AddressFactory(person=person, town="Oldtown")
    earlier = clock.now()
    home = amend(home, expected=1, by=world.actor(), because="told", town="Newtown")
    amend(home, expected=2, by=world.actor(world.manager), because="document", postcode="AB1 2CD")
    (table,) = changes_between(world.actor(), person.pk, earlier, clock.now())
    (record,) = table.records
    told = {field.label: field for field in record.fields}
    assert (table.what, record.how) == ("Where the person lives, lived or receives letters", "changed")
    assert (told["Town"].before, told["Town"].after, told["Town"].by) == (
        "Oldtown",
        "Newtown",
        "Olive Officer",
    )
    assert told["Town"].because == "The person told us"
    assert (told["Postcode"].after, told["Postcode"].by) == ("AB1 2CD", "Max Manager")


def test_new_taken_back_and_changed_back(world: World, person: Person) -> None:
    gone = factories.AdjustmentFactory(person=person, need="Large print")
    back = factories.OccupationFactory(person=person, status="Working")
    earlier = clock.now()
    retract(gone, expected=1, by=world.actor(), because="mistake")
    back = amend(back, expected=1, by=world.actor(), because="told", status="Looking")
    amend(back, expected=2, by=world.actor(), because="mistake", status="Working")
    factories.AdjustmentFactory(person=person, need="Breaks")
    brief = factories.AdjustmentFactory(person=person, need="Came and went")
    retract(brief, expected=1, by=world.actor(), because="mistake")
    found = changes_between(world.actor(), person.pk, earlier, clock.now())
    told = {(table.what, record.how, record.fields[0].before) for table in found for record in table.records}
    assert told == {
        ("What the person needs so that they can take part", "taken back", "Large print"),
        ("What the person needs so that they can take part", "new", "Not recorded"),
    }


def test_codes_are_told_in_words(world: World, person: Person) -> None:
    earlier = clock.now()
    amend(person, expected=1, by=world.actor(), because="told", language="ar", sex="other")
    factories.ContactFactory(person=person, kind="third_party", outcome="attended_failed")
    found = str(changes_between(world.actor(), person.pk, earlier, clock.now()))
    assert "after='Arabic'" in found and "after='Other'" in found
    assert "after='Contact with someone else'" in found and "attended_failed" not in found


def test_every_column_with_words_is_there() -> None:
    """A column renamed leaves no words behind that nobody shows."""
    for column in code_words.COLUMNS:
        label, _, name = column.rpartition(".")
        field = apps.get_model(label)._meta.get_field(name)
        assert not field.choices, f"{column} has words of its own"


def test_a_reason_without_words_is_read_as_words() -> None:
    assert coded.reason_in_words("state-changed") == "Another state followed"
    assert coded.reason_in_words("outcome-recorded") == "Outcome recorded"
    assert coded.reason_in_words("The court said so") == "The court said so"


def test_sensitive_content_stays_hidden_from_who_may_not_read_it(world: World, person: Person) -> None:
    contact = factories.ContactFactory(person=person, sensitive=True)
    earlier = clock.now()
    note = factories.NoteFactory(person=person, contact=contact, text="KANARIE")
    support = world.user("support", team=world.team)
    told = str(changes_between(world.actor(support), person.pk, earlier, clock.now()))
    assert "KANARIE" not in told and "your role does not read it" in told
    assert "KANARIE" in str(changes_between(world.actor(), person.pk, earlier, clock.now()))
    assert "KANARIE" not in str(history_of(world.actor(support), person.pk, "supervision-note", note.pk))


def test_who_may_see_is_compared_only_for_whoever_may_change_it(world: World, person: Person) -> None:
    earlier = clock.now() - timedelta(days=1)
    factories.ExclusionFactory(person=person, agency=world.agency, reason="KANARIE")
    assert "KANARIE" not in str(changes_between(world.actor(), person.pk, earlier, clock.now()))
    assert "KANARIE" in str(changes_between(world.actor(world.manager), person.pk, earlier, clock.now()))


def test_the_page_of_two_dates(world: World, person: Person) -> None:
    home = factories.AddressFactory(person=person, town="Oldtown")
    earlier = now()
    amend(home, expected=1, by=world.actor(), because="told", town="Newtown")
    browser = world.browser()
    with counted() as statements:
        shown = browser.get(f"/people/{person.pk}/changes/", {"since": earlier})
    text = shown.content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Oldtown" in text and "Newtown" in text and "The person told us" in text
    empty = browser.get(f"/people/{person.pk}/changes/")
    wrong = browser.get(f"/people/{person.pk}/changes/", {"since": "soon"})
    turned = browser.get(f"/people/{person.pk}/changes/", {"since": "2026-03-03", "until": "2026-03-02"})
    assert [empty.status_code, wrong.status_code, turned.status_code] == [200, 422, 422]
    assert "Enter a real date" in wrong.content.decode() and 'value="soon"' in wrong.content.decode()


def test_the_history_of_one_item(world: World, person: Person) -> None:
    home = factories.AddressFactory(person=person, town="Oldtown")
    home = amend(home, expected=1, by=world.actor(), because="told", town="Newtown")
    retract(home, expected=2, by=world.actor(world.manager), because="another")
    address = f"/people/{person.pk}/history/people-address/{home.pk}/"
    browser = world.browser()
    with counted() as statements:
        text = browser.get(address).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert text.index("Taken back") < text.index("Newtown") < text.index("Entered")
    assert "It belongs to another person" in text and "Max Manager" in text
    somebody_else = world.person("Someone", "Else")
    for wrong in (
        f"/people/{somebody_else.pk}/history/people-address/{home.pk}/",
        f"/people/{person.pk}/history/people-nothing/{home.pk}/",
        f"/people/{person.pk}/history/caseload-exclusion/{home.pk}/",
    ):
        assert world.browser().get(wrong).status_code == 404


def test_a_past_page_tells_what_has_changed_since(world: World, person: Person) -> None:
    home = factories.AddressFactory(person=person, town="Oldtown")
    earlier = now()
    amend(home, expected=1, by=world.actor(), because="told", town="Newtown")
    factories.AdjustmentFactory(person=person, need="Breaks")
    shown = world.browser().get(f"/as-known/{earlier}/people/{person.pk}/details/").content.decode()
    assert "Where the person lives, lived or receives letters: 1 changed" in shown
    assert "What the person needs so that they can take part: 1 new" in shown
    assert shown.count(">Changed since</span>") == 1
    assert f'href="/people/{person.pk}/changes/?since={earlier}"' in shown


@pytest.mark.parametrize(
    "path",
    [
        "/people/{}/", "/people/{}/details/", "/orders/{}/", "/supervision/{}/schedule/",
        "/supervision/{}/activity/", "/noncompliance/{}/", "/letters/{}/",
    ],
)  # fmt: skip
def test_each_page_of_the_past_keeps_the_limit_of_statements(world: World, person: Person, path: str) -> None:
    factories.AddressFactory(person=person)
    factories.ContactFactory(person=person)
    browser = world.browser()
    browser.get("/")
    with counted() as statements:
        answer = browser.get(f"/as-known/{now()}{path.format(person.pk)}")
    assert answer.status_code == 200, path
    assert "As known at" in answer.content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
