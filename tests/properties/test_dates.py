"""Properties of dates: periods, months, working days, repetition."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from throughcare.rules.contacts import Interval, Repetition
from throughcare.rules.dates import (
    ClockTimeDoesNotExist,
    Period,
    add_months,
    add_working_days,
    civil_date,
    clock_time,
    day_in_utc,
    end_of_months_beginning_with,
    is_weekend,
    is_working_day,
    utc_moment,
    working_days_in,
)

ONE = timedelta(days=1)
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
near = st.dates(date(2020, 1, 1), date(2030, 1, 1))
months = st.integers(1, 240)
holidays = st.frozensets(near, max_size=30)
zones = st.sampled_from(["Europe/London", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "UTC"])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(near)
    length = draw(st.none() | st.integers(1, 400))
    return Period(start, None if length is None else start + length * ONE)


@given(periods(), periods(), near)
def test_a_day_is_shared_exactly_when_it_is_in_both(one: Period, other: Period, day: date) -> None:
    shared = one.shared_with(other)
    assert (shared is not None and day in shared) == (day in one and day in other)
    assert one.overlaps(other) == other.overlaps(one) == (shared is not None)


@given(periods(), st.integers(1, 399))
def test_cutting_a_period_leaves_every_day_in_one_part(period: Period, at: int) -> None:
    cut = period.start + at * ONE
    assume(cut in period)
    first, second = Period(period.start, cut), Period(cut, period.end)
    assert not first.overlaps(second)
    assert cut not in first
    assert cut in second
    assert cut - ONE in first


@given(days, months)
def test_the_end_of_months_has_the_same_date_or_is_the_first_of_a_month(day: date, count: int) -> None:
    end = end_of_months_beginning_with(day, count)
    assert end.day == day.day or (end.day == 1 and add_months(day, count).day < day.day)
    assert timedelta(days=28 * count) <= end - day <= timedelta(days=31 * count + 1)


@given(days, days, months)
def test_a_later_day_never_ends_sooner(one: date, other: date, count: int) -> None:
    early, late = sorted((one, other))
    assert end_of_months_beginning_with(early, count) <= end_of_months_beginning_with(late, count)
    assert add_months(early, count) <= add_months(late, count)


@given(days, months)
def test_the_two_ways_of_adding_months_differ_by_a_day_at_most(day: date, count: int) -> None:
    difference = end_of_months_beginning_with(day, count) - add_months(day, count)
    assert difference in (timedelta(0), ONE)


@given(near, st.integers(1, 60), holidays)
def test_working_days_are_working_days_and_there_are_as_many_as_asked(
    day: date, count: int, away: frozenset[date]
) -> None:
    found = add_working_days(day, count, away)
    assert is_working_day(found, away)
    assert working_days_in(day + ONE, found + ONE, away) == count
    assert add_working_days(day, count + 1, away) > found


@given(near, st.integers(1, 60), holidays)
def test_a_holiday_more_never_brings_a_deadline_forward(day: date, count: int, away: frozenset[date]) -> None:
    assert add_working_days(day, count, away) >= add_working_days(day, count, frozenset())


@given(near, st.integers(0, 400), holidays)
def test_working_days_in_a_period_are_counted_as_by_hand(
    start: date, length: int, away: frozenset[date]
) -> None:
    by_hand = sum(is_working_day(start + n * ONE, away) for n in range(length))
    assert working_days_in(start, start + length * ONE, away) == by_hand


@given(near, st.sampled_from(Interval), st.integers(1, 104), holidays)
def test_a_series_skips_nothing_and_moves_nothing(
    first: date, every: Interval, times: int, away: frozenset[date]
) -> None:
    planned = Repetition(every, times).dates(first, away)
    on = [entry.on for entry in planned]
    assert len(on) == times
    assert on[0] == first
    assert on == sorted(set(on))
    for entry in planned:
        assert entry.weekend == is_weekend(entry.on)
        assert entry.holiday == (entry.on in away)
        assert entry.on.weekday() == first.weekday() or every is Interval.MONTHLY


@given(near, st.times(), zones)
def test_a_clock_time_comes_back_to_the_wall_or_does_not_exist(day: date, clock: time, zone: str) -> None:
    try:
        moment = utc_moment(day, clock, zone)
    except ClockTimeDoesNotExist as refused:
        instead = refused.values["instead"]
        assert isinstance(instead, time)
        assert utc_moment(day, instead, zone).tzinfo is UTC
        return
    assert (civil_date(moment, zone), clock_time(moment, zone)) == (day, clock)


@given(near, st.times(), zones)
def test_every_moment_lies_in_its_own_civil_day(day: date, clock: time, zone: str) -> None:
    moment = datetime.combine(day, clock, UTC)
    start, end = day_in_utc(civil_date(moment, zone), zone)
    assert start <= moment < end
