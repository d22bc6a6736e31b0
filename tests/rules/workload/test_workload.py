"""Workload of England and Wales: what holds for any hours and any caseload."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules.workload.workload_ew import available_points, capacity_percent, workload

pytestmark = pytest.mark.requirement("R061")

HOURS = st.decimals(0, 37, places=1)
POINTS = st.integers(0, 100_000)


@given(HOURS, HOURS)
def test_more_hours_never_give_fewer_points(one: Decimal, two: Decimal) -> None:
    less, more = sorted((one, two))
    grade, full = Decimal(2176), Decimal(37)
    assert 0 <= available_points(grade, full, less) <= available_points(grade, full, more) <= 2176


@given(POINTS, POINTS, st.integers(1, 100_000))
def test_more_work_never_gives_less_capacity_in_use(one: int, two: int, available: int) -> None:
    assert capacity_percent(min(one, two), available) <= capacity_percent(max(one, two), available)


@given(st.integers(0, 50), st.integers(0, 50))
def test_contacts_by_others_take_off_what_contacts_elsewhere_add(mine: int, theirs: int) -> None:
    lists = {
        "contacts_outside_caseload": [{"code": "CMS03", "number": mine}],
        "contacts_in_caseload_by_others": [{"code": "CMS03", "number": theirs}],
    }
    assert workload.ask(lists).results["workload_points"] == 18 * (mine - theirs)
