"""Slips and ages: counted as a person would count them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.register.people.birth import Birth
from throughcare.register.people.resemblance import Likeness, reasons, slips
from throughcare.rules.dates import age_on

WORDS = st.text(st.characters(min_codepoint=97, max_codepoint=101), max_size=8)
DAYS = st.dates(date(1900, 1, 1), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("one", "other", "counted"),
    [
        ("smith", "smith", 0),
        ("smith", "smtih", 1),
        ("smith", "smyth", 1),
        ("smith", "smiths", 1),
        ("smith", "jones", 3),
    ],
)
def test_slips(one: str, other: str, counted: int) -> None:
    assert slips(one, other) == counted


@given(WORDS, WORDS)
def test_slips_are_the_same_both_ways_and_none_only_between_equals(one: str, other: str) -> None:
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)


@given(WORDS, st.data())
def test_one_slip_is_one_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word)))
    assert slips(word, word[:at] + "z" + word[at:]) == 1


@given(DAYS, st.integers(0, 110), st.integers(0, 10))
def test_an_age_becomes_the_births_that_give_it(today: date, youngest: int, more: int) -> None:
    birth = Birth.aged(youngest, youngest + more, today)
    assert birth.earliest and birth.latest
    assert (age_on(birth.latest, today), age_on(birth.earliest, today)) == (youngest, youngest + more)
    one_day = date.resolution
    assert age_on(birth.latest + one_day, today) == youngest - 1
    assert age_on(birth.earliest - one_day, today) == youngest + more + 1


def test_day_and_month_the_other_way_round_are_noticed() -> None:
    mine = Likeness(names=frozenset({("alex", "example")}), birth=Birth.on(date(1990, 3, 10)))
    theirs = Likeness(names=frozenset({("alex", "example")}), birth=Birth.on(date(1990, 10, 3)))
    assert [reason.words for reason in reasons(mine, theirs, {})] == [
        "Same name, day and month of birth the other way round"
    ]


def test_a_birthday_on_leap_day_comes_on_the_first_of_march_of_other_years() -> None:
    born = date(2000, 2, 29)
    assert [age_on(born, day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == [25, 26]
