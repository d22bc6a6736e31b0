"""People who check in remotely, as the tests of this app find them."""

from datetime import timedelta
from typing import Any

from django.test import Client
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.casework.checkins import commands
from throughcare.casework.checkins.drafts import SeriesDraft
from throughcare.casework.checkins.models import Checkin, CheckinSeries
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting, assume
from throughcare.register.people.models import Person
from throughcare.rules.contacts.checkin_eligibility import FACTS

TODAY = clock.today("Europe/London")
NOTHING_AGAINST = dict.fromkeys(FACTS, False)
TIMEKEEPER = Actor.system_named("checkins.keep_time")


class Phone(Client):
    """A browser of nobody's. After each request the test is the system again."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        assume(SYSTEM)
        return response


def draft(**given: Any) -> SeriesDraft:
    """Every two weeks, beside meetings, from today, by text; nothing speaks against it."""
    usual: dict[str, Any] = {
        "mode": "SUPPLEMENT", "interval_days": 14, "first_on": TODAY, "channel": "text", "facts": NOTHING_AGAINST,
        "reason": "They work early shifts.", "agreed_on": TODAY,
    }  # fmt: skip
    return SeriesDraft(**(usual | given))


def asked(world: World, person: Person, **given: Any) -> CheckinSeries:
    """A series that waits for a manager."""
    with acting(world.actor()) as actor:
        return commands.ask_for_checkins(actor, person.pk, draft(**given))


def approved(world: World, person: Person, **given: Any) -> CheckinSeries:
    """A series that a manager approved."""
    series = asked(world, person, **given)
    with acting(world.actor(world.manager)) as actor:
        return commands.decide(
            actor, person.pk, series.pk, decision="approved", reason="", expected=series.version
        )


def opened(world: World, person: Person, **given: Any) -> Checkin:
    """A check-in that stands open."""
    series = approved(world, person, **given)
    with acting(TIMEKEEPER) as actor:
        made = commands.open_one(actor, series.pk)
    assert made is not None
    return made


def link_of(world: World, person: Person, checkin: Checkin) -> Any:
    """A link given by hand, with its code."""
    with acting(world.actor()) as actor:
        made = commands.give_link(actor, person.pk, checkin.pk, check="code")
    assume(SYSTEM)
    return made


def safe_phone(person: Person) -> None:
    """A number on which texts are safe."""
    factories.ContactPointFactory(person=person, kind="mobile", safe="yes", texts="yes")


def ran_out(person: Person, **given: Any) -> Checkin:
    """A check-in whose last day was yesterday."""
    ago: dict[str, Any] = {"due_on": TODAY - timedelta(days=3), "last_day": TODAY - timedelta(days=1)}
    if given.get("state") == "expired":
        ago["report"] = factories.SelfReportFactory(
            person=person, form="check-in@2026-11-22", state="expired"
        )
    made: Checkin = factories.CheckinFactory(person=person, **(ago | given))
    return made
