"""kill -9 of the whole server in the middle of writes: no acknowledged act is lost, nothing is half done."""

import random
import time
from collections.abc import Callable

import pytest

from tests.chaos.conftest import BesiegedAgency

pytestmark = [pytest.mark.requirement("R138", "R148")]
Wait = Callable[[Callable[[], bool], str], None]


def kill_and_restart(agency: BesiegedAgency, rounds: int, wait_until: Wait) -> None:
    chance = random.Random(rounds)
    with agency.at_work():
        for _ in range(rounds):
            before = agency.acknowledged
            wait_until(
                lambda before=before: agency.acknowledged >= before + 5, "the writers go on by themselves"
            )
            time.sleep(chance.uniform(0, 0.3))
            agency.gunicorn.kill()
            agency.gunicorn.start()
        agency.gunicorn.wait()
    agency.count()


def test_three_kills_lose_nothing(agency: BesiegedAgency, wait_until: Wait) -> None:
    kill_and_restart(agency, 3, wait_until)


@pytest.mark.nightly
def test_twenty_kills_lose_nothing(agency: BesiegedAgency, wait_until: Wait) -> None:
    kill_and_restart(agency, 20, wait_until)
