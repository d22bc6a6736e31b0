"""What is kept of forms and calls already carried out, and for how long."""

from datetime import timedelta

import pytest
from tests.arranging import World

from throughcare.config import timetable
from throughcare.platform import clock
from throughcare.platform.access import submitting
from throughcare.platform.access.models import Submission
from throughcare.platform.access.submitting import KEPT, claim, clear_old

pytestmark = pytest.mark.django_db


def sent(world: World, key: str, ago: timedelta) -> Submission:
    held = claim(world.actor(), key, {"what": key})
    Submission.objects.filter(pk=held.pk).update(at=clock.now() - ago, status=201)
    return held


def test_a_key_is_known_for_a_week_and_forgotten_then(world: World) -> None:
    sent(world, "older-key", KEPT + timedelta(minutes=1))
    younger = sent(world, "younger-key", KEPT - timedelta(minutes=1))
    assert clear_old() == 1
    assert list(Submission.objects.values_list("pk", flat=True)) == [younger.pk]
    assert claim(world.actor(), "younger-key", {"what": "younger-key"}).status == 201
    assert claim(world.actor(), "older-key", {"what": "older-key"}).status == 0
    assert clear_old() == 0


def test_many_go_in_shares(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submitting, "CLEARED_AT_ONCE", 2)
    for number in range(5):
        sent(world, f"key-number-{number}", KEPT * 2)
    assert clear_old() == 5
    assert not Submission.objects.exists()


def test_the_timetable_clears_each_night(world: World) -> None:
    sent(world, "older-key", KEPT * 2)
    timetable.clear_submissions(timestamp=0)
    assert not Submission.objects.exists()
    due = {task.task.name: task.cron for task in timetable.app.periodic_registry.periodic_tasks.values()}
    assert due["access.clear_submissions"] == "40 2 * * *"
