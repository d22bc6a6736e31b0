"""The pages that show: what they say, to whom, and how little they ask of the database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform.audit.models import AuditEvent
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R054", "R057")]

NOON = datetime(2026, 11, 10, 12, tzinfo=UTC)


def text_of(response) -> str:
    assert response.status_code == 200, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


@pytest.fixture
def busy(world: World, person: Person) -> dict[str, object]:
    """A person with a little of everything."""
    unrecorded = factories.AppointmentFactory(person=person, officer=world.officer, starts_at=NOON)
    held = factories.AppointmentFactory(
        person=person, officer=world.officer, starts_at=NOON - timedelta(days=7), status="held"
    )
    coming = factories.AppointmentFactory(
        person=person,
        officer=world.officer,
        starts_at=datetime(2026, 11, 17, 10, 30, tzinfo=UTC),
        purpose="Review",
    )
    moved = factories.AppointmentFactory(
        person=person, officer=world.officer, starts_at=NOON + timedelta(days=3), status="moved", moved_by="person",
        moved_because="A funeral", moved_to=coming,
    )  # fmt: skip
    contact = factories.ContactFactory(
        person=person, appointment=held, officer=world.officer, happened_at=held.starts_at,
        outcome="waiting_for_evidence", evidence_due_on=date(2026, 11, 10),
    )  # fmt: skip
    call = factories.ContactFactory(
        person=person, kind="phone", outcome="", happened_at=NOON, with_whom="housing"
    )
    note = factories.NoteFactory(
        person=person,
        contact=contact,
        text="Said he was ill.",
        written_at=NOON,
        recorded_by_id=world.officer.pk,
    )
    factories.NoteFactory(person=person, contact=contact, text="Private.", sensitive=True, written_at=NOON)
    factories.TaskFactory(person=person, contact=contact, owner=world.officer)
    return {
        "unrecorded": unrecorded,
        "held": held,
        "coming": coming,
        "moved": moved,
        "contact": contact,
        "call": call,
        "note": note,
    }


def pages(person: Person, busy) -> dict[str, str]:
    def of(name: str, *more: object) -> str:
        return reverse(f"supervision:{name}", args=[person.pk, *more])

    return {
        "schedule": of("schedule"), "activity": of("activity"), "book": of("book"), "record": of("record"),
        "note": of("note"), "task": of("task"), "appointment": of("appointment", busy["held"].pk),
        "moved": of("appointment", busy["moved"].pk), "contact": of("contact", busy["call"].pk),
        "outcome": of("outcome", busy["unrecorded"].pk), "change": of("change_outcome", busy["contact"].pk),
        "reschedule": of("reschedule", busy["coming"].pk), "cancel": of("cancel", busy["coming"].pk),
        "correct": of("correct_note", busy["note"].pk), "tasks": reverse("supervision:tasks"),
        "without_outcome": reverse("supervision:without_outcome"), "diary": reverse("supervision:diary"),
    }  # fmt: skip


PAGES = [
    "schedule", "activity", "book", "record", "note", "task", "appointment", "moved", "contact", "outcome", "change",
    "reschedule", "cancel", "correct", "tasks", "without_outcome", "diary",
]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_in_few_statements(world: World, person: Person, busy, name: str) -> None:
    browser, address = world.browser(), pages(person, busy)[name]
    with counted() as statements:
        text_of(browser.get(address))
    assert len(statements) <= MOST_A_PAGE, str(statements)


@pytest.mark.parametrize("name", PAGES[:14])
@pytest.mark.requirement("R137")
def test_the_walls_stand_before_every_page_of_a_person(world, make_world, person, busy, name) -> None:
    address = pages(person, busy)[name]
    assert make_world().browser().get(address).status_code == 404
    assert "purpose" in world.browser(world.user("officer")).get(address)["Location"]
    assert world.browser(world.user("auditor")).get(address).status_code == 403
    factories.RestrictionFactory(person=person)
    assert world.browser().get(address).status_code == 404


def test_a_look_is_written_down(world: World, person: Person, busy) -> None:
    world.browser().get(pages(person, busy)["activity"])
    assert AuditEvent.objects.filter(action="supervision:activity:consulted", people=[person.pk]).count() == 1
    world.browser().get(reverse("supervision:without_outcome"))
    assert (
        AuditEvent.objects.filter(action="supervision:without_outcome:consulted", people=[person.pk]).count()
        == 1
    )


def test_the_schedule_has_what_waits_first_and_then_what_is_to_come(world, person, busy) -> None:
    text = text_of(world.browser().get(pages(person, busy)["schedule"]))
    assert text.index("Waiting for an outcome") < text.index("Tomorrow, Tuesday 17 November 2026")
    assert "10:30am" in text and "Review" in text
    assert "A funeral" not in text
    filtered = text_of(world.browser().get(pages(person, busy)["schedule"] + "?kind=home"))
    assert "Nothing is planned" in filtered


def test_the_log_shows_who_asked_to_move_and_what_came_of_contacts(world, person, busy) -> None:
    text = text_of(world.browser().get(pages(person, busy)["activity"]))
    assert "Rescheduled by the person" in text and "A funeral" in text
    assert "Waiting for evidence" in text and "Evidence is due by Tuesday 10 November 2026." in text
    assert "With: housing." in text
    assert "Said he was ill." in text and "Private." in text
    assert text.index("Today, Monday 16 November 2026") < text.index("Tuesday 3 November 2026")


def test_a_wrong_date_in_the_filter_is_said_and_the_rest_still_works(world, person, busy) -> None:
    address = pages(person, busy)["activity"] + "?outcome=waiting&since_day=31&since_month=2&since_year=2026"
    text = text_of(world.browser().get(address))
    assert "There is a problem" in text and "February 2026 has no 31" in text
    assert "Said he was ill." in text and "housing" not in text.split("Clear filters")[1].lower().replace(
        "with: housing", ""
    )


def test_a_sensitive_note_is_not_shown_to_those_who_may_not_read_it(world, person, busy) -> None:
    browser = world.browser(world.user("support", team=world.team))
    for name in ("activity", "appointment", "note"):
        text = text_of(browser.get(pages(person, busy)[name]))
        assert "Private." not in text
        assert "A sensitive note, not shown to you" in text


def test_the_item_calls_for_what_waits(world, person, busy) -> None:
    text = text_of(world.browser().get(pages(person, busy)["appointment"]))
    assert "Evidence is awaited." in text and "That day has passed." in text
    assert "Say what came of it" in text and "Change the outcome" in text
    text = text_of(
        world.browser().get(reverse("supervision:appointment", args=[person.pk, busy["unrecorded"].pk]))
    )
    assert "Record the outcome" in text and "Reschedule" in text
    text = text_of(world.browser().get(pages(person, busy)["moved"]))
    assert "the person: A funeral" in text and "Tuesday 17 November 2026 at 10:30am" in text


def test_those_who_only_look_are_offered_nothing_to_do(world, person, busy) -> None:
    browser = world.browser(world.user("reception", team=world.team))
    for name in ("schedule", "activity", "appointment"):
        text = text_of(browser.get(pages(person, busy)[name]))
        for word in (
            "Book an appointment",
            "Record a contact",
            "Add a note",
            "Change the outcome",
            "Say what came",
        ):
            assert word not in text
    assert browser.get(pages(person, busy)["outcome"]).status_code == 403


def test_a_booked_contact_is_shown_as_its_appointment(world, person, busy) -> None:
    answer = world.browser().get(reverse("supervision:contact", args=[person.pk, busy["contact"].pk]))
    assert answer["Location"] == pages(person, busy)["appointment"]


def test_the_diary_is_a_month_of_the_agencys_days(world, person, busy) -> None:
    text = text_of(world.browser().get(reverse("supervision:diary")))
    assert "Your diary" in text and "November 2026: 3 appointments" in text
    hers = text_of(
        world.browser(world.manager).get(reverse("supervision:diary") + f"?officer={world.officer.pk}")
    )
    assert "Olive Officer’s diary" in hers and "November 2026: 3 appointments" in hers
    assert "10:30am Alex Example" in text and "No outcome yet" in text
    assert "No appointment in this month" in text_of(
        world.browser().get(reverse("supervision:diary") + "?month=2027-02")
    )
    for odd in ("?month=nonsense", "?month=0001-01", "?month=9999-12", "?officer=nobody"):
        text_of(world.browser().get(reverse("supervision:diary") + odd))


def test_the_note_page_plays_back_what_was_written(world, person, busy) -> None:
    factories.NoteFactory(person=person, text="x" * 1001, written_at=NOON + timedelta(hours=1))
    text = text_of(world.browser().get(pages(person, busy)["note"]))
    assert text.index("Notes before this one") < text.index("Said he was ill.") < text.index("<textarea")
    assert "Show the note" in text


def test_days_and_times_are_the_agencys_own(make_world) -> None:
    world = make_world("us-pa", "America/New_York")
    person = world.person()
    factories.AppointmentFactory(
        person=person, officer=world.officer, starts_at=datetime(2026, 11, 19, 2, 30, tzinfo=UTC)
    )
    text = text_of(world.browser().get(reverse("supervision:schedule", args=[person.pk])))
    assert "Wednesday, November 18, 2026" in text and "9:30pm" in text
    diary = text_of(world.browser().get(reverse("supervision:diary")))
    assert "9:30pm Alex Example" in diary
