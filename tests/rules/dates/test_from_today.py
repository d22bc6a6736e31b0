"""Days told by how far they lie from today."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules.dates import add_months
from throughcare.rules.dates.from_today import DayOrFromToday, FromToday, days_away
from throughcare.rules.kernel import BadAnswers, Unknown

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
KIND = DayOrFromToday()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("today", FromToday()),
        ("today+7", FromToday(days=7)),
        ("today-1d", FromToday(days=-1)),
        ("today-1y", FromToday(years=-1)),
        ("today-1y+1d", FromToday(years=-1, days=1)),
        ("-14d", FromToday(days=-14)),
        ("+14d", FromToday(days=14)),
        ("-1y+1d", FromToday(years=-1, days=1)),
        ("yesterday", FromToday(days=-1)),
        ("tomorrow", FromToday(days=1)),
    ],
)
def test_it_is_read_as_it_is_written(text: str, told: FromToday) -> None:
    assert FromToday.parse(text) == KIND.read(text) == KIND.read(told) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterdays",
        "today7",
        "today-1m",
        "todayy",
        "today+1d-1y",
        "2026",
        "+14",
        "14d",
        "+1w",
        "+1234567d",
    ],
)
def test_what_says_no_distance_is_no_distance(text: str) -> None:
    assert FromToday.parse(text) is None


@given(st.integers(-50, 50), st.integers(-900, 900))
def test_it_is_written_as_it_is_read(years: int, days: int) -> None:
    told = FromToday(years, days)
    assert FromToday.parse(str(told)) == told


@given(DAYS, st.integers(-10, 10), st.integers(-364, 364), st.integers(-10, 10))
def test_which_day_today_is_makes_no_difference_to_a_comparable_one(
    today: date, years: int, days: int, limit: int
) -> None:
    told = FromToday(years, days)
    assert told.comparable
    assert (told.on(today) >= add_months(today, 12 * limit)) == ((years, days) >= (limit, 0))


def test_a_year_of_days_may_be_a_year_or_not() -> None:
    told = FromToday(days=-365)
    assert not told.comparable
    assert told.on(date(2023, 6, 1)) == date(2022, 6, 1)
    assert told.on(date(2024, 6, 1)) > date(2023, 6, 1)


def test_a_date_stays_a_date() -> None:
    assert KIND.read("2026-02-28") == KIND.read(date(2026, 2, 28)) == date(2026, 2, 28)
    assert KIND.from_text("today-7") == "today-7"
    assert "today-1y+1d" in KIND.words


@pytest.mark.parametrize("wrong", ["2026-02-30", "20260228", "last year", 7, None, True])
def test_what_is_neither_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="must be a date that exists"):
        KIND.read(wrong)


@pytest.mark.parametrize("said", ["14d", "+14", "2023-02-29", "2024-2-9", 14, True, ""])
def test_what_is_neither_a_date_nor_a_distance_is_refused(said: object) -> None:
    with pytest.raises(ValueError, match="must be a date that exists"):
        KIND.read(said)


def test_a_distance_in_days_needs_no_today_and_one_in_years_does() -> None:
    today = date(2024, 2, 29)
    assert days_away("rule", FromToday(days=-3), Unknown.NOT_ASKED) == -3
    assert days_away("rule", date(2024, 3, 1), today) == 1
    assert days_away("rule", FromToday(years=-1), today) == -366
    for day in (FromToday(years=-1), today):
        with pytest.raises(BadAnswers, match="today: is needed"):
            days_away("rule", day, Unknown.NOT_ASKED)
