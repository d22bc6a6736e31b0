"""Remote check-ins are the person's choice: a manager approves, either side may end them, and nobody is judged."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.checkins import commands
from throughcare.casework.checkins.models import Checkin, CheckinSeries
from throughcare.casework.checkins.refusals import (
    FirstDay,
    NotEligible,
    NotListed,
    NotNow,
    OwnAsking,
    PhotoOff,
    RunsAlready,
    WordsNeeded,
)
from throughcare.casework.checkins.tests.arranged import NOTHING_AGAINST, TODAY, approved, asked, opened
from throughcare.casework.orders import events as orders
from throughcare.casework.orders.models import Order
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.database.context import acting
from throughcare.platform.database.ids import uuid7
from throughcare.platform.events import bus
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R054", "R055", "R130", "R149")]


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Robin", "Ashworth")


def decide(
    world: World, person: Person, series: CheckinSeries, who: Any = None, **given: Any
) -> CheckinSeries:
    with acting(world.actor(who or world.manager)) as actor:
        answer = {"decision": "approved", "reason": "", "expected": series.version} | given
        return commands.decide(actor, person.pk, series.pk, **answer)


def test_a_manager_approves_and_then_they_check_in(world: World, person: Person) -> None:
    series = asked(world, person)
    assert (series.status, series.rule.partition("@")[0]) == ("initial", "checkin-eligibility")
    done = decide(world, person, series)
    assert (done.status, done.decided_by_id) == ("verified", world.manager.pk)


def test_no_officer_approves_and_no_manager_their_own_asking(world: World, person: Person) -> None:
    series = asked(world, person)
    with pytest.raises(NotPermitted):
        decide(world, person, series, world.officer)
    both = world.user("officer", "manager", team=world.team)
    other = world.person(officer=both)
    with acting(world.actor(both)) as actor:
        from throughcare.casework.checkins.tests.arranged import draft

        own = commands.ask_for_checkins(actor, other.pk, draft())
    with pytest.raises(OwnAsking):
        decide(world, other, own, both)
    with pytest.raises(IntegrityError, match="not_by_who_asked"), transaction.atomic():
        CheckinSeries.objects.filter(pk=own.pk).update(
            decided_by_id=both.pk, decided_at=clock.now(), decision="approved", status="verified"
        )


def test_nobody_checks_in_without_approval_whatever_a_screen_asks(world: World, person: Person) -> None:
    series = asked(world, person)
    with pytest.raises(IntegrityError, match="none_without_approval"), transaction.atomic():
        CheckinSeries.objects.filter(pk=series.pk).update(status="verified")


@pytest.mark.parametrize("against", ["domestic_abuse", "very_high_harm", "sexual_conviction", "youth"])
def test_what_speaks_against_it_leaves_it_beside_meetings_with_the_managers_reason(
    world: World, person: Person, against: str
) -> None:
    facts = NOTHING_AGAINST | {against: True}
    with pytest.raises(NotEligible, match="replaces no meeting"):
        asked(world, person, mode="REPLACE", facts=facts)
    series = asked(world, person, facts=facts)
    with pytest.raises(WordsNeeded):
        decide(world, person, series)
    assert decide(world, person, series, reason="Seen each week as well.").status == "verified"


def test_not_known_is_no_no(world: World, person: Person) -> None:
    with pytest.raises(NotEligible, match="nobody knows"):
        asked(world, person, mode="REPLACE", facts=NOTHING_AGAINST | {"multi_agency": None})
    assert asked(world, person, mode="SUPPLEMENT", facts={}).status == "initial"


def test_where_supervision_is_suspended_nothing_is_asked(world: World, person: Person) -> None:
    with pytest.raises(NotEligible, match="suspended"):
        asked(world, person, facts=NOTHING_AGAINST | {"supervision_suspended": True})


def test_where_no_rule_was_read_it_replaces_no_meeting(make_world: Any) -> None:
    world = make_world("us-pa", "America/New_York")
    person = world.person()
    today = clock.today("America/New_York")
    given = {"first_on": today, "agreed_on": today, "facts": {}}
    with pytest.raises(NotEligible, match="No rule on check-ins was read"):
        asked(world, person, mode="REPLACE", **given)
    assert asked(world, person, **given).rule == ""


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"interval_days": 10}, NotListed),
        ({"channel": "pigeon"}, NotListed),
        ({"first_on": TODAY - timedelta(days=1)}, FirstDay),
        ({"agreed_on": TODAY + timedelta(days=1)}, WordsNeeded),
        ({"reason": "  "}, WordsNeeded),
        ({"photo": True}, PhotoOff),
    ],
)
def test_what_cannot_be_is_refused(world: World, person: Person, given: Any, refused: Any) -> None:
    with pytest.raises(refused):
        asked(world, person, **given)
    assert not CheckinSeries.objects.exists()


def test_one_at_a_time(world: World, person: Person) -> None:
    asked(world, person)
    with pytest.raises(RunsAlready):
        asked(world, person)


def test_a_refusal_says_why_and_ends_it(world: World, person: Person) -> None:
    series = asked(world, person)
    with pytest.raises(WordsNeeded):
        decide(world, person, series, decision="refused")
    done = decide(world, person, series, decision="refused", reason="Meetings matter now.")
    assert (done.status, done.inactive_because) == ("inactive", "refused")
    with pytest.raises(NotNow):
        decide(world, person, series, expected=done.version)


def test_another_way_at_any_time_cancels_what_stands_open_and_judges_nobody(
    world: World, person: Person
) -> None:
    checkin = opened(world, person)
    with acting(world.actor()) as actor:
        done = commands.stop(actor, person.pk, checkin.series_id, because="another_way")
    assert (done.status, done.inactive_because) == ("inactive", "another_way")
    checkin = Checkin.objects.get(pk=checkin.pk)
    assert (checkin.state, checkin.cancelled_because) == ("cancelled", "another_way")


def heard(world: World, person: Person, deliver: Any, order: Order) -> None:
    with acting(world.actor()) as actor:
        bus.publish(actor, orders.OrderEnded(person.pk, order.pk, TODAY, "ended"))
    deliver()


def test_it_ends_when_every_known_order_has_ended_and_never_when_none_is_known(
    world: World, person: Person, deliver: Any
) -> None:
    series = approved(world, person)
    with acting(world.actor()) as actor:
        bus.publish(actor, orders.OrderEnded(person.pk, uuid7(), TODAY, "ended"))
    deliver()
    assert CheckinSeries.objects.get(pk=series.pk).status == "verified", "no order is known: nothing ends"
    first = factories.OrderFactory(person=person, status="ended", ends_on=TODAY)
    other = factories.OrderFactory(person=person, status="active")
    heard(world, person, deliver, first)
    assert CheckinSeries.objects.get(pk=series.pk).status == "verified", "one still stands"
    Order.objects.filter(pk=other.pk).update(status="ended")
    heard(world, person, deliver, other)
    done = CheckinSeries.objects.get(pk=series.pk)
    assert (done.status, done.inactive_because) == ("inactive", "orders_ended")


def test_contact_suspended_pauses_it_and_the_officer_says_when_it_goes_on(
    world: World, person: Person, deliver: Any
) -> None:
    checkin = opened(world, person)
    with acting(world.actor()) as actor:
        event = orders.SupervisionStateChanged(person.pk, "in_custody", "active", TODAY, "added", uuid7())
        bus.publish(actor, event)
    deliver()
    series = CheckinSeries.objects.get(pk=checkin.series_id)
    assert (series.inactive_because, Checkin.objects.get(pk=checkin.pk).state) == (
        "contact_stopped",
        "cancelled",
    )
    with acting(world.actor()) as actor:
        again = commands.resume(actor, person.pk, series.pk, expected=series.version)
        assert again.status == "verified"
        commands.stop(actor, person.pk, series.pk, because="officer")
        with pytest.raises(NotNow, match="manager anew"):
            commands.resume(actor, person.pk, series.pk, expected=again.version + 1)
