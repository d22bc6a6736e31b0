"""Calendar feeds: no name and no place, none of limited records, taken away at once, and what never stands in them."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.diaries import commands
from throughcare.casework.diaries.ical import Event, calendar
from throughcare.casework.diaries.models import CalendarFeed
from throughcare.casework.diaries.refusals import NoFeedHere, NothingToRevoke
from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R113", "R118", "R054")]


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Alexandra", "Kanarie", reference="K777777")


def book(person: Person, **fields: Any) -> Any:
    starts = clock.now() + timedelta(days=3)
    return factories.AppointmentFactory(person=person, starts_at=starts, ends_at=starts + timedelta(minutes=30),
                                        place="9 Canary Street", purpose="Anger group", **fields)  # fmt: skip


def own(world: World) -> str:
    with acting(world.actor()) as actor:
        return commands.make_own_feed(actor)


def theirs(world: World, person: Person) -> str:
    with acting(world.actor()) as actor:
        return commands.make_feed(actor, person.pk)


def taken(secret: str, **headers: str) -> Any:
    return Client().get(reverse("diaries:feed", args=[secret]), headers=headers)


def test_an_officers_feed_names_nobody_and_no_place(world: World, person: Person) -> None:
    book(person, officer=world.officer)
    book(person, officer=world.manager)
    answer = taken(own(world))
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar") and text.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Office visit" in text
    for telling in (
        "Kanarie",
        "Alexandra",
        "K777777",
        "Canary",
        "Anger",
        str(person.pk),
        "LOCATION",
        "probation",
    ):
        assert telling.lower() not in text.lower(), telling
    assert AuditEvent.objects.filter(action="diaries:feed:taken", people=[person.pk]).count() == 1


def test_nobody_whose_record_is_limited_stands_in_any_feed(world: World, person: Person) -> None:
    book(person, officer=world.officer)
    secret, mine = theirs(world, person), own(world)
    factories.RestrictionFactory(person=person, agency=world.agency)
    factories.NamedFactory(person=person, agency=world.agency, user=world.officer)
    assert "VEVENT" not in taken(mine).content.decode()
    assert taken(secret).status_code == 404
    with acting(world.actor()) as actor, pytest.raises(NoFeedHere):
        commands.make_feed(actor, person.pk)


def test_a_visit_that_nobody_is_told_of_stands_in_the_officers_feed_only(
    world: World, person: Person
) -> None:
    starts = clock.now() + timedelta(days=2)
    factories.VisitFactory(person=person, officer=world.officer, watcher=world.manager, announced=False,
                           authority="Licence", reason="Curfew", order=factories.OrderFactory(person=person),
                           starts_at=starts, back_by=starts + timedelta(hours=1))  # fmt: skip
    book(person, officer=world.officer)
    assert "SUMMARY:Out of the office" in taken(own(world)).content.decode()
    text = taken(theirs(world, person)).content.decode()
    assert text.count("BEGIN:VEVENT") == 1 and "SUMMARY:Appointment" in text and "Out of" not in text


def test_what_has_not_changed_is_not_sent_again(world: World, person: Person) -> None:
    booked = book(person, officer=world.officer)
    secret = own(world)
    first = taken(secret)
    again = taken(secret, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    booked.__class__.objects.filter(pk=booked.pk).update(starts_at=booked.starts_at - timedelta(minutes=5))
    assert taken(secret, **{"If-None-Match": first["ETag"]}).status_code == 200


def test_a_feed_that_was_taken_away_or_replaced_or_never_was_says_nothing(
    world: World, person: Person
) -> None:
    first = theirs(world, person)
    second = theirs(world, person)
    assert (taken(first).status_code, taken(second).status_code) == (404, 200)
    with acting(world.actor()) as actor:
        commands.revoke_feed(actor, person.pk)
        with pytest.raises(NothingToRevoke):
            commands.revoke_feed(actor, person.pk)
    assert {taken(second).status_code, taken("nonsense").status_code} == {404}
    assert not CalendarFeed.objects.filter(digest=second).exists(), "only a digest is kept"


def test_an_officer_who_left_takes_their_feed_with_them(world: World, person: Person) -> None:
    secret = own(world)
    assert taken(secret).status_code == 200
    world.officer.is_active = False
    world.officer.save()
    assert taken(secret).status_code == 404


def test_the_pages_show_the_address_once(world: World, person: Person) -> None:
    browser = world.browser()
    for address in (reverse("diaries:own"), reverse("diaries:person", args=[person.pk])):
        with counted() as statements:
            assert "Make an address" in browser.get(address).content.decode()
        assert len(statements) <= MOST_A_PAGE, statements
        shown = browser.post(address, {"act": "make"}).content.decode()
        assert ".ics" in shown
        assert ".ics" not in browser.get(address).content.decode()
        assert browser.post(address, {"act": "revoke"}).status_code == 302
        assert "Make an address" in browser.get(address).content.decode()


FIRST = datetime(2020, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 300_000_000).map(lambda seconds: FIRST + timedelta(seconds=seconds))
EVENTS = st.builds(Event, uid=st.text(max_size=80), starts_at=MOMENTS, ends_at=MOMENTS,
                   summary=st.text(max_size=200), changed_at=MOMENTS)  # fmt: skip


@given(st.text(max_size=120), st.lists(EVENTS, max_size=4))
def test_every_line_is_short_enough_ends_well_and_reads_back(name: str, events: list[Event]) -> None:
    made = calendar(name, events)
    assert made.endswith(b"END:VCALENDAR\r\n")
    lines = made.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in lines)
    whole = re.sub(r"\r\n ", "", made.decode()).split("\r\n")
    assert all(each.isprintable() for each in whole)
    assert sum(each == "BEGIN:VEVENT" for each in whole) == len(events)
    said = [each.removeprefix("SUMMARY:") for each in whole if each.startswith("SUMMARY:")]
    assert [_read(each) for each in said] == [_plain(event.summary) for event in events]


def _plain(words: str) -> str:
    return "\n".join("".join(each for each in part if each.isprintable()) for part in words.splitlines())


def _read(escaped: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], escaped)
