"""Working days and half-open periods."""

from datetime import date
from typing import Any

import pytest

from tests.rules.truth_table import rows
from throughcare.rules.dates import (
    Period,
    PeriodEndsBeforeItStarts,
    add_days,
    add_working_days,
    is_working_day,
    on_or_after,
    on_or_before,
    working_days_in,
)
from throughcare.rules.kernel import DateOutOfRange

EASTER = frozenset({date(2026, 4, 3), date(2026, 4, 6)})


@pytest.mark.parametrize("row", rows("dates/working_days"))
def test_add_working_days(row: dict[str, Any]) -> None:
    assert add_working_days(row["from"], row["count"], EASTER) == row["gives"]


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (date(2026, 3, 30), date(2026, 4, 13), 8),
        (date(2026, 3, 30), date(2026, 3, 31), 1),
        (date(2026, 4, 3), date(2026, 4, 7), 0),
        (date(2026, 4, 4), date(2026, 4, 4), 0),
        (date(2026, 4, 13), date(2026, 3, 30), 0),
    ],
)
def test_working_days_in_a_half_open_period(start: date, end: date, count: int) -> None:
    assert working_days_in(start, end, EASTER) == count


def test_a_holiday_at_the_weekend_is_not_taken_off_twice() -> None:
    assert working_days_in(date(2026, 3, 2), date(2026, 3, 9), frozenset({date(2026, 3, 7)})) == 5


def test_the_nearest_working_day_either_way() -> None:
    good_friday = date(2026, 4, 3)
    assert not is_working_day(good_friday, EASTER)
    assert on_or_after(good_friday, EASTER) == date(2026, 4, 7)
    assert on_or_before(good_friday, EASTER) == date(2026, 4, 2)
    assert on_or_after(date(2026, 4, 2), EASTER) == on_or_before(date(2026, 4, 2), EASTER) == date(2026, 4, 2)


def test_a_period_holds_its_start_and_not_its_end() -> None:
    period = Period(date(2026, 1, 1), date(2026, 2, 1))
    assert date(2026, 1, 1) in period
    assert date(2026, 1, 31) in period
    assert date(2026, 2, 1) not in period
    assert date(2025, 12, 31) not in period
    assert (period.last_day, period.days) == (date(2026, 1, 31), 31)


def test_an_open_period_has_no_last_day() -> None:
    period = Period(date(2026, 1, 1))
    assert date(9999, 12, 31) in period
    assert period.last_day is None
    assert period.days is None


def test_a_period_told_by_its_last_day() -> None:
    assert Period.through(date(2026, 1, 1), date(2026, 1, 1)).days == 1


@pytest.mark.parametrize("end", [date(2026, 1, 1), date(2025, 12, 31)])
def test_a_period_without_a_day_is_refused(end: date) -> None:
    with pytest.raises(PeriodEndsBeforeItStarts) as refused:
        Period(date(2026, 1, 1), end)
    assert refused.value.values == {"start": date(2026, 1, 1), "end": end}


def test_periods_that_touch_do_not_overlap() -> None:
    january, february = Period(date(2026, 1, 1), date(2026, 2, 1)), Period(date(2026, 2, 1), date(2026, 3, 1))
    assert not january.overlaps(february)
    assert january.shared_with(february) is None
    assert Period(date(2026, 1, 15)).shared_with(january) == Period(date(2026, 1, 15), date(2026, 2, 1))
    assert Period(date(2026, 1, 1)).shared_with(Period(date(2026, 2, 1))) == Period(date(2026, 2, 1))


def test_days_outside_the_years_1_to_9999_are_refused() -> None:
    with pytest.raises(DateOutOfRange) as refused:
        add_days(date(9999, 12, 30), 2)
    assert refused.value.message == "9999-12-30 +2 days lies outside the years 1 to 9999."
    with pytest.raises(DateOutOfRange):
        add_working_days(date(1, 1, 1), -1, EASTER)
    with pytest.raises(DateOutOfRange):
        on_or_after(date.max, {date.max})
