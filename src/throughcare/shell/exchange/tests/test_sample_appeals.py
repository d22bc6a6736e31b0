"""The demo's appeals: one in time, one late that waits for somebody to say whether it is heard."""

from types import SimpleNamespace
from typing import Any

import pytest
from tests.arranging import World

from throughcare.decisions.appeals.models import Appeal
from throughcare.shell.exchange.sample.appealing import appeal

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R083")]


def test_one_is_in_time_and_one_waits_and_both_are_written_once(world: World) -> None:
    officer = world.user("officer", team=world.team, username="demo-officer")
    for each in "abcde":
        world.person(each.upper(), "Example", officer=officer)
    plan: Any = SimpleNamespace(short="demo", officer="demo-officer")
    for _ in range(2):
        appeal(world.agency, plan)
    found = Appeal.objects.order_by("state").values_list("state", "window", "acknowledged_on")
    assert [(state, window, on is not None) for state, window, on in found] == [
        ("late", "late", False), ("lodged", "in_time", True),
    ]  # fmt: skip
