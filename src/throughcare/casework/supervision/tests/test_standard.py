"""What a standard asks of a person's officer: by level, state and what happened; shown, and booked in one go."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import BookingDraft
from throughcare.casework.supervision.models import Appointment
from throughcare.casework.supervision.refusals import NoDates, RisksNotRead, StandardMoved
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.contacts import ContactKind
from throughcare.rules.contacts.keeping import Stands

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R053", "R055", "R060")]
NOON = datetime(2026, 11, 10, 12, tzinfo=UTC)
SHARED = BookingDraft(
    kind=ContactKind.OFFICE, on=date.min, at=time(10), minutes=30, place="Exampleton office"
)


def at_level(person: Person, level: str) -> None:
    factories.LevelHeldFactory(person=person, level=level, starts_on=date(2026, 1, 5))


def seen(person: Person, days_ago: int, **fields: object) -> None:
    moment = datetime(2026, 11, 16, 12, tzinfo=UTC) - timedelta(days=days_ago)
    factories.ContactFactory(
        person=person, happened_at=moment, **{"kind": "office", "outcome": "complied", **fields}
    )


def only(actor: Actor, person: Person):
    found = queries.expected(actor, person.pk)
    return next(row for row in found.rows if row.row.what == "contact")


@pytest.mark.parametrize(("level", "due"), [("A", 17), ("C", 24)])
def test_the_level_says_by_when(officer: Actor, person: Person, level: str, due: int) -> None:
    at_level(person, level)
    seen(person, 6)
    assert only(officer, person).standing.due == date(2026, 11, due)


def test_attempts_and_what_came_before_never_count(officer: Actor, person: Person) -> None:
    at_level(person, "C")
    seen(person, 1, outcome="absent")
    seen(person, 400)
    home = factories.ContactFactory(person=person, kind="home", happened_at=NOON, outcome="complied")
    factories.HomeVisitFactory(person=person, contact=home, achieved=False, not_achieved="no-answer")
    found = queries.expected(officer, person.pk)
    assert [row.standing.stands for row in found.rows if row.row.what == "contact"] == [Stands.MISSED]
    assert {line.because.partition(":")[0].partition(",")[0] for line in found.contacts} == {
        "An attempt", "Before supervision began",
    }  # fmt: skip


@pytest.mark.parametrize("state", ["in_custody", "whereabouts_unknown"])
def test_a_state_that_stops_contact_stops_the_standard(officer: Actor, person: Person, state: str) -> None:
    factories.SupervisionStateFactory(person=person, state=state, starts_on=date(2026, 10, 1), ends_on=None)
    row = only(officer, person)
    assert row.standing.stands is Stands.STOPPED
    assert row.stopped_by
    assert queries.expected(officer, person.pk).most_pressing is None


def test_after_custody_it_counts_afresh_and_somebody_is_seen_face_to_face(
    officer: Actor, person: Person
) -> None:
    at_level(person, "G")
    seen(person, 30)
    factories.SupervisionStateFactory(
        person=person, state="in_custody", starts_on=date(2026, 10, 20), ends_on=date(2026, 11, 13)
    )
    found = queries.expected(officer, person.pk)
    standing = {row.title: row.standing.due for row in found.rows}
    assert standing == {"Contact": date(2026, 11, 18), "Face to face: back from custody": date(2026, 11, 18)}
    seen(person, 1)
    assert [row.title for row in queries.expected(officer, person.pk).rows] == ["Contact"]


def test_a_new_address_asks_for_a_visit(officer: Actor, person: Person) -> None:
    seen(person, 1)
    factories.AddressFactory(person=person, kind="main", starts_on=date(2026, 11, 10))
    row = next(row for row in queries.expected(officer, person.pk).rows if row.event)
    assert (row.title, row.standing.due) == ("Home visit: a new address", date(2026, 12, 8))


def test_nothing_is_asked_without_an_order(world: World) -> None:
    free = world.person()
    with acting(world.actor()) as actor:
        found = queries.expected(actor, free.pk)
    assert found.start is None
    assert found.rows == ()


def test_what_is_missing_is_booked_in_one_go(officer: Actor, person: Person) -> None:
    at_level(person, "C")
    seen(person, 6)
    offered = commands.plan_missing(officer, person.pk, SHARED, 8)
    assert [each.planned.on for each in offered] == [
        date(2026, 11, 24), date(2026, 12, 8), date(2026, 12, 22), date(2027, 1, 5),
    ]  # fmt: skip
    assert not Appointment.objects.filter(person=person).exists()
    keep = [each.missing.code for each in offered[:3]]
    made = commands.book_missing(officer, person.pk, SHARED, 8, keep)
    assert len({each.series for each in made}) == 1
    assert only(officer, person).standing.stands is Stands.KEPT
    assert len(commands.plan_missing(officer, person.pk, SHARED, 8)) == 1


def test_a_date_that_is_missing_no_more_is_refused_and_nothing_is_booked(
    officer: Actor, person: Person
) -> None:
    at_level(person, "C")
    seen(person, 6)
    keep = [each.missing.code for each in commands.plan_missing(officer, person.pk, SHARED, 8)]
    commands.book_missing(officer, person.pk, SHARED, 8, keep[:1])
    with pytest.raises(StandardMoved):
        commands.book_missing(officer, person.pk, SHARED, 8, keep)
    with pytest.raises(NoDates):
        commands.book_missing(officer, person.pk, SHARED, 8, [])
    assert Appointment.objects.filter(person=person).count() == 1


def test_one_date_taken_and_none_is_booked(officer: Actor, person: Person) -> None:
    at_level(person, "C")
    seen(person, 6)
    factories.AppointmentFactory(
        person=person, status="booked", kind="third_party", starts_at=datetime(2026, 12, 8, 10, tzinfo=UTC),
        ends_at=datetime(2026, 12, 8, 11, tzinfo=UTC),
    )  # fmt: skip
    offered = commands.plan_missing(officer, person.pk, SHARED, 8)
    assert [bool(each.planned.refused) for each in offered] == [False, True, False, False]
    with pytest.raises(Exception, match="already has an appointment"):
        commands.book_missing(officer, person.pk, SHARED, 8, [each.missing.code for each in offered])
    assert Appointment.objects.filter(person=person).count() == 1


def test_a_home_visit_is_planned_only_by_who_read_the_concerns(officer: Actor, person: Person) -> None:
    factories.AddressFactory(person=person, kind="main", starts_on=date(2026, 11, 10))
    factories.ConcernFactory(person=person, kind="staff")
    with pytest.raises(RisksNotRead):
        commands.plan_missing(officer, person.pk, SHARED, 8)


def test_who_may_not_book_is_refused(world: World, make_world, person: Person) -> None:
    for user, refusal in (
        (world.user("reception"), (NotPermitted, PurposeNeeded)), (make_world().officer, NotThere),
    ):  # fmt: skip
        actor = world.actor(user)
        with acting(actor), pytest.raises(refusal):
            commands.book_missing(actor, person.pk, SHARED, 8, ["x"])


def test_the_page_says_what_is_due_and_what_does_not_count(world: World, person: Person) -> None:
    with acting(SYSTEM):
        at_level(person, "A")
        seen(person, 8)
        seen(person, 2, outcome="absent")
    client = world.browser()
    with counted() as queries_made:
        text = client.get(reverse("supervision:standard", args=[person.pk])).content.decode()
    assert len(queries_made) <= MOST_A_PAGE
    for words in (
        "1 in any 7 days", "Missed", "It was due by Sunday 15 November 2026", "An attempt: the person was not there.",
        "No published number of contacts in force was read", "Book what is missing",
    ):  # fmt: skip
        assert words in text, words


def test_the_dates_are_listed_and_then_booked_without_javascript(world: World, person: Person) -> None:
    with acting(SYSTEM):
        at_level(person, "C")
        seen(person, 6)
    client, address = world.browser(), reverse("supervision:fill", args=[person.pk])
    assert "Tuesday 24 November 2026: contact" in client.get(address).content.decode()
    typed = {
        "weeks": "4", "at": "10:00", "minutes": "30", "officer": str(world.officer.pk), "place": "none",
        "step": "check",
    }  # fmt: skip
    listed = client.post(address, typed)
    text = listed.content.decode()
    assert "Nothing is booked yet" in text
    assert "Tuesday 24 November 2026 at 10am: office visit" in text
    form = {
        **typed, "step": "save", "submission": "0199a7b4-0000-7000-8000-000000000001", "keep": ["2026-11-24|contact"],
    }  # fmt: skip
    for _ in range(2):
        assert client.post(address, form).status_code == 303
    with acting(SYSTEM):
        assert Appointment.objects.filter(person=person).count() == 1
    stale = client.post(address, {**form, "submission": "0199a7b4-0000-7000-8000-000000000002"})
    assert stale.status_code == 422
    empty = client.post(address, {**typed, "at": ""})
    assert empty.status_code == 422
    assert 'value="none"' in empty.content.decode()
