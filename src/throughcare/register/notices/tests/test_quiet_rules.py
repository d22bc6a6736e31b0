"""Rules that found nothing the time before are asked together; what they find, and what fails, is each one's own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import ProgrammingError
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.casework.orders.sweep_rules import PEOPLE_MOVED
from throughcare.config.timetable import SWEEP_RULES
from throughcare.platform import clock
from throughcare.platform.audit import trail
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.notices.models import Alert, SweepRun
from throughcare.register.notices.sweep import SweepReport, SweepRule, run_sweep

pytestmark = [pytest.mark.requirement("R114")]
DAY = date(2025, 4, 1)
RULES = tuple(rule for rule in SWEEP_RULES if rule.code in ("task-overdue", "order-ending", "key-date-near"))


def swept(*rules: SweepRule, on: date = DAY) -> SweepReport:
    return run_sweep(rules or RULES, PEOPLE_MOVED, as_of=on, delta=True, zones=["Europe/London"])


@pytest.mark.django_db
def test_who_found_nothing_finds_what_came_since_and_says_so(world: World) -> None:
    person = world.person()
    assert not any(each.due for each in swept().swept)
    task = factories.TaskFactory(person=person, owner=world.officer, due_on=DAY)
    tomorrow = DAY + timedelta(days=1)
    report = swept(on=tomorrow)
    assert {each.rule: each.raised for each in report.swept} == {
        "task-overdue": 1, "order-ending": 0, "key-date-near": 0,
    }  # fmt: skip
    assert all(each.delta for each in report.swept)
    assert Alert.objects.get().subject == task.pk
    assert SweepRun.objects.filter(as_of=tomorrow).count() == len(RULES)
    assert AuditEvent.objects.filter(action="notices:sweep:ran").count() == 2 * len(RULES)


@pytest.mark.django_db
def test_what_an_alert_stands_for_may_end_on_a_day_after_a_quiet_one(world: World) -> None:
    days = [DAY + timedelta(days=ahead) for ahead in range(4)]
    long_ago = clock.now() - timedelta(days=3)
    task = factories.TaskFactory(person=world.person(), owner=world.officer, due_on=DAY, known_from=long_ago)
    assert [swept(on=day).raised for day in days[:3]] == [0, 1, 0]
    assert SweepRun.objects.get(rule="task-overdue", as_of=days[2]).due == 0, "a quiet day"
    type(task).objects.filter(pk=task.pk).update(done_at=clock.now(), known_from=clock.now())
    assert swept(on=days[3]).closed == 1


@pytest.mark.usefixtures("committing")
def test_one_that_cannot_be_asked_holds_no_other_up() -> None:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        world = World()
        person = world.person()
    swept()
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        factories.TaskFactory(person=person, owner=world.officer, due_on=DAY)
    broken = [
        replace(rule, delta_sql="SELECT nothing", concerned="")
        for rule in RULES
        if rule.code == "order-ending"
    ]
    with pytest.raises(ProgrammingError):
        swept(*broken, *(rule for rule in RULES if rule.code != "order-ending"), on=DAY + timedelta(days=1))
    with acting(SYSTEM):
        assert Alert.objects.get().rule == "task-overdue"
    assert SweepRun.objects.filter(rule="order-ending").count() == 1
