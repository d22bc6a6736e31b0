"""Check-ins, against a plain search day by day."""

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules.contacts.checkin_window import INTERVALS, checkin
from throughcare.rules.dates.from_today import FromToday

pytestmark = pytest.mark.requirement("R054", "R149")

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))


@given(DAYS, st.integers(-400, 400), st.sampled_from(INTERVALS))
def test_the_next_check_in_is_the_first_that_a_search_finds(today: date, away: int, interval: int) -> None:
    first = today + timedelta(days=away)
    found = checkin.ask({"today": today, "first_checkin": first, "interval_days": interval}).results
    days = (today + timedelta(days=ahead) for ahead in count())
    falls = [
        day
        for day, _ in zip(days, range(600), strict=False)
        if day >= first and not (day - first).days % interval
    ]
    assert found["next_include_today"] == falls[0]
    assert found["next_exclude_today"] == next(day for day in falls if day > today)


@given(DAYS, st.integers(-400, 400), st.sampled_from(INTERVALS))
def test_told_from_today_it_is_the_same_day(today: date, away: int, interval: int) -> None:
    by_date = checkin.ask(
        {"today": today, "first_checkin": today + timedelta(days=away), "interval_days": interval}
    ).results
    told = checkin.ask({"first_checkin": f"today{away:+d}", "interval_days": interval}).results
    for name, day in by_date.items():
        distance = FromToday.parse(str(told[name]))
        assert distance is not None
        assert distance.on(today) == day


@given(DAYS, st.integers(-40, 40), st.integers(1, 31))
def test_a_check_in_is_open_for_exactly_the_days_of_its_window(due: date, away: int, window: int) -> None:
    today = due + timedelta(days=away)
    found = checkin.ask({"due_date": due, "window_days": window, "today": today}).results
    assert found["can_submit"] == (0 <= away < window)
    assert (found["status"] == "EXPIRED") == (away >= window)
