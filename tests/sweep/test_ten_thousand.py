"""The sweep finds what the plain loop finds of ten thousand people, and so does the difference of a day of changes."""

from datetime import date, timedelta

import pytest

from tests.arranging import World
from tests.sweep.everyone import leaves_nothing_to_find
from tests.sweep.naive import Naive
from tests.sweep.random_changes import RandomChanges
from tests.sweep.random_world import RandomWorld
from throughcare.config.timetable import SWEEP_RULES, sweep_now
from throughcare.register.notices.models import Alert

pytestmark = [pytest.mark.nightly, pytest.mark.django_db, pytest.mark.requirement("R114", "R062")]
DAY = date(2025, 10, 27)
"""The day after the clocks go back in Europe."""

PEOPLE, CHANGES = 10_000, 2_000


def test_ten_thousand_people(world: World) -> None:
    made = RandomWorld(world, DAY, seed=41, people=PEOPLE)
    made.fill()
    report = sweep_now(as_of=DAY)
    standing = Alert.objects.exclude(state="done").values_list("rule", "person_id", "subject", "due_on")
    found = set(standing)
    assert found == Naive(DAY, world.agency.zone).alerts()
    assert report.raised == len(found) > 5 * PEOPLE
    assert len({rule for rule, *_ in found}) >= len(SWEEP_RULES) - 1
    assert leaves_nothing_to_find(DAY)
    RandomChanges(made, seed=41).write(CHANGES)
    following = DAY + timedelta(days=1)
    assert all(each.delta for each in sweep_now(as_of=following, delta=True).swept)
    assert leaves_nothing_to_find(following)
