"""The last day on which a hearing's notice can be served counts what has to pass between the two."""

from datetime import timedelta

import pytest
from tests.arranging import World

from throughcare.config.timetable import sweep_now
from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.tests.arranged import draft, process
from throughcare.decisions.hearings.tests.test_commands import days_of_notice
from throughcare.platform import clock
from throughcare.register.notices.models import Alert
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_working_days, civil_date

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R086", "R114")]
CODE = "hearing-notice-unserved"


def test_the_last_day_for_the_notice_is_told_of_before_it_comes(world: World) -> None:
    actor, person = world.actor(), world.person()
    days_of_notice(world, "revocation", 10)
    held = process(actor, person)
    made = commands.arrange(actor, person.pk, draft(clock.now() + timedelta(days=30), process_id=held.pk))
    last = civil_date(made.starts_at - timedelta(days=10), world.agency.zone)
    sweep_now(as_of=last - timedelta(days=8))
    assert not Alert.objects.filter(rule=CODE).exists()
    sweep_now(as_of=last - timedelta(days=7), delta=True)
    alert = Alert.objects.get(rule=CODE)
    assert (alert.subject, alert.due_on) == (made.pk, last)
    commands.vacate(actor, made.pk, "Nothing follows", expected=made.version)
    sweep_now(as_of=last, delta=True)
    alert.refresh_from_db()
    assert (alert.state, alert.done_because) == ("done", "cause-gone")


@pytest.mark.parametrize(("unit", "amount", "ahead"), [("business day", 10, 18), ("judicial day", 3, 9)])
def test_working_days_are_told_of_early_and_never_late(
    world: World, unit: str, amount: int, ahead: int
) -> None:
    actor, person = world.actor(), world.person()
    days_of_notice(world, "revocation", amount, unit=unit)
    held = process(actor, person)
    made = commands.arrange(actor, person.pk, draft(clock.now() + timedelta(days=60), process_id=held.pk))
    sweep_now(as_of=civil_date(made.starts_at, world.agency.zone) - timedelta(days=ahead + 7))
    day = civil_date(made.starts_at, world.agency.zone)
    assert Alert.objects.get(rule=CODE).due_on == day - timedelta(days=ahead)
    holidays = jurisdictions.get(world.agency.jurisdiction).holidays(day.year, day.year + 3)
    for each in (day + timedelta(days=later) for later in range(800)):
        assert add_working_days(each - timedelta(days=ahead), amount, holidays) <= each, each
