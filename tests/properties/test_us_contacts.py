"""What holds of the contact clocks of the United States, whatever the days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules.contacts.us_clocks import first_due, month_end_due, rolling_due, window_around
from throughcare.rules.contacts.us_counting import counting_days
from throughcare.rules.dates import is_working_day

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
ONE_DAY = timedelta(days=1)


@given(DAYS, st.lists(DAYS, max_size=8), st.integers(1, 4), st.integers(1, 365))
@pytest.mark.requirement("R141")
def test_a_further_contact_never_brings_the_rolling_date_forward(
    start: date, contacts: list[date], times: int, days: int
) -> None:
    counted = counting_days(contacts, start, date.max)
    latest = max([start, *counted])
    more = counting_days([*contacts, latest], start, date.max)
    before = rolling_due(counted, start, times, days, None)
    assert start + days * ONE_DAY <= before <= latest + days * ONE_DAY
    assert rolling_due(more, start, times, days, None) >= before


@given(DAYS, DAYS, st.lists(DAYS, max_size=8))
def test_only_days_from_the_start_to_the_day_of_the_look_count(
    start: date, look: date, days: list[date]
) -> None:
    counted = counting_days(days, start, look)
    assert all(start <= day <= look for day in counted)
    assert list(counted) == sorted(counted, reverse=True)
    assert len(counted) == sum(start <= day <= look for day in days)


@given(DAYS, st.integers(0, 30), st.sets(DAYS, max_size=5))
def test_a_first_contact_in_working_days_is_due_on_one(start: date, days: int, holidays: set[date]) -> None:
    due = first_due(start, days, True, holidays)
    assert is_working_day(due, holidays)
    assert due >= first_due(start, days, False, holidays)


@given(DAYS, st.lists(DAYS, max_size=3), st.integers(1, 24))
def test_a_date_by_calendar_months_is_the_last_of_its_month(
    start: date, contacts: list[date], months: int
) -> None:
    counted = counting_days(contacts, start, date.max)
    due = month_end_due(counted, start, months)
    reference = counted[0] if counted else start
    assert (due + ONE_DAY).day == 1
    assert (due.year - reference.year) * 12 + due.month - reference.month == months


@given(DAYS, st.integers(0, 4000), st.integers(1, 24))
def test_windows_follow_each_other_from_the_first_of_the_month(start: date, later: int, months: int) -> None:
    day = start + later * ONE_DAY
    window = window_around(day, start, months)
    assert day in window
    assert window.start.day == 1
    assert window.end is not None
    assert window_around(window.end, start, months).start == window.end
    assert window_around(start, start, months).start == start.replace(day=1)
