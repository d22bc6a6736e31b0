"""A home visit is planned by somebody who has read what may harm them; what the person needs is asked for with it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import BookingDraft, HomeVisitDraft, MoveDraft, SeriesDraft
from throughcare.casework.supervision.models import Appointment, Arrangement, HomeVisit
from throughcare.casework.supervision.refusals import NotAHomeVisit, NotListed, OutsideLimits, RisksNotRead
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.people.models import Person
from throughcare.rules.contacts import ContactKind, Interval, Repetition

pytestmark = pytest.mark.django_db
HOME = BookingDraft(kind=ContactKind.HOME, on=date(2026, 11, 18), at=time(10), minutes=30)
MOVE = MoveDraft(
    on=date(2026, 11, 19), at=time(10), minutes=30, asked_by="service", because="A colleague is ill"
)


def booking(world: World, **more: object) -> dict[str, object]:
    return {
        "kind": "home", "on_day": 18, "on_month": 11, "on_year": 2026, "at": "10:00", "minutes": "30",
        "officer": str(world.officer.pk), "place": "none", "place_other": "", "purpose": "", "required": "on",
        "repeat": "once", "times": "", "step": "check", **more,
    }  # fmt: skip


@pytest.mark.requirement("R008")
def test_a_home_visit_waits_until_the_risk_to_staff_was_read(officer: Actor, person: Person) -> None:
    risk = factories.ConcernFactory(person=person, kind="staff")
    factories.ConcernFactory(person=person, kind="medical")
    with pytest.raises(RisksNotRead, match="risk to staff"):
        commands.book_appointment(officer, person.pk, HOME)
    with pytest.raises(RisksNotRead):
        commands.plan_series(
            officer, person.pk, SeriesDraft(first=HOME, repetition=Repetition(Interval.WEEKLY, 1))
        )
    commands.book_appointment(officer, person.pk, replace(HOME, kind=ContactKind.OFFICE))
    read = replace(HOME, at=time(14), risks_read=frozenset({risk.pk}))
    made = commands.book_appointment(officer, person.pk, read)
    entry = AuditEvent.objects.get(action="supervision:staff-risk:read")
    assert str(risk.pk).encode() in bytes(entry.body)
    another = factories.ConcernFactory(person=person, kind="home-hazards")
    with pytest.raises(RisksNotRead, match="hazards at the home"):  # noted after the visit was booked
        commands.reschedule(
            officer, person.pk, made.pk, replace(MOVE, risks_read=frozenset({risk.pk})), expected=1
        )
    both = frozenset({risk.pk, another.pk})
    commands.reschedule(officer, person.pk, made.pk, replace(MOVE, risks_read=both), expected=1)


def test_a_removed_concern_stops_nothing(officer: Actor, person: Person) -> None:
    factories.ConcernFactory(person=person, removed_on=date(2026, 11, 1), removed_because="Moved out")
    assert commands.book_appointment(officer, person.pk, HOME).pk


def test_the_page_shows_concerns_and_asks(world: World, person: Person) -> None:
    risk = factories.ConcernFactory(person=person, kind="staff", what="Dog not under control.")
    browser, url = world.browser(), reverse("supervision:book", args=[person.pk])
    with counted() as statements:
        text = browser.get(url).text
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Immediate concerns" in text and "Dog not under control." in text
    refused = browser.post(url, booking(world))
    assert refused.status_code == 422 and "Read this before a home visit is planned" in refused.text
    assert "Nothing is booked yet." in browser.post(url, booking(world, risks=str(risk.pk))).text
    done = browser.post(url, booking(world, risks=str(risk.pk), step="save", submission=str(uuid4())))
    assert done.status_code == 303 and Appointment.objects.count() == 1
    move = reverse("supervision:reschedule", args=[person.pk, Appointment.objects.get().pk])
    with counted() as statements:
        assert "tick what you have read" in browser.get(move).text
    assert len(statements) <= MOST_A_PAGE, statements


def test_without_concerns_the_page_asks_nothing_of_them(world: World, person: Person) -> None:
    text = world.browser().get(reverse("supervision:book", args=[person.pk])).text
    assert "Immediate concerns" not in text and "tick what you have read" not in text


def test_the_next_home_visit_is_not_booked_past_what_must_be_read(world: World, person: Person) -> None:
    factories.ConcernFactory(person=person, kind="staff")
    held = factories.AppointmentFactory(
        person=person, officer=world.officer, kind="home", starts_at=datetime(2026, 11, 13, 10, tzinfo=UTC)
    )
    url = reverse("supervision:outcome", args=[person.pk, held.pk])
    said = {"version": "1", "submission": str(uuid4()), "outcome": "complied", "note": "", "next_on_day": "20",
            "next_on_month": "11", "next_on_year": "2026", "next_at": "10:00"}  # fmt: skip
    refused = world.browser().post(url, said)
    assert refused.status_code == 422 and "use “Book an appointment”" in refused.text
    assert Appointment.objects.get().status == "booked"


# Interpreter and adjustments


@pytest.fixture
def needing(person: Person) -> Person:
    Person.objects.filter(pk=person.pk).update(interpreter_needed=True, language="pl", version=2)
    factories.AdjustmentFactory(person=person, need="Step-free room")
    factories.AdjustmentFactory(person=person, need="Over", ends_on=date(2026, 11, 1))
    person.refresh_from_db()
    return person


@pytest.mark.requirement("R009")
def test_what_the_person_needs_is_asked_for_with_the_booking(officer: Actor, needing: Person) -> None:
    draft = replace(HOME, kind=ContactKind.OFFICE, not_needed=frozenset({"Step-free room"}))
    made = commands.book_appointment(officer, needing.pk, draft)
    held = queries.item_of_appointment(officer, needing.pk, made.pk).arrangements
    assert [(each.need, each.standing) for each in held] == [
        ("Interpreter: Polish", "asked"), ("Step-free room", "not_needed"),
    ]  # fmt: skip
    commands.settle_arrangement(officer, needing.pk, held[0].id, "not_available", expected=1)
    with pytest.raises(StaleVersion):
        commands.settle_arrangement(officer, needing.pk, held[0].id, "confirmed", expected=1)
    with pytest.raises(NotListed):
        commands.settle_arrangement(officer, needing.pk, held[0].id, "maybe", expected=2)
    moved = commands.reschedule(officer, needing.pk, made.pk, MOVE, expected=1)
    again = queries.item_of_appointment(officer, needing.pk, moved.pk).arrangements
    assert [each.standing for each in again] == ["asked", "not_needed"]


def test_nothing_is_asked_for_where_nobody_meets(officer: Actor, needing: Person) -> None:
    commands.book_appointment(officer, needing.pk, replace(HOME, kind=ContactKind.WRITTEN))
    assert not Arrangement.objects.exists()


def test_asking_and_settling_on_the_pages(world: World, needing: Person) -> None:
    browser, url = world.browser(), reverse("supervision:book", args=[needing.pk])
    assert "What is not needed this time?" in browser.get(url).text
    checked = browser.post(url, booking(world, kind="office"))
    assert "Asked for" in checked.text and "Interpreter: Polish, Step-free room" in checked.text
    browser.post(url, booking(world, kind="office", step="save", submission=str(uuid4())))
    made = Appointment.objects.get()
    item = reverse("supervision:appointment", args=[needing.pk, made.pk])
    with counted() as statements:
        assert "Asked for, not yet confirmed" in browser.get(item).text
    assert len(statements) <= MOST_A_PAGE, statements
    row = Arrangement.objects.get(kind="interpreter")
    page = reverse("supervision:arrangement", args=[needing.pk, made.pk, row.pk])
    assert browser.get(page).status_code == 200
    assert browser.post(page, {"version": 1, "standing": ""}).status_code == 422
    assert browser.post(page, {"version": 1, "standing": "confirmed"}).status_code == 303
    assert "Confirmed" in browser.get(item).text


# Home visits


VISIT = HomeVisitDraft(achieved=True, present={"child": 2}, went_with="colleague")


@pytest.fixture
def visited(person: Person, world: World) -> object:
    return factories.ContactFactory(
        person=person, officer=world.officer, kind="home", happened_at=datetime(2026, 11, 13, 10, tzinfo=UTC)
    )


@pytest.mark.requirement("R008")
def test_a_home_visit_says_who_was_there_by_kind(officer: Actor, person: Person, visited: object) -> None:
    commands.record_home_visit(officer, person.pk, visited.pk, VISIT, expected=0)
    held = queries.item_of_contact(officer, person.pk, visited.pk).home_visit
    assert held is not None and dict(held.present) == {"child": 2, "person": 1}
    with pytest.raises(StaleVersion):
        commands.record_home_visit(officer, person.pk, visited.pk, VISIT, expected=0)
    attempt = HomeVisitDraft(achieved=False, not_achieved="no-answer", went_with="alone")
    commands.record_home_visit(officer, person.pk, visited.pk, attempt, expected=1)
    assert HomeVisit.versions.of(HomeVisit.objects.get().pk).count() == 2


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (replace(VISIT, went_with="dog"), NotListed),
        (replace(VISIT, achieved=False), NotListed),
        (replace(VISIT, present={"Sam Smith": 1}), NotListed),
        (replace(VISIT, present={"child": 300}), OutsideLimits),
    ],
)
def test_what_a_home_visit_cannot_be(
    officer: Actor, person: Person, visited: object, draft: HomeVisitDraft, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        commands.record_home_visit(officer, person.pk, visited.pk, draft, expected=0)


def test_an_office_visit_is_no_home_visit(world: World, person: Person) -> None:
    office = factories.ContactFactory(person=person, officer=world.officer)
    with acting(world.actor()) as actor, pytest.raises(NotAHomeVisit):
        commands.record_home_visit(actor, person.pk, office.pk, VISIT, expected=0)
    with acting(world.actor(world.user("reception", team=world.team))) as actor, pytest.raises(NotPermitted):
        commands.record_home_visit(actor, person.pk, office.pk, VISIT, expected=0)


def test_the_page_of_a_home_visit(world: World, person: Person, visited: object) -> None:
    browser, url = world.browser(), reverse("supervision:home_visit", args=[person.pk, visited.pk])
    item = reverse("supervision:contact", args=[person.pk, visited.pk])
    assert "Say what the visit came to" in browser.get(item).text
    assert browser.get(url).status_code == 200
    wrong = browser.post(url, {"version": 0, "achieved": "no", "went_with": "alone", "present_child": "2"})
    assert wrong.status_code == 422 and "Say why the visit was not achieved" in wrong.text
    said = {"version": 0, "achieved": "yes", "went_with": "colleague", "present_child": "2"}
    assert browser.post(url, said).status_code == 303
    text = browser.get(item).text
    assert "Achieved" in text and "The person, children (2)" in text and "A colleague" in text
