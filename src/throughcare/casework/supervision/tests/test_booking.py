"""Booking: when it is possible, when it is refused and why, and series whose dates are known beforehand."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.casework.orders.models import Order
from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import BookingDraft, SeriesDraft, Slot
from throughcare.casework.supervision.models import Appointment
from throughcare.casework.supervision.refusals import (
    NoDates,
    NoPower,
    NoSuchTime,
    NotListed,
    OutsideLimits,
    OutsideTheOrder,
    SupervisionStopped,
    TimeComesTwice,
    TwiceAtOnce,
)
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person
from throughcare.rules.contacts import ContactKind, Interval, Repetition

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R054")]

VISIT = BookingDraft(
    kind=ContactKind.OFFICE, on=date(2026, 11, 18), at=time(10), minutes=30, purpose="First meeting",
    place="Exampleton office",
)  # fmt: skip


def person_order(person: Person) -> Order:
    order: Order = Order.objects.filter(person=person).latest("starts_on")
    return order


def weekly(times: int, **fields) -> SeriesDraft:
    return SeriesDraft(first=VISIT, repetition=Repetition(Interval.WEEKLY, times), **fields)


def test_an_appointment_is_booked_with_audit_entry_and_event(officer: Actor, person: Person) -> None:
    made = commands.book_appointment(officer, person.pk, VISIT)
    assert made.starts_at == datetime(2026, 11, 18, 10, tzinfo=UTC)
    assert made.ends_at - made.starts_at == timedelta(minutes=30)
    assert made.officer_id == officer.user_id
    assert made.order is not None and made.order.person_id == person.pk
    assert AuditEvent.objects.filter(action="supervision:appointment:booked", people=[person.pk]).count() == 1
    event = StoredEvent.objects.get(kind="supervision.AppointmentBooked")
    assert event.body["appointment_id"] == str(made.pk)


def test_the_time_typed_is_the_agencys_own(make_world) -> None:
    world = make_world("us-pa", "America/New_York")
    person = world.person()
    factories.OrderFactory(person=person)
    with acting(world.actor()) as actor:
        made = commands.book_appointment(actor, person.pk, VISIT)
    assert made.starts_at == datetime(2026, 11, 18, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"on": date(2026, 11, 13)}, OutsideLimits, "on"),
        ({"on": date(2027, 7, 5)}, OutsideTheOrder, "on"),
        ({"minutes": 4}, OutsideLimits, "minutes"),
        ({"minutes": 481}, OutsideLimits, "minutes"),
        ({"on": date(2027, 3, 28), "at": time(1, 30)}, NoSuchTime, "at"),
    ],
)
def test_what_cannot_be_booked_is_refused_beside_its_field(officer, person, change, refusal, field) -> None:
    with pytest.raises(refusal) as broken:
        commands.book_appointment(officer, person.pk, replace(VISIT, **change))
    assert broken.value.field == field
    assert not Appointment.objects.exists()


def test_the_orders_last_day_can_be_booked(officer: Actor, person: Person) -> None:
    assert commands.book_appointment(officer, person.pk, replace(VISIT, on=date(2027, 7, 4)))


def test_before_the_order_began_is_refused(world: World) -> None:
    person = world.person()
    factories.OrderFactory(person=person, starts_on=date(2026, 12, 1), status="planned")
    with acting(world.actor()) as actor:
        with pytest.raises(OutsideTheOrder, match="18 November 2026"):
            commands.book_appointment(actor, person.pk, VISIT)
        assert commands.book_appointment(actor, person.pk, replace(VISIT, on=date(2026, 12, 1)))


def test_without_any_order_yet_a_person_can_be_seen_and_need_not_come(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        with pytest.raises(NoPower) as broken:
            commands.book_appointment(actor, person.pk, VISIT)
        assert broken.value.field == "required"
        offered = commands.book_appointment(actor, person.pk, replace(VISIT, required=False))
    assert (offered.order_id, offered.required) == (None, False)


@pytest.mark.requirement("R009")
def test_beyond_the_orders_end_an_appointment_is_only_offered(officer: Actor, person: Person) -> None:
    after = replace(VISIT, on=date(2027, 7, 5), required=False)
    assert commands.book_appointment(officer, person.pk, after).order_id is None


def test_an_appointment_rests_on_a_condition_while_it_stands(officer: Actor, person: Person) -> None:
    with acting(SYSTEM):
        order = person_order(person)
        condition = factories.ConditionFactory(person=person, order=order, ends_on=date(2026, 11, 25))
        stranger = factories.ConditionFactory(person=factories.PersonFactory(agency=person.agency))
    made = commands.book_appointment(officer, person.pk, replace(VISIT, condition_id=condition.pk))
    assert (made.condition_id, made.order_id) == (condition.pk, order.pk)
    late = replace(VISIT, on=date(2026, 11, 25), condition_id=condition.pk)
    for draft, refusal in ((late, NoPower), (replace(VISIT, condition_id=stranger.pk), NotListed)):
        with pytest.raises(refusal) as broken:
            commands.book_appointment(officer, person.pk, draft)
        assert broken.value.field == "condition"


def test_a_time_that_comes_twice_is_asked_for(world: World) -> None:
    person = world.person()
    twice = replace(VISIT, on=date(2027, 10, 31), at=time(1, 30), required=False)
    with acting(world.actor()) as actor:
        with pytest.raises(TimeComesTwice) as asked:
            commands.book_appointment(actor, person.pk, twice)
        assert asked.value.field == "second"
        made = commands.book_appointment(actor, person.pk, replace(twice, second=True))
    assert made.starts_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "kind", "possible"),
    [
        ("active", ContactKind.OFFICE, True),
        ("in_custody", ContactKind.OFFICE, False),
        ("in_custody", ContactKind.THIRD_PARTY, False),
        ("hospital", ContactKind.PHONE, False),
        ("whereabouts_unknown", ContactKind.HOME, False),
        ("whereabouts_unknown", ContactKind.THIRD_PARTY, True),
        ("died", ContactKind.THIRD_PARTY, False),
        ("ended", ContactKind.OFFICE, False),
    ],
)
def test_a_state_that_stops_contacts_stops_booking(world, person, state, kind, possible) -> None:
    factories.SupervisionStateFactory(person=person, state=state, starts_on=date(2026, 11, 10))
    with acting(world.actor()) as actor:
        if possible:
            assert commands.book_appointment(actor, person.pk, replace(VISIT, kind=kind))
            return
        with pytest.raises(SupervisionStopped, match="10 November 2026"):
            commands.book_appointment(actor, person.pk, replace(VISIT, kind=kind))


def test_nobody_is_in_two_places_at_once(officer: Actor, person: Person) -> None:
    commands.book_appointment(officer, person.pk, VISIT)
    with pytest.raises(TwiceAtOnce) as broken:
        commands.book_appointment(officer, person.pk, replace(VISIT, at=time(10, 29)))
    assert broken.value.field == "at"
    assert commands.book_appointment(officer, person.pk, replace(VISIT, at=time(10, 30)))


def test_an_officer_with_two_appointments_at_once_is_warned_not_stopped(world: World, person: Person) -> None:
    other = world.person("Sam")
    factories.OrderFactory(person=other)
    with acting(world.actor()) as actor:
        commands.book_appointment(actor, person.pk, VISIT)
        start = datetime(2026, 11, 18, 10, 15, tzinfo=UTC)
        slots = [
            Slot(start, start + timedelta(minutes=30)),
            Slot(start + timedelta(minutes=15), start + timedelta(minutes=45)),
        ]
        assert queries.officer_clashes(actor, actor.user_id, slots) == slots[:1]
        assert commands.book_appointment(actor, other.pk, VISIT)


def test_another_agencys_officer_cannot_be_chosen(world, make_world, person: Person) -> None:
    elsewhere = make_world().officer
    with acting(world.actor()) as actor, pytest.raises(NotListed):
        commands.book_appointment(actor, person.pk, replace(VISIT, officer_id=elsewhere.pk))


def test_a_series_is_booked_on_its_dates(officer: Actor, person: Person) -> None:
    made = commands.book_series(officer, person.pk, weekly(3))
    assert [each.starts_at.date() for each in made] == [
        date(2026, 11, 18),
        date(2026, 11, 25),
        date(2026, 12, 2),
    ]
    assert len({each.series for each in made}) == 1 and made[0].series is not None


def test_a_series_keeps_its_clock_time_when_clocks_change(officer: Actor, person: Person) -> None:
    first = replace(VISIT, on=date(2027, 3, 24))
    made = commands.book_series(
        officer, person.pk, SeriesDraft(first=first, repetition=Repetition(Interval.WEEKLY, 2))
    )
    assert [each.starts_at.hour for each in made] == [10, 9]


def test_the_repeats_copy_only_what_was_asked_for(officer: Actor, person: Person) -> None:
    made = commands.book_series(officer, person.pk, weekly(2, copy_place=True))
    assert [(each.purpose, each.place) for each in made] == [
        ("First meeting", "Exampleton office"), ("", "Exampleton office"),
    ]  # fmt: skip
    assert [each.kind for each in made] == ["office", "office"]


def test_dates_left_out_are_not_booked(officer: Actor, person: Person) -> None:
    made = commands.book_series(officer, person.pk, weekly(3, leave_out=frozenset({date(2026, 11, 25)})))
    assert [each.starts_at.day for each in made] == [18, 2]
    with pytest.raises(NoDates):
        commands.book_series(officer, person.pk, weekly(1, leave_out=frozenset({VISIT.on})))


def test_a_series_is_booked_whole_or_not_at_all(officer: Actor, person: Person) -> None:
    factories.AppointmentFactory(person=person, starts_at=datetime(2026, 12, 2, 10, tzinfo=UTC))
    with pytest.raises(TwiceAtOnce, match="2 December 2026"):
        commands.book_series(officer, person.pk, weekly(4))
    assert Appointment.objects.count() == 1


@pytest.mark.requirement("R137")
def test_only_those_who_may_book(world: World, make_world, person: Person) -> None:
    factories.RestrictionFactory(person=(hidden := world.person("Hidden")))
    for user, whom, problem in (
        (world.user("reception", team=world.team), person, NotPermitted),
        (world.user("officer"), person, PurposeNeeded),
        (make_world().officer, person, NotThere),
        (world.officer, hidden, NotThere),
    ):
        with acting(world.actor(user)) as actor, pytest.raises(problem):
            commands.book_appointment(actor, whom.pk, VISIT)
    assert not Appointment.objects.exists()


def test_the_dates_of_a_series_are_known_before_it_is_booked(world: World, person: Person) -> None:
    """Four-weekly from 4 December: New Year's Day is a holiday; the officer and the person are taken once each."""
    draft = SeriesDraft(
        first=replace(VISIT, on=date(2026, 12, 4)), repetition=Repetition(Interval.FOUR_WEEKLY, 9)
    )
    factories.AppointmentFactory(person=person, starts_at=datetime(2027, 1, 29, 10, tzinfo=UTC))
    factories.AppointmentFactory(
        person=world.person("Sam"), officer=world.officer, starts_at=datetime(2027, 2, 26, 10, tzinfo=UTC)
    )
    with acting(world.actor()) as actor:
        planned = commands.plan_series(actor, person.pk, draft)
    assert [each.on for each in planned[:3]] == [date(2026, 12, 4), date(2027, 1, 1), date(2027, 1, 29)]
    assert [each.holiday for each in planned[:3]] == [False, True, False]
    assert [bool(each.refused) for each in planned] == [False, False, True, *[False] * 5, True]
    assert "No order is in force on 16 July 2027" in planned[8].refused
    assert [each.officer_busy for each in planned] == [*[False] * 3, True, *[False] * 5]
    assert Appointment.objects.count() == 2


def test_a_series_that_cannot_begin_is_refused_at_once(officer: Actor, person: Person) -> None:
    commands.book_appointment(officer, person.pk, VISIT)
    with pytest.raises(TwiceAtOnce):
        commands.plan_series(officer, person.pk, weekly(3))
