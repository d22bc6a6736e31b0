"""kill -9 of PostgreSQL in the middle of writes while the server lives: a plain page, then recovery by itself."""

import http.client
import json
import random
import time
from collections.abc import Callable

import pytest

from tests.chaos.conftest import BesiegedAgency
from tests.chaos.writers import signed_in
from throughcare.platform.access.answers import UNAVAILABLE
from throughcare.platform.database.tests.private_servers import LINUX, kill_all, kill_postmaster

pytestmark = [LINUX, pytest.mark.requirement("R138", "R148")]
Wait = Callable[[Callable[[], bool], str], None]


def kill_and_start_again(agency: BesiegedAgency, rounds: int, wait_until: Wait) -> None:
    chance = random.Random(rounds)
    with agency.at_work():
        first_process = agency.gunicorn.running
        for round_ in range(rounds):
            before = agency.acknowledged
            wait_until(
                lambda before=before: agency.acknowledged >= before + 5, "the writers go on by themselves"
            )
            time.sleep(chance.uniform(0, 0.3))
            (kill_all, kill_postmaster)[round_ % 2](agency.server)
            the_plain_page_is_shown(agency)
            agency.server.start()
        before = agency.acknowledged
        wait_until(lambda: agency.acknowledged >= before + 5, "the server found its way back by itself")
        assert agency.gunicorn.running is first_process and agency.gunicorn.alive()
    assert sum(writer.statuses[503] for writer in agency.writers) > 0, "no writer met the outage"
    agency.count()


def the_plain_page_is_shown(agency: BesiegedAgency) -> None:
    """Whoever comes now is told to try again, person and machine alike; nobody sees an error page."""
    headers = signed_in(agency.cookies)
    for path in ("/", "/accounts/login/", f"/api/v1/people/{agency.person_id}/contacts"):
        answer = answer_once_down(agency, path, headers)
        assert answer.status == 503, (path, answer.status)
        assert answer.headers["Retry-After"] == "30"
        body = answer.read().decode()
        if path.startswith("/api/"):
            assert json.loads(body)["title"] == "Not available"
        else:
            assert body == UNAVAILABLE


def answer_once_down(agency: BesiegedAgency, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    """The first answer other than 200: an orphaned backend may still serve for a moment after the postmaster died."""
    deadline = time.monotonic() + 10
    while (answer := agency.gunicorn.get(path, headers)).status == 200 and time.monotonic() < deadline:
        time.sleep(0.05)
    return answer


def test_two_kills_lose_nothing(agency_with_its_own_postgresql: BesiegedAgency, wait_until: Wait) -> None:
    kill_and_start_again(agency_with_its_own_postgresql, 2, wait_until)


@pytest.mark.nightly
def test_twenty_kills_lose_nothing(agency_with_its_own_postgresql: BesiegedAgency, wait_until: Wait) -> None:
    kill_and_start_again(agency_with_its_own_postgresql, 20, wait_until)
