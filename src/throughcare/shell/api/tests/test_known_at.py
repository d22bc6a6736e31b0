"""`known_at` on what the API reads about one person."""

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform import clock
from throughcare.platform.database.versioned import amend
from throughcare.register.people.models import Name, Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R007")]


@pytest.fixture
def renamed(world: World) -> tuple[Person, str]:
    """Marion Quill, who became Marion Ash; and a moment between."""
    person = world.person(given="Marion", family="Quill")
    before = clock.now().isoformat().replace("+00:00", "Z")
    amend(Name.objects.get(person=person), expected=1, by=world.actor(), because="changed", family="Ash")
    factories.ContactFactory(person=person)
    return person, before


def test_a_person_is_read_as_known(world: World, renamed: tuple[Person, str]) -> None:
    person, before = renamed
    browser, address = world.browser(), f"/api/v1/people/{person.pk}"
    assert browser.get(address).json()["display_name"] == "Marion Ash"
    assert browser.get(address, {"known_at": before}).json()["display_name"] == "Marion Quill"
    assert browser.get(address, {"known_at": "2020-01-01"}).status_code == 404


def test_a_list_of_a_person_is_read_as_known(world: World, renamed: tuple[Person, str]) -> None:
    person, before = renamed
    browser, address = world.browser(), f"/api/v1/people/{person.pk}/contacts"
    assert len(browser.get(address).json()["items"]) == 1
    assert browser.get(address, {"known_at": before}).json()["items"] == []


@pytest.mark.parametrize("asked", ["soon", "2999-01-01", "2026-02-30", "2026-03-03T99:00", "\x00"])
def test_a_moment_that_cannot_be_is_a_problem(world: World, renamed: tuple[Person, str], asked: str) -> None:
    answer = world.browser().get(f"/api/v1/people/{renamed[0].pk}", {"known_at": asked})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "known_at")


def test_what_has_no_past_says_so_and_a_change_is_refused(world: World, renamed: tuple[Person, str]) -> None:
    browser = world.browser()
    assert browser.get("/api/v1/people", {"name": "ash", "known_at": "2026-03-03"}).status_code == 422
    sent = browser.post(
        f"/api/v1/people/{renamed[0].pk}/contacts?known_at=2026-03-03", "{}", "application/json"
    )
    assert sent.status_code == 422 and "read only" in sent.json()["detail"]
