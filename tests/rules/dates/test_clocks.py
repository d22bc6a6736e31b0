"""Clocks of the law: every unit, over weekends and holidays, and what they refuse."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.rules.truth_table import rows
from throughcare.rules.dates import Clock, ClockUnit, add_working_hours, is_working_day
from throughcare.rules.kernel import RuleError

MEMORIAL_DAY = frozenset({date(2026, 5, 25)})
HOURS, DAYS = Clock(72, ClockUnit.HOURS), Clock(3, ClockUnit.DAYS)


@pytest.mark.parametrize("row", rows("dates/clocks"))
def test_when_a_clock_ends(row: dict[str, Any]) -> None:
    clock = Clock(row["amount"], ClockUnit[row["unit"]])
    ends = clock.end if clock.in_hours else clock.last_day
    assert ends(row["from"], MEMORIAL_DAY) == row["gives"]
    assert clock.words == row.get("words", clock.words)


def test_holidays_move_only_the_clocks_that_leave_them_out() -> None:
    moved = {unit for unit in ClockUnit if Clock(1, unit).asks_holidays}
    assert moved == {ClockUnit.WORKING_HOURS, ClockUnit.BUSINESS_DAYS, ClockUnit.JUDICIAL_DAYS}


def test_a_clock_is_asked_in_its_own_unit() -> None:
    with pytest.raises(ValueError, match="end at a moment"):
        HOURS.last_day(date(2026, 1, 1))
    with pytest.raises(ValueError, match="end with a day"):
        DAYS.end(datetime.fromisoformat("2026-01-01T09:00"))


@pytest.mark.parametrize("unit", [unit for unit in ClockUnit if not Clock(1, unit).in_hours])
def test_no_clock_runs_past_the_calendar_by_days(unit: ClockUnit) -> None:
    with pytest.raises(RuleError):
        Clock(40, unit).last_day(date(9999, 12, 20))


@pytest.mark.parametrize("unit", [ClockUnit.HOURS, ClockUnit.WORKING_HOURS])
def test_no_clock_runs_past_the_calendar_by_hours(unit: ClockUnit) -> None:
    with pytest.raises(RuleError):
        Clock(72, unit).end(datetime.fromisoformat("9999-12-30T12:00"))


def test_every_hour_counted_is_on_a_working_day() -> None:
    """Against a plain count, hour by hour, over a fortnight with a holiday."""
    start = datetime.fromisoformat("2026-05-20T13:00")
    for hours in range(1, 150):
        moment, left = start, hours
        while left:
            left -= is_working_day(moment.date(), MEMORIAL_DAY)
            moment += timedelta(hours=1)
        assert add_working_hours(start, hours, MEMORIAL_DAY) == moment
