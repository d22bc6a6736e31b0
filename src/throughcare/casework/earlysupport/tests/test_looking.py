"""Each night the rule is asked about everybody, in the database, and its answers are sealed."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.earlysupport.commands import look
from throughcare.casework.earlysupport.models import DayLooked, Indication, SupportOffer
from throughcare.casework.earlysupport.queries.sealed import measuring
from throughcare.casework.earlysupport.tests.arranged import contact, not_seen, supervised, yesterday
from throughcare.casework.orders.models import Order
from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.rules.interventions.early_support import Counts, Support, answer
from throughcare.rules.jurisdictions.testing import NO_SAMPLE

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R062", "R147")]


def answers(person: Any) -> list[tuple[str, date, date | None]]:
    rows = Indication.objects.filter(person=person).order_by("from_on", "id")
    return list(rows.values_list("answer", "from_on", "until"))


def test_what_is_counted_is_kept_with_what_the_rule_answers(world: World) -> None:
    kept, missed = supervised(world), supervised(world)
    not_seen(world, missed)
    contact(world, kept, 3, outcome="complied")
    contact(world, kept, 5, outcome="acceptable_medical")
    [looked] = look()
    assert (looked.people, looked.begun, looked.ended, looked.offers) == (2, 2, 0, 0)
    assert answers(kept) == [("nothing", yesterday(world), None)]
    assert answers(missed) == [("offer_help", yesterday(world), None)]
    found = Indication.objects.get(person=missed)
    assert (found.contacts, found.contacts_not_known, found.tests, found.moves) == (3, 0, 0, 0)
    assert DayLooked.objects.get(agency=world.agency).people == 2


def test_a_second_look_on_the_same_day_changes_nothing(world: World) -> None:
    person = supervised(world)
    not_seen(world, person)
    look()
    [again] = look()
    assert (again.people, again.begun, again.ended) == (1, 0, 0)
    assert len(answers(person)) == 1


def test_what_is_no_longer_so_ends_and_the_new_answer_begins(world: World) -> None:
    person = supervised(world)
    first = yesterday(world) - timedelta(days=40)
    look(as_of=first)
    not_seen(world, person)
    look()
    assert answers(person) == [("nothing", first, yesterday(world)), ("offer_help", yesterday(world), None)]


def test_somebody_whose_supervision_ended_is_not_asked_about_any_more(world: World) -> None:
    person = supervised(world)
    look(as_of=yesterday(world) - timedelta(days=2))
    factories.SupervisionStateFactory(person=person, state="in_custody", starts_on=yesterday(world))
    [looked] = look()
    assert (looked.people, looked.ended) == (0, 1)
    assert answers(person)[0][2] == yesterday(world)


def test_what_is_not_recorded_is_kept_apart_from_what_was_missed(world: World) -> None:
    person = supervised(world)
    contact(world, person, 2)
    contact(world, person, 4)
    starts = clock.now() - timedelta(days=5)
    factories.AppointmentFactory(
        person=person, officer=world.officer, starts_at=starts, order=Order.objects.get(person=person)
    )
    look()
    found = Indication.objects.get(person=person)
    assert (found.contacts, found.contacts_not_known, found.answer) == (2, 1, "not_known")


def test_no_address_with_a_first_day_is_not_known_and_the_first_address_is_no_move(world: World) -> None:
    today = clock.today(world.agency.zone)
    people = [world.person() for _ in range(4)]
    for person in people:
        factories.OrderFactory(
            person=person, starts_on=today - timedelta(days=9), ends_on=today + timedelta(9)
        )
    ago = [today - timedelta(days=days) for days in (60, 40, 20)]
    without, first, moved, long_there = people
    factories.AddressFactory(person=without, starts_on=None)
    factories.AddressFactory(person=first, starts_on=ago[1])
    for at, day in enumerate(ago):
        factories.AddressFactory(person=moved, starts_on=day, kind="previous" if at < 2 else "main")
    factories.AddressFactory(person=long_there, starts_on=date(2019, 1, 1), kind="previous")
    factories.AddressFactory(person=long_there, starts_on=ago[0])
    look()
    moves = dict(Indication.objects.values_list("person_id", "moves"))
    assert [moves[each.pk] for each in people] == [None, 0, 2, 1]


def test_a_test_counts_when_it_was_not_taken_and_not_by_what_it_found(world: World) -> None:
    day = yesterday(world) - timedelta(days=3)
    missed, health, positive, waits = (supervised(world) for _ in range(4))
    late = datetime.combine(day, datetime.min.time(), clock.now().tzinfo)
    done = {"state": "done", "concluded_at": late, "concluded_by": world.officer}
    factories.TestFactory(person=missed, on=day, state="not_taken", event="left", not_taken_at=late)
    factories.TestFactory(person=missed, on=day, outcome="refused", event="left", not_taken_at=late, **done)
    factories.TestFactory(
        person=health, on=day, state="not_taken", event=NO_SAMPLE, waiting_since=late,
        waits_until=late, not_taken_at=late,
    )  # fmt: skip
    factories.TestFactory(person=positive, on=day, outcome="dilute", **done)
    factories.TestFactory(person=waits, on=day)
    look()
    found = {each.person_id: (each.tests, each.tests_not_known) for each in Indication.objects.all()}
    assert [found[each.pk] for each in (missed, health, positive, waits)] == [(2, 0), (0, 0), (0, 0), (0, 1)]


def test_the_database_answers_as_the_rule_does(world: World) -> None:
    for missed in range(5):
        person = supervised(world)
        for each in range(missed):
            contact(world, person, each + 1)
        for each in range(missed % 3):
            contact(world, person, each + 1, outcome="waiting_for_evidence")
    look()
    for row in Indication.objects.all():
        counts = Counts(row.contacts, row.contacts_not_known, row.tests, row.tests_not_known, row.moves)
        assert row.answer == answer(counts)
    assert {row.answer for row in Indication.objects.all()} >= {Support.OFFER_HELP, Support.NOTHING}


@pytest.mark.requirement("R139")
def test_nobody_reads_what_the_rule_answered_about_somebody(world: World) -> None:
    person = supervised(world)
    not_seen(world, person)
    factories.OfferAnswerFactory(person=person)
    look()
    for user in (world.officer, world.manager, world.user("analyst"), world.user("auditor", "administrator")):
        with acting(world.actor(user)), connection.cursor() as cursor:
            for table in ("earlysupport_indication", "earlysupport_offeranswer"):
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,)
    elsewhere = World("us-pa", "America/New_York")
    with acting(measuring(elsewhere.actor())):
        assert not Indication.objects.exists()
    with acting(measuring(world.actor())):
        assert Indication.objects.count() == 1


def test_an_answer_of_the_rule_stays_as_it_was(world: World) -> None:
    row = factories.IndicationFactory()
    with pytest.raises(DatabaseError, match="stays"), transaction.atomic():
        Indication.objects.filter(pk=row.pk).update(answer="nothing")
    with pytest.raises(DatabaseError), transaction.atomic():
        Indication.objects.filter(pk=row.pk).delete()


def test_nothing_is_offered_before_it_is_switched_on_and_then_once(world: World) -> None:
    person = supervised(world)
    not_seen(world, person)
    assert look()[0].offers == 0
    factories.SupportSwitchFactory(
        agency=world.agency, state="on", decided_by=world.manager, decided_because="Measured",
        decided_at=clock.now(),
    )  # fmt: skip
    assert look()[0].offers == 1
    assert look()[0].offers == 0
    offer = SupportOffer.objects.get(person=person)
    assert (offer.state, offer.contacts, offer.found_on) == ("open", 3, yesterday(world))
