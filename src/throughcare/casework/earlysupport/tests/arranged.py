"""People under supervision as the rule counts them, and an agency that has measured it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests import factories
from tests.arranging import World

from throughcare.casework.earlysupport.models import DayLooked
from throughcare.platform import clock
from throughcare.register.people.models import Person
from throughcare.rules.interventions.early_support import HORIZON_DAYS, LEAST_DAYS, LEAST_PEOPLE, RULE


def yesterday(world: World) -> date:
    """The last day counted."""
    return clock.today(world.agency.zone) - timedelta(days=1)


def supervised(world: World, **fields: object) -> Person:
    """Somebody with an order that runs, who moved into their home long ago."""
    person = world.person(**fields)  # type: ignore[arg-type]
    today = clock.today(world.agency.zone)
    factories.OrderFactory(
        person=person, starts_on=today - timedelta(days=400), ends_on=today + timedelta(days=400)
    )
    factories.AddressFactory(person=person, starts_on=date(2020, 1, 1))
    return person


def contact(world: World, person: Person, days_ago: int, outcome: str = "absent") -> None:
    """A contact at noon, so many days before the last day counted."""
    at = datetime.combine(yesterday(world) - timedelta(days=days_ago), time(12), ZoneInfo(world.agency.zone))
    factories.ContactFactory(person=person, officer=world.officer, happened_at=at, outcome=outcome)


def not_seen(world: World, person: Person) -> None:
    """Three missed contacts: enough to offer help."""
    for days_ago in (1, 8, 15):
        contact(world, person, days_ago)


def looked_for_months(world: World, people: int = LEAST_PEOPLE) -> None:
    """The rule was looked at on enough days, of enough people, long enough ago."""
    last = yesterday(world)
    DayLooked.objects.bulk_create(
        DayLooked(agency=world.agency, rule=RULE, on=last - timedelta(days=back), people=people)
        for back in range(HORIZON_DAYS + LEAST_DAYS)
    )
