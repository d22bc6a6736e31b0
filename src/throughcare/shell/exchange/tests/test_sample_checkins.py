"""The demo shows each page of check-ins something, once."""

from types import SimpleNamespace
from typing import Any

import pytest
from tests.arranging import World

from throughcare.casework.checkins.models import Checkin, CheckinSeries
from throughcare.casework.selfreports.models import SafetyTask
from throughcare.shell.exchange.sample.checking_in import check_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R149")]


def test_each_state_is_there_once_however_often_it_is_written(world: World) -> None:
    for number in range(4):
        world.person(f"P{number}")
    plan: Any = SimpleNamespace(officer=world.officer.username)
    for _ in range(2):
        check_in(world.agency, plan)
    states = sorted(Checkin.objects.values_list("state", flat=True))
    assert states == ["created", "expired", "reviewed", "submitted"]
    assert sorted(CheckinSeries.objects.values_list("status", flat=True)) == ["initial", *["verified"] * 3]
    assert SafetyTask.objects.get().kind == "help"
