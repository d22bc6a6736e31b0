"""What the lists hold, in which order, and for whom."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import counted

from throughcare.casework.supervision import queries
from throughcare.casework.supervision.queries import LogFilter
from throughcare.casework.supervision.queries.log import A_PAGE
from throughcare.platform.access.door import NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R054", "R057")]

NOON = datetime(2026, 11, 10, 12, tzinfo=UTC)


def log(actor: Actor, person: Person, page: int = 1, **wanted) -> list[tuple[str, date]]:
    shown = queries.activity_log(actor, person.pk, LogFilter(**wanted), page)
    return [(each.what, each.day) for each in shown.entries]


def test_days_come_newest_first_and_a_day_reads_downwards(officer: Actor, person: Person) -> None:
    for hours in (0, 2, -24):
        factories.ContactFactory(person=person, happened_at=NOON + timedelta(hours=hours))
    entries = queries.activity_log(officer, person.pk, LogFilter()).entries
    assert [each.at - NOON for each in entries] == [timedelta(0), timedelta(hours=2), timedelta(days=-1)]


def test_a_day_is_the_agencys_own(make_world) -> None:
    world = make_world("us-pa", "America/New_York")
    person = world.person()
    factories.ContactFactory(person=person, happened_at=datetime(2026, 11, 10, 3, tzinfo=UTC))
    with acting(world.actor()) as actor:
        assert log(actor, person) == [("contact", date(2026, 11, 9))]


def test_the_log_holds_what_happened_and_the_schedule_what_is_to_come(officer: Actor, person: Person) -> None:
    factories.AppointmentFactory(person=person, starts_at=NOON)
    factories.AppointmentFactory(person=person, starts_at=NOON + timedelta(days=30))
    factories.AppointmentFactory(
        person=person, starts_at=NOON + timedelta(days=40), status="moved", moved_by="person", moved_because="Ill",
        moved_to=factories.AppointmentFactory(person=person, starts_at=NOON + timedelta(days=41)),
    )  # fmt: skip
    factories.NoteFactory(person=person, written_at=NOON - timedelta(days=1))
    assert [what for what, _ in log(officer, person)] == ["moved", "unrecorded", "note"]
    planned = queries.schedule(officer, person.pk)
    assert [each.starts_at for each in planned.unrecorded] == [NOON]
    assert [each.starts_at for each in planned.coming] == [
        NOON + timedelta(days=30),
        NOON + timedelta(days=41),
    ]
    assert len(queries.schedule(officer, person.pk, kinds=("home",)).coming) == 0


def test_notes_stand_under_their_contact(officer: Actor, person: Person) -> None:
    contact = factories.ContactFactory(person=person, happened_at=NOON)
    for minutes, text in ((30, "Second"), (10, "First")):
        factories.NoteFactory(
            person=person, contact=contact, text=text, written_at=NOON + timedelta(minutes=minutes)
        )
    entries = queries.activity_log(officer, person.pk, LogFilter()).entries
    assert [[note.text for note in each.notes] for each in entries] == [["First", "Second"]]


def test_filters(officer: Actor, person: Person) -> None:
    complied = factories.ContactFactory(person=person, happened_at=NOON, title="Housing 100%")
    factories.ContactFactory(
        person=person, happened_at=NOON - timedelta(days=1), outcome="absent", kind="home"
    )
    factories.ContactFactory(
        person=person, happened_at=NOON - timedelta(days=2), outcome="sent_home_behaviour", kind="phone"
    )
    factories.NoteFactory(
        person=person, contact=complied, text="Brought the TENANCY papers.", written_at=NOON
    )
    days = [date(2026, 11, 10), date(2026, 11, 9), date(2026, 11, 8)]

    def found(**wanted) -> list[date]:
        return [day for _, day in log(officer, person, **wanted)]

    assert found(outcomes=("complied",)) == days[:1]
    assert found(outcomes=("failed",)) == days[1:]
    assert found(kinds=("home", "phone")) == days[1:]
    assert found(with_notes=True) == days[:1]
    assert found(text="tenancy") == days[:1]
    assert found(text="0%") == days[:1]
    assert found(text="_ousing") == []
    assert found(since=days[1]) == days[:2]
    assert found(until=days[1]) == days[1:]
    assert found(sorts=("changes",)) == []


def test_no_page_ends_inside_a_day(officer: Actor, person: Person) -> None:
    for day in range(20):
        for minute in range(4):
            factories.ContactFactory(person=person, happened_at=NOON - timedelta(days=day, minutes=minute))
    seen: list[date] = []
    for number in (1, 2, 3):
        shown = queries.activity_log(officer, person.pk, LogFilter(), number)
        days = [each.day for each in shown.entries]
        assert all(days.count(day) == 4 for day in days)
        assert not set(days) & set(seen)
        assert abs(len(days) - A_PAGE) < 4 or number == shown.of
        seen += days
    assert (len(seen), shown.of) == (80, 3)
    assert queries.activity_log(officer, person.pk, LogFilter(), 99).number == 3


def test_one_crowded_day_makes_one_page(officer: Actor, person: Person) -> None:
    for minute in range(A_PAGE * 2 + 5):
        factories.ContactFactory(person=person, happened_at=NOON + timedelta(minutes=minute))
    factories.ContactFactory(person=person, happened_at=NOON - timedelta(days=1))
    shown = queries.activity_log(officer, person.pk, LogFilter())
    assert (len(shown.entries), shown.of) == (A_PAGE * 2 + 5, 2)


def test_an_item_tells_its_whole_story_in_one_statement(officer: Actor, person: Person) -> None:
    new = factories.AppointmentFactory(person=person, starts_at=NOON, status="held")
    old = factories.AppointmentFactory(
        person=person, starts_at=NOON - timedelta(days=2), status="moved", moved_to=new, moved_by="service"
    )
    contact = factories.ContactFactory(person=person, appointment=new, outcome="absent")
    factories.NoteFactory(person=person, contact=contact)
    factories.TaskFactory(person=person, contact=contact)
    with counted() as statements:
        item = queries.item_of_appointment(officer, person.pk, new.pk)
    assert len(statements) == 1
    assert item.contact is not None and item.appointment is not None
    assert (item.contact.outcome, len(item.notes), len(item.tasks)) == ("absent", 1, 1)
    assert item.moved_from is not None and (item.moved_from.appointment_id, item.moved_from.asked_by) == (
        old.pk,
        "service",
    )
    assert queries.item_of_contact(officer, person.pk, contact.pk) == item
    before = queries.item_of_appointment(officer, person.pk, old.pk)
    assert before.moved_to is not None and before.moved_to.appointment_id == new.pk
    assert before.contact is None


@pytest.mark.requirement("R137")
def test_another_persons_item_is_not_there(world: World, officer: Actor, person: Person) -> None:
    other = factories.AppointmentFactory(person=world.person("Sam"))
    with pytest.raises(NotThere):
        queries.item_of_appointment(officer, person.pk, other.pk)


@pytest.mark.requirement("R137")
def test_what_a_sensitive_appointment_is_about_stays_hidden_from_whoever_moves_it(
    world: World, person: Person
) -> None:
    """The last to write a version is not thereby allowed to read it."""
    support = world.user("support", team=world.team)
    made = factories.AppointmentFactory(
        person=person,
        purpose="Refuge",
        sensitive=True,
        starts_at=NOON + timedelta(days=30),
        recorded_by_id=support.pk,
    )
    contact = factories.ContactFactory(
        person=person, title="Refuge", sensitive=True, recorded_by_id=support.pk
    )
    with acting(world.actor(support)) as reader:
        booked = queries.schedule(reader, person.pk).coming[0]
        assert (booked.purpose, booked.hidden) == ("", True)
        held = queries.item_of_contact(reader, person.pk, contact.pk).contact
        assert held is not None and (held.title, held.hidden) == ("", True)
        assert log(reader, person, text="refuge") == []
    with acting(world.actor()) as reader:
        planned = queries.item_of_appointment(reader, person.pk, made.pk).appointment
        assert planned is not None and planned.purpose == "Refuge"


@pytest.mark.requirement("R137")
def test_work_lists_keep_to_what_the_reader_may_open(world: World, make_world, person: Person) -> None:
    colleague = world.user("officer", team=world.team, name="Cara Colleague")
    hers = world.person("Sam", officer=colleague)
    restricted = world.person("Hidden")
    factories.RestrictionFactory(person=restricted)
    mine = factories.AppointmentFactory(person=person, officer=world.officer, starts_at=NOON)
    team = factories.AppointmentFactory(person=hers, officer=colleague, starts_at=NOON - timedelta(days=1))
    factories.AppointmentFactory(person=restricted, officer=world.officer, starts_at=NOON)
    factories.AppointmentFactory(person=make_world().person(), starts_at=NOON)
    factories.AppointmentFactory(person=person, starts_at=NOON, status="held")
    factories.TaskFactory(person=person, owner=world.officer)
    factories.TaskFactory(person=restricted, owner=world.officer)
    with acting(world.actor()) as actor:
        assert [each.id for each in queries.without_outcome(actor)] == [mine.pk]
        assert [each.id for each in queries.without_outcome(actor, whole_team=True)] == [team.pk, mine.pk]
        assert [each.person_id for each in queries.own_tasks(actor)] == [person.pk]
        week = (NOON - timedelta(days=3), NOON + timedelta(days=3))
        assert [each.id for each in queries.diary(actor, world.officer.pk, *week)] == [mine.pk]
        assert [each.id for each in queries.diary(actor, colleague.pk, *week)] == [team.pk]


def test_staff_to_choose_from(world: World, officer: Actor, person: Person) -> None:
    assert [(each.name, each.responsible) for each in queries.staff_for(officer, person.pk)] == [
        ("Max Manager", False), ("Olive Officer", True),
    ]  # fmt: skip
