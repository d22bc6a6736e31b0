"""The last day on which a hearing's notice can be served counts what has to pass between the two."""

from datetime import date, timedelta

import pytest
from tests.arranging import World

from throughcare.config.timetable import sweep_now
from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.sweep_rules import HOLIDAYS
from throughcare.decisions.hearings.tests.arranged import draft, process
from throughcare.decisions.hearings.tests.test_commands import days_of_notice
from throughcare.platform import clock
from throughcare.register.notices.models import Alert
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_working_days, civil_date
from throughcare.rules.jurisdictions import Jurisdiction

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


@pytest.mark.parametrize(("unit", "amount", "ahead"), [("business day", 10, 20), ("judicial day", 3, 11)])
def test_working_days_are_told_of_early(world: World, unit: str, amount: int, ahead: int) -> None:
    actor, person = world.actor(), world.person()
    days_of_notice(world, "revocation", amount, unit=unit)
    held = process(actor, person)
    made = commands.arrange(actor, person.pk, draft(clock.now() + timedelta(days=60), process_id=held.pk))
    day = civil_date(made.starts_at, world.agency.zone)
    sweep_now(as_of=day - timedelta(days=ahead + 7))
    assert Alert.objects.get(rule=CODE).due_on == day - timedelta(days=ahead)


@pytest.mark.parametrize("pack", jurisdictions.all(), ids=lambda pack: pack.code)
def test_working_days_are_never_told_of_late(pack: Jurisdiction) -> None:
    holidays = pack.holidays(2026, 2040)
    for amount in range(1, 31):
        ahead = amount + (amount + 4) // 5 * 2 + HOLIDAYS
        for day in (date(2026, 3, 1) + timedelta(days=later) for later in range(1500)):
            assert add_working_days(day - timedelta(days=ahead), amount, holidays) <= day, (amount, day)
