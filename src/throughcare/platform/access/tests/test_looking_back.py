"""A person's pages as they were known on a past date: what they show, what they refuse, and by whose facts."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database import as_known
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.register.people.models import Address, Name, Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R007")]


def moment() -> str:
    """The present moment as an address names it."""
    return clock.now().isoformat().replace("+00:00", "Z")


def past(at: str, path: str) -> str:
    return f"/as-known/{at}{path}"


@pytest.fixture
def moved(world: World) -> tuple[Person, str]:
    """Someone who lived in Oldtown, then moved to Newtown; and a moment between."""
    person = world.person("Rowan", "Ash")
    home = factories.AddressFactory(person=person, town="Oldtown", kind="main")
    before = moment()
    amend(home, expected=1, by=world.actor(), because="moved", town="Newtown")
    return person, before


def test_the_overview_shows_what_was_known_then(world: World, moved: tuple[Person, str]) -> None:
    person, before = moved
    browser = world.browser()
    today = browser.get(f"/people/{person.pk}/").content.decode()
    then = browser.get(past(before, f"/people/{person.pk}/")).content.decode()
    assert "Newtown" in today and "Oldtown" not in today
    assert "Oldtown" in then and "As known at" in then and "Newtown" not in then


def test_links_keep_the_date_and_menus_do_not(world: World, moved: tuple[Person, str]) -> None:
    person, before = moved
    then = world.browser().get(past(before, f"/people/{person.pk}/details/")).content.decode()
    assert f'href="/as-known/{before}/orders/{person.pk}/"' in then
    assert 'href="/caseload/"' in then
    assert f'href="/people/{person.pk}/details/"' in then  # back to today


def test_the_picker_leads_to_the_date(world: World, moved: tuple[Person, str]) -> None:
    answer = world.browser().get(f"/people/{moved[0].pk}/?known=2026-03-03&a=b")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/as-known/2026-03-03/people/{moved[0].pk}/?a=b",
    )


@pytest.mark.parametrize("asked", ["yesterday", "2026-02-30", "9999-12-31", "2026-13", "'; DROP"])
def test_a_date_that_cannot_be_is_refused_in_words(world: World, asked: str) -> None:
    person = world.person()
    answer = world.browser().get(f"/people/{person.pk}/", {"known": asked}, follow=True)
    assert answer.status_code == 200
    assert "date" in answer.content.decode() and "As known" not in answer.content.decode()
    assert world.browser().get(past(asked, f"/people/{person.pk}/")).status_code == 404


def test_the_decision_is_todays_also_for_a_past_page(world: World, moved: tuple[Person, str]) -> None:
    """Excluded today: hidden, though nobody was excluded then. And the look says which date was asked for."""
    person, before = moved
    assert world.browser().get(past(before, f"/people/{person.pk}/")).status_code == 200
    entry = AuditEvent.objects.filter(action="web:overview:consulted").latest("at")
    assert json.loads(bytes(entry.body))["details"]["known_at"] == before
    factories.ExclusionFactory(person=person, agency=world.agency, user=world.officer)
    assert world.browser().get(past(before, f"/people/{person.pk}/")).status_code == 404


def test_an_exclusion_lifted_since_does_not_hide_the_past(world: World, moved: tuple[Person, str]) -> None:
    person, _ = moved
    wall = factories.ExclusionFactory(person=person, agency=world.agency, user=world.officer)
    walled = moment()
    type(wall).objects.filter(pk=wall.pk).update(known_to=clock.now())
    assert world.browser().get(past(walled, f"/people/{person.pk}/details/")).status_code == 200


@pytest.mark.parametrize("page", ["details/about/", "details/address/add/"])
def test_no_form_opens_in_the_past_and_nothing_is_written(
    world: World, moved: tuple[Person, str], page: str
) -> None:
    person, before = moved
    browser = world.browser()
    opened = browser.get(past(before, f"/people/{person.pk}/{page}"))
    sent = browser.post(past(before, f"/people/{person.pk}/{page}"), {"town": "Nowhere"})
    assert (opened.status_code, sent.status_code) == (403, 405)
    assert "can be read only" in sent.content.decode()
    assert not Address.versions.filter(town="Nowhere").exists()


def test_the_past_page_offers_no_change(world: World, moved: tuple[Person, str]) -> None:
    person, before = moved
    then = world.browser().get(past(before, f"/people/{person.pk}/")).content.decode()
    assert "Book an appointment" not in then and "Add a note" not in then


def test_what_came_later_is_not_there_yet(world: World) -> None:
    person = world.person()
    answer = world.browser().get(past("2020-01-01", f"/people/{person.pk}/"))
    assert answer.status_code == 404
    assert "Nothing was known here on 1 January 2020" in answer.content.decode()


def test_a_page_about_no_person_goes_to_today(world: World) -> None:
    answer = world.browser().get(past("2020-01-01", "/caseload/?q=1"))
    assert (answer.status_code, answer["Location"]) == (302, "/caseload/?q=1")


def test_the_frame_works_under_a_past_page(world: World) -> None:
    assert world.browser().post(past("2020-01-01", "/lock/")).status_code in {302, 303}


def test_after_a_past_page_the_present_is_back(world: World, moved: tuple[Person, str]) -> None:
    person, before = moved
    world.browser().get(past(before, f"/people/{person.pk}/"))
    assert as_known.looking_at() is None
    assert abs(clock.now() - clock.actual()) < timedelta(seconds=5)
    assert Address.objects.get(person=person).town == "Newtown"


def test_the_views_take_no_write(world: World, moved: tuple[Person, str]) -> None:
    person, before = moved
    with acting(world.actor()), as_known.asked_for(before):
        as_known.begin(person.pk, "UTC")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Name.objects.filter(person_id=person.pk).update(given="Forged")


def test_row_level_security_stands_under_the_past(
    world: World, make_world: Callable[..., World], moved: tuple[Person, str]
) -> None:
    """Another agency's rows are not there in any view, whatever the moment."""
    other = make_world().person("Secret", "Stranger")
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.views WHERE table_schema = 'as_known'")
        views = {name for (name,) in cursor.fetchall()} - {"complete"}
        with acting(world.actor()), as_known.asked_for(moment()):
            as_known.begin(moved[0].pk, "UTC")
            cursor.execute("SELECT count(*) FROM people_person WHERE id = %s", [other.pk])
            assert cursor.fetchone() == (0,)
            cursor.execute("SELECT count(*) FROM people_name WHERE family = 'Stranger'")
            assert cursor.fetchone() == (0,)
            for view in sorted(views):
                cursor.execute(
                    f"SELECT count(*) FROM as_known.{view} a WHERE to_jsonb(a) ->> 'person_id' = %s",
                    [str(other.pk)],
                )
                assert cursor.fetchone() == (0,), view


def test_nobodys_context_sees_nothing(world: World, moved: tuple[Person, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tc.system', '', true), set_config('tc.agency', '', true)")
        cursor.execute("SELECT set_config('tc.known_at', now()::text, true)")
        cursor.execute("SELECT count(*) FROM as_known.people_person")
        assert cursor.fetchone() == (0,)


def test_a_day_means_its_end_in_the_agencys_zone() -> None:
    ends = as_known.moment_of("2026-03-03", "America/New_York")
    assert ends == datetime.fromisoformat("2026-03-04T00:00:00-05:00") - timedelta(microseconds=1)
    assert as_known.moment_of("2026-03-03T12:00", "Europe/London").isoformat() == "2026-03-03T12:00:00+00:00"


def test_a_planned_statement_answers_past_and_present_in_turn(
    world: World, moved: tuple[Person, str]
) -> None:
    """Prepared statements survive a search path that changes with every transaction."""
    person, before = moved
    browser = world.browser()
    seen: list[Any] = []
    for _ in range(4):
        for path in (f"/people/{person.pk}/", past(before, f"/people/{person.pk}/")):
            seen.append("Oldtown" in browser.get(path).content.decode())
    assert seen == [False, True] * 4
    assert SYSTEM.system
