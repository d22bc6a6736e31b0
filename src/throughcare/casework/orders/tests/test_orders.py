"""Orders and their conditions: nothing is required outside an order, and nothing private is served."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from tests import factories
from tests.arranging import World

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import ConditionDraft, EndingDraft, KeyDateDraft, OrderDraft
from throughcare.casework.orders.models import Order
from throughcare.casework.orders.refusals import (
    BeyondTheOrder,
    DatesContradict,
    InTheFuture,
    NeedsAuthority,
    NotListed,
    OrderIsOver,
    PrivateDetailInText,
    StillInUse,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person
from throughcare.register.protection.refusals import ProtectedInText

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R006")]

FIRST, LAST = date(2026, 1, 5), date(2027, 7, 4)
COMMUNITY = OrderDraft(
    kind="ew-community-order", authority="Exampleton Crown Court", starts_on=FIRST, last_day=LAST
)
ACTIVITY = ConditionDraft(
    kind="ew-requirement-rehabilitation-activity", text="Take part in 20 activity days."
)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def officer(world: World, person: Person) -> Iterator[Actor]:
    with acting(world.actor()) as actor:
        yield actor


@pytest.fixture
def order(officer: Actor, person: Person) -> UUID:
    return commands.add_order(officer, person.pk, COMMUNITY).pk


def test_an_order_holds_its_last_day(officer: Actor, person: Person, order: UUID) -> None:
    held = queries.orders_of(officer, person.pk).orders[0]
    assert (held.starts_on, held.last_day, held.ends_on) == (FIRST, LAST, LAST + timedelta(days=1))
    assert held.stands_on(LAST)
    assert not held.stands_on(LAST + timedelta(days=1))
    assert queries.time_left(person.pk, LAST) == "last day today"
    assert [each.id for each in queries.orders_on(person.pk, FIRST)] == [order]
    assert queries.orders_on(person.pk, FIRST - timedelta(days=1)) == ()


def test_an_order_to_come_is_planned(officer: Actor, person: Person) -> None:
    next_year = clock.today(officer.zone) + timedelta(days=365)
    made = commands.add_order(officer, person.pk, OrderDraft(kind="ew-licence", starts_on=next_year))
    assert made.status == "planned"


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"last_day": FIRST - timedelta(days=1)}, DatesContradict, "last_day"),
        ({"kind": "us-pa-parole"}, NotListed, "kind"),
        ({"made_on": date(2199, 1, 1)}, InTheFuture, "made_on"),
        ({"sentence_id": UUID(int=1)}, NotListed, "sentence_id"),
    ],
)
def test_an_order_that_cannot_be_is_refused(officer, person, change, refusal, field) -> None:
    with pytest.raises(refusal) as broken:
        commands.add_order(officer, person.pk, replace(COMMUNITY, **change))
    assert broken.value.field == field


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"last_day": LAST + timedelta(days=1)}, BeyondTheOrder, "last_day"),
        ({"starts_on": FIRST - timedelta(days=1)}, BeyondTheOrder, "starts_on"),
        ({"starts_on": LAST + timedelta(days=1)}, BeyondTheOrder, "starts_on"),
        ({"starts_on": date(2026, 3, 2), "last_day": date(2026, 3, 1)}, DatesContradict, "last_day"),
        ({"kind": "unheard-of"}, NotListed, "kind"),
        ({"kind": "ew-licence-bespoke"}, NeedsAuthority, "authority"),
        ({"text": "Live at 12 Station Road."}, PrivateDetailInText, "text"),
        ({"text": "Ring 07700 900123 daily."}, PrivateDetailInText, "text"),
    ],
)
def test_a_condition_that_cannot_stand_is_refused(officer, person, order, change, refusal, field) -> None:
    with pytest.raises(refusal) as broken:
        commands.add_condition(officer, person.pk, order, replace(ACTIVITY, **change))
    assert broken.value.field == field
    assert queries.orders_of(officer, person.pk).conditions == ()


def test_the_name_of_a_victim_is_not_served(world: World, person: Person) -> None:
    factories.RelationFactory(person=person, kind="victim", name="Jo Sample")
    with acting(world.actor()) as actor:
        order = commands.add_order(actor, person.pk, COMMUNITY)
        contact = replace(ACTIVITY, kind="ew-licence-contact", text="Not to contact Jo Sample.")
        with pytest.raises(ProtectedInText) as broken:
            commands.add_condition(actor, person.pk, order.pk, contact)
        assert broken.value.field == "text" and "Jo" not in broken.value.message
        commands.add_condition(
            actor, person.pk, order.pk, replace(contact, text="Not to contact the person named to you.")
        )


def test_a_condition_is_varied_and_both_texts_are_kept(officer, person, order) -> None:
    condition = commands.add_condition(officer, person.pk, order, ACTIVITY)
    commands.vary_condition(
        officer,
        person.pk,
        condition.pk,
        replace(ACTIVITY, text="Take part in 30 activity days."),
        expected=1,
        because="varied",
    )
    record = queries.orders_of(officer, person.pk)
    assert record.conditions[0].text == "Take part in 30 activity days."
    assert [each.text for each in record.earlier[condition.pk]] == ["Take part in 20 activity days."]
    with pytest.raises(StaleVersion):
        commands.vary_condition(officer, person.pk, condition.pk, ACTIVITY, expected=1, because="varied")


def test_an_order_is_not_cut_short_of_its_conditions(officer, person, order) -> None:
    commands.add_condition(officer, person.pk, order, replace(ACTIVITY, starts_on=FIRST, last_day=LAST))
    for change, field in (
        ({"last_day": date(2026, 12, 31)}, "last_day"),
        ({"starts_on": date(2026, 2, 1)}, "starts_on"),
    ):
        with pytest.raises(BeyondTheOrder) as broken:
            commands.correct_order(
                officer, person.pk, order, replace(COMMUNITY, **change), expected=1, because="varied"
            )
        assert broken.value.field == field


def test_ending_an_order_ends_its_open_conditions(officer, person, order) -> None:
    yesterday = clock.today(officer.zone) - timedelta(days=1)
    running = commands.add_condition(officer, person.pk, order, ACTIVITY)
    over = commands.add_condition(officer, person.pk, order, replace(ACTIVITY, last_day=date(2026, 2, 1)))
    to_come = commands.add_condition(officer, person.pk, order, replace(ACTIVITY, starts_on=LAST))
    ending = EndingDraft(last_day=yesterday, reason="revoked", decided_by="Exampleton Crown Court")
    commands.end_order(officer, person.pk, order, ending, expected=1)
    record = queries.orders_of(officer, person.pk)
    held = record.orders[0]
    assert (held.status, held.last_day) == ("revoked", yesterday)
    assert held.ends_because == "revoked: Exampleton Crown Court"
    assert {each.record_id: each.last_day for each in record.conditions} == {
        running.pk: yesterday,
        over.pk: date(2026, 2, 1),
    }
    assert [each.record_id for each in record.taken_back] == [to_come.pk]
    assert queries.orders_on(person.pk, clock.today(officer.zone)) == ()
    assert StoredEvent.objects.get(kind="orders.OrderEnded").body["reason"] == "revoked"


@pytest.mark.parametrize(
    ("ending", "refusal", "field"),
    [
        ({"reason": "revoked"}, NeedsAuthority, "decided_by"),
        ({"reason": "because"}, NotListed, "reason"),
        ({"last_day": FIRST - timedelta(days=1)}, DatesContradict, "last_day"),
        ({"last_day": date(2199, 1, 1)}, InTheFuture, "last_day"),
    ],
)
def test_an_ending_that_cannot_be_is_refused(officer, person, order, ending, refusal, field) -> None:
    draft = replace(EndingDraft(last_day=date(2026, 2, 1), reason="completed"), **ending)
    with pytest.raises(refusal) as broken:
        commands.end_order(officer, person.pk, order, draft, expected=1)
    assert broken.value.field == field


def test_an_order_is_not_prolonged_by_ending_it(officer, person) -> None:
    past = commands.add_order(officer, person.pk, replace(COMMUNITY, last_day=date(2026, 3, 1)))
    with pytest.raises(DatesContradict):
        commands.end_order(
            officer,
            person.pk,
            past.pk,
            EndingDraft(last_day=date(2026, 3, 2), reason="completed"),
            expected=1,
        )


def test_an_ended_order_takes_nothing_more(officer, person, order) -> None:
    ending = EndingDraft(last_day=date(2026, 2, 1), reason="completed")
    commands.end_order(officer, person.pk, order, ending, expected=1)
    with pytest.raises(OrderIsOver):
        commands.end_order(officer, person.pk, order, ending, expected=2)
    with pytest.raises(OrderIsOver):
        commands.add_condition(officer, person.pk, order, ACTIVITY)
    with pytest.raises(OrderIsOver):
        commands.correct_order(officer, person.pk, order, COMMUNITY, expected=2, because="varied")


def test_an_order_is_taken_back_once_nothing_rests_on_it(officer, person, order) -> None:
    condition = commands.add_condition(officer, person.pk, order, ACTIVITY)
    with pytest.raises(StillInUse):
        commands.retract_order(officer, person.pk, order, expected=1, because="entered-twice")
    commands.retract_condition(officer, person.pk, condition.pk, expected=1, because="entered-twice")
    commands.retract_order(officer, person.pk, order, expected=1, because="entered-twice")
    assert queries.orders_of(officer, person.pk).orders == ()


def test_a_key_date_carries_its_certainty(officer, person, order) -> None:
    draft = KeyDateDraft(kind="ew-ped", on=date(2027, 1, 5), certainty="estimated", order_id=order)
    key_date = commands.add_key_date(officer, person.pk, draft)
    commands.correct_key_date(
        officer,
        person.pk,
        key_date.pk,
        replace(draft, certainty="confirmed"),
        expected=1,
        because="more-is-known",
    )
    assert queries.orders_of(officer, person.pk).key_dates[0].certainty == "confirmed"
    for change in ({"kind": "birthday"}, {"certainty": "hoped"}, {"order_id": UUID(int=1)}):
        with pytest.raises(NotListed):
            commands.add_key_date(officer, person.pk, replace(draft, **change))
    commands.retract_key_date(officer, person.pk, key_date.pk, expected=2, because="never-happened")
    assert queries.orders_of(officer, person.pk).key_dates == ()


def test_who_may_not(world: World, make_world) -> None:
    person = world.person()
    order = factories.OrderFactory(person=person, kind="ew-community-order")
    with acting(world.actor(world.user("reception", team=world.team))) as actor, pytest.raises(NotPermitted):
        commands.add_condition(actor, person.pk, order.pk, ACTIVITY)
    with acting(world.actor(make_world().officer)) as actor, pytest.raises(NotThere):
        commands.end_order(
            actor, person.pk, order.pk, EndingDraft(last_day=date(2026, 2, 1), reason="completed"), expected=1
        )


def test_the_pack_is_the_persons_agencys_when_the_system_acts(make_world) -> None:
    american = make_world("us-pa", "America/New_York")
    person = american.person()
    system = Actor.system_named("sync")
    with acting(system):
        commands.add_order(system, person.pk, OrderDraft(kind="us-pa-parole", starts_on=FIRST))
        with pytest.raises(NotListed):
            commands.add_order(system, person.pk, COMMUNITY)


def test_a_planned_order_begins_by_the_calendar_of_its_agency(world: World, make_world) -> None:
    here, there = world.person(), make_world("us-pa", "America/Los_Angeles").person()
    for person in (here, there):
        factories.OrderFactory(
            person=person, kind="x", status="planned", starts_on=date(2026, 12, 1), ends_on=None
        )
    later = factories.OrderFactory(
        person=here, kind="y", status="planned", starts_on=date(2026, 12, 2), ends_on=None
    )
    system = Actor.system_named("sweep")
    with time_machine.travel(datetime(2026, 12, 1, 6, tzinfo=UTC), tick=False), acting(system):
        assert commands.begin_orders(system) == 1  # in Los Angeles it is still the day before
        assert commands.begin_orders(system) == 0
        assert {each.kind: each.status for each in Order.objects.filter(person=here)} == {
            "x": "active",
            "y": "planned",
        }
        assert Order.objects.get(person=there).status == "planned"
    with time_machine.travel(datetime(2026, 12, 2, 9, tzinfo=UTC), tick=False), acting(system):
        assert commands.begin_orders(system) == 2
    held = Order.objects.get(pk=later.pk)
    assert (held.status, held.version, held.because) == ("active", 2, "first-day-came")


def test_an_officer_does_not_begin_everybodys_orders(officer: Actor) -> None:
    with pytest.raises(NotPermitted):
        commands.begin_orders(officer)
