"""Clock times in a place, and dates in words."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from tests.rules.truth_table import rows
from throughcare.rules.dates import (
    ClockTimeDoesNotExist,
    DateOrder,
    civil_date,
    clock_time,
    count_of,
    day_in_utc,
    happens_twice,
    in_words,
    time_left,
    utc_moment,
)

LONDON, NEW_YORK, CAIRO = "Europe/London", "America/New_York", "Africa/Cairo"
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)  # the days on which clocks change in London


@pytest.mark.parametrize(
    ("day", "clock", "zone", "moment"),
    [
        (date(2026, 1, 15), time(9, 30), LONDON, datetime(2026, 1, 15, 9, 30, tzinfo=UTC)),
        (date(2026, 7, 15), time(9, 30), LONDON, datetime(2026, 7, 15, 8, 30, tzinfo=UTC)),
        (date(2026, 7, 15), time(20, 30), NEW_YORK, datetime(2026, 7, 16, 0, 30, tzinfo=UTC)),
        (FORWARD, time(0, 59), LONDON, datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (FORWARD, time(2, 0), LONDON, datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (BACK, time(1, 30), LONDON, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_clock_time_in_a_place(day: date, clock: time, zone: str, moment: datetime) -> None:
    assert utc_moment(day, clock, zone) == moment


@pytest.mark.parametrize("clock", [time(1, 0), time(1, 30), time(1, 59)])
def test_a_clock_time_that_is_jumped_over_is_refused_with_one_that_exists(clock: time) -> None:
    with pytest.raises(ClockTimeDoesNotExist) as refused:
        utc_moment(FORWARD, clock, LONDON)
    assert refused.value.values["instead"] == clock.replace(hour=2)
    assert "clocks go forward" in refused.value.message


def test_a_clock_time_that_happens_twice_is_the_earlier_unless_told() -> None:
    assert happens_twice(BACK, time(1, 30), LONDON)
    assert not happens_twice(BACK, time(2, 0), LONDON)
    assert not happens_twice(FORWARD, time(1, 30), LONDON)
    first, second = (utc_moment(BACK, time(1, 30), LONDON, second=later) for later in (False, True))
    assert second - first == timedelta(hours=1)


def test_the_second_hour_is_ignored_where_there_is_only_one() -> None:
    assert utc_moment(BACK, time(9), LONDON, second=True) == utc_moment(BACK, time(9), LONDON)


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (FORWARD, LONDON, 23),
        (BACK, LONDON, 25),
        (date(2026, 6, 1), LONDON, 24),
        (date(2026, 4, 24), CAIRO, 23),
    ],
)
def test_a_civil_day_is_as_long_as_it_is(day: date, zone: str, hours: int) -> None:
    start, end = day_in_utc(day, zone)
    assert end - start == timedelta(hours=hours)
    assert civil_date(start, zone) == day
    assert civil_date(end, zone) == day + timedelta(days=1)


def test_back_to_the_wall() -> None:
    moment = datetime(2026, 7, 16, 2, 30, tzinfo=timezone(timedelta(hours=2)))
    assert (civil_date(moment, NEW_YORK), clock_time(moment, NEW_YORK)) == (date(2026, 7, 15), time(20, 30))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no zone"):
        civil_date(datetime(2026, 7, 16, 2, 30), LONDON)  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize("row", rows("dates/time_left"))
def test_time_left(row: dict[str, Any]) -> None:
    assert time_left(row["today"], row["end"]) == row["words"]


def test_dates_in_words() -> None:
    assert in_words(date(2026, 3, 1)) == "1 March 2026"
    assert in_words(date(2026, 3, 1), DateOrder.MONTH_DAY) == "March 1, 2026"


def test_counting_in_words() -> None:
    assert [count_of(n, "day") for n in (0, 1, 2)] == ["no days", "1 day", "2 days"]
    assert count_of(3, "person", "people") == "3 people"
