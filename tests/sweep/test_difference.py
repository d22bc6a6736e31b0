"""A day's difference leaves the same alerts as asking everyone, whatever was written and whichever days passed.

Asking everyone finds what the plain loop finds (`test_sweep`), and is quicker to ask after every day than the loop.
"""

from datetime import date, timedelta

import pytest

from tests.arranging import World
from tests.sweep.everyone import leaves_nothing_to_find
from tests.sweep.naive import Naive
from tests.sweep.random_changes import RandomChanges
from tests.sweep.random_world import RandomWorld
from throughcare.config.timetable import SWEEP_RULES, sweep_now
from throughcare.register.notices.models import Alert

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R114", "R062")]
DAY = date(2025, 4, 1)
"""In the past: rows that the random world wrote then are older than the sweeps of this test."""


def standing() -> set[tuple[str, object, object, date]]:
    return set(Alert.objects.exclude(state="done").values_list("rule", "person_id", "subject", "due_on"))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_written_and_whichever_days_pass(world: World, seed: int) -> None:
    made = RandomWorld(world, DAY, seed=seed, people=40)
    made.fill()
    changes, day = RandomChanges(made, seed), DAY
    sweep_now(as_of=day)
    for days in (1, 0, 3):
        day += timedelta(days=days)
        changes.write(25)
        report = sweep_now(as_of=day, delta=True)
        assert [each.rule for each in report.swept if each.delta] == [rule.code for rule in SWEEP_RULES]
        assert leaves_nothing_to_find(day)
    if seed == 0:
        assert standing() == Naive(day, world.agency.zone).alerts()


def test_only_the_days_passing(world: World) -> None:
    RandomWorld(world, DAY, seed=21, people=80).fill()
    day = DAY
    sweep_now(as_of=day)
    found: set[str] = set()
    for days in (1, 1, 5, 21):
        day += timedelta(days=days)
        report = sweep_now(as_of=day, delta=True)
        found |= {each.rule for each in report.swept if each.raised}
        assert leaves_nothing_to_find(day)
    assert standing() == Naive(day, world.agency.zone).alerts()
    assert {"contact-overdue", "outcome-not-recorded", "order-ending", "task-overdue"} <= found
