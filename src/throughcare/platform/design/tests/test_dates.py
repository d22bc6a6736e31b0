"""Dates and times as officers type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.platform.design.dates import (
    MONTHS,
    NotADate,
    NotATime,
    PartialDate,
    Precision,
    read_date,
    read_partial_date,
    read_time,
)
from throughcare.rules.dates import time_in_words


def typed(day: str = "", month: str = "", year: str = "", **more: str) -> dict[str, str]:
    return {"day": day, "month": month, "year": year, **more}


@pytest.mark.parametrize("month", ["3", "03", " 3 ", "mar", "Mar", "MARCH", "mar.", "march"])
def test_a_month_is_typed_in_many_ways(month: str) -> None:
    assert read_date(typed("4", month, "2027")) == date(2027, 3, 4)


@pytest.mark.parametrize(
    ("day", "month", "year", "reason", "parts"),
    [
        ("4", "3", "", "must include a year", ("year",)),
        ("", "3", "", "must include a day and a year", ("day", "year")),
        ("32", "3", "2027", "must have a day between 1 and 31", ("day",)),
        ("x", "3", "2027", "must have a day between 1 and 31", ("day",)),
        ("4", "13", "2027", "must have a month", ("month",)),
        ("4", "ma", "2027", "must have a month", ("month",)),
        ("4", "smarch", "2027", "must have a month", ("month",)),
        ("4", "3", "27", "must have a year with 4 numbers", ("year",)),
        ("4", "3", "0027", "must have a year with 4 numbers", ("year",)),
        ("29", "2", "2027", "must be a real date: February 2027 has no 29", ("day",)),
        ("²", "3", "2027", "must have a day between 1 and 31", ("day",)),
        ("٣", "3", "2027", "must have a day between 1 and 31", ("day",)),
    ],
)
def test_what_is_no_date_says_why(
    day: str, month: str, year: str, reason: str, parts: tuple[str, ...]
) -> None:
    with pytest.raises(NotADate) as caught:
        read_date(typed(day, month, year))
    assert caught.value.reason.startswith(reason)
    assert caught.value.parts == parts


@given(
    st.dates(min_value=date(1880, 1, 1), max_value=date(2200, 12, 31)), st.integers(min_value=3, max_value=9)
)
def test_every_date_can_be_typed_by_number_and_by_name(day: date, letters: int) -> None:
    name = MONTHS[day.month - 1][:letters]
    assert read_date(typed(str(day.day), str(day.month), f"{day.year:04}")) == day
    assert read_date(typed(str(day.day), name, f"{day.year:04}")) == day


@given(st.text(max_size=6), st.text(max_size=9), st.text(max_size=6))
def test_any_text_gives_a_date_or_a_reason(day: str, month: str, year: str) -> None:
    try:
        assert isinstance(read_date(typed(day, month, year)), date)
    except NotADate as problem:
        assert problem.reason.startswith("must ") and problem.parts


def test_a_partial_date_keeps_how_much_is_known() -> None:
    assert read_partial_date(typed("9", "may", "1994")) == PartialDate(
        Precision.EXACT, year=1994, day=date(1994, 5, 9)
    )
    assert read_partial_date(typed(year="1994")) == PartialDate(Precision.YEAR, year=1994)
    assert read_partial_date(typed(unknown="on")) == PartialDate(Precision.UNKNOWN)


def test_a_month_without_a_day_is_neither() -> None:
    with pytest.raises(NotADate, match="must include a day"):
        read_partial_date(typed(month="5", year="1994"))


def test_typed_and_not_known_contradict() -> None:
    with pytest.raises(NotADate, match="not both"):
        read_partial_date(typed(year="1994", unknown="on"))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9:30", time(9, 30)),
        ("9.30 am", time(9, 30)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("2pm", time(14)),
        ("2 P.M.", time(14)),
        ("2:05pm", time(14, 5)),
        ("14:15", time(14, 15)),
        ("14h15", time(14, 15)),
        ("1415", time(14, 15)),
        ("02:30", time(2, 30)),
        ("12pm", time(12)),
        ("12am", time(0)),
        ("12:00", time(12)),
        ("noon", time(12)),
        ("Midday", time(12)),
        ("midnight", time(0)),
        ("11", time(11)),
    ],
)
def test_a_time_is_typed_in_many_ways(text: str, moment: time) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["", "25:00", "9:60", "13pm", "0am", "soon", "9:3", "2.", "９:30am or so"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(NotATime, match="must be a time"):
        read_time(text)


@pytest.mark.parametrize("text", ["2:30", "5", "630"])
def test_an_hour_that_may_be_night_is_asked_back(text: str) -> None:
    with pytest.raises(NotATime, match="must say am or pm"):
        read_time(text)


@given(st.times())
def test_every_time_shown_can_be_typed_back(moment: time) -> None:
    minute = moment.replace(second=0, microsecond=0)
    assert read_time(time_in_words(minute)) == minute
