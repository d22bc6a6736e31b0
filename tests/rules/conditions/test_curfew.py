"""Curfews: across midnight, through changes of the clock, in real hours, at several places, and never twice at once."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules.conditions import (
    Answer,
    BadTerms,
    Evidence,
    EvidenceKind,
    Hours,
    Shows,
    Watched,
    Weekday,
    curfew,
    overlapping,
    read_terms,
    stretches,
    write_terms,
)
from throughcare.rules.conditions.curfew import hours_asked
from throughcare.rules.dates import Period

HOME, AUNT = UUID(int=1), UUID(int=2)
LONDON = "Europe/London"
NOW = datetime(2026, 12, 1, tzinfo=UTC)


def row(day: str, starts: str, ends: str, place: UUID | None = None) -> Hours:
    return Hours(
        day=Weekday(day), starts=time.fromisoformat(starts), ends=time.fromisoformat(ends), place=place
    )


def night(day: date, length: int = 1) -> Period:
    return Period(day, day + timedelta(days=length))


@pytest.mark.requirement("R066")
@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 27), 12), (date(2026, 3, 28), 11), (date(2026, 10, 24), 13)],
    ids=["ordinary night", "clocks go forward", "clocks go back"],
)
def test_a_night_is_counted_in_real_hours(day: date, hours: int) -> None:
    terms = curfew.Terms(hours=tuple(row(each.value, "19:00", "07:00") for each in Weekday))
    assert hours_asked(terms, night(day), LONDON) == timedelta(hours=hours)


def test_a_clock_time_that_is_jumped_over_is_the_moment_after_the_jump() -> None:
    (found,) = stretches([row("sunday", "01:30", "06:00")], night(date(2026, 3, 29)), LONDON)
    assert found.starts == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_clock_time_that_comes_twice_is_the_first_of_them() -> None:
    (found,) = stretches([row("saturday", "22:00", "01:30")], night(date(2026, 10, 24)), LONDON)
    assert found.ends == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_year_of_nights_in_new_york_lasts_as_long_as_the_year_says() -> None:
    terms = curfew.Terms(hours=tuple(row(each.value, "19:00", "07:00") for each in Weekday))
    year = Period(date(2026, 1, 1), date(2027, 1, 1))
    assert hours_asked(terms, year, "America/New_York") == timedelta(
        hours=365 * 12
    )  # one hour less, one more


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("monday", "19:00", "07:00"), ("tuesday", "06:00", "08:00")),
        (("sunday", "22:00", "06:00"), ("monday", "05:00", "09:00")),
        (("monday", "10:00", "12:00"), ("monday", "11:59", "13:00")),
        (("monday", "10:00", "12:00"), ("monday", "10:00", "12:00")),
        (("monday", "00:00", "00:00"), ("monday", "23:00", "23:30")),
    ],
)
def test_overlapping_hours_are_refused(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    with pytest.raises(BadTerms) as refused:
        curfew.Terms(hours=(row(*one), row(*other, place=AUNT)))
    (problem,) = refused.value.problems
    assert problem.field == "hours"
    assert "overlaps" in problem.reason


def test_hours_that_touch_do_not_overlap() -> None:
    assert overlapping([row("monday", "19:00", "07:00"), row("tuesday", "07:00", "09:00")]) is None
    assert overlapping([row("sunday", "22:00", "06:00"), row("monday", "06:00", "07:00")]) is None


def there(
    start: datetime, end: datetime | None, shows: Shows = Shows.DONE, place: UUID | None = None
) -> Evidence:
    return Evidence(
        ref=f"test:{start}",
        kind=EvidenceKind.PRESENCE,
        on=start.date(),
        shows=shows,
        starts=start,
        ends=end,
        place=place,
    )


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=UTC)


TERMS = curfew.Terms(hours=(row("monday", "19:00", "07:00", HOME), row("tuesday", "19:00", "07:00", AUNT)))
TWO_NIGHTS = Watched(Period(date(2026, 1, 5), date(2026, 1, 7)), LONDON, NOW)
BOTH = [there(at(5, 18), at(6, 8), place=HOME), there(at(6, 19), at(7, 7), place=AUNT)]


@pytest.mark.parametrize(
    ("found", "answer", "says"),
    [
        (BOTH, Answer.KEPT, "2 stretches kept, 24 hours in all"),
        ([BOTH[0], there(at(6, 19), at(7, 7), place=HOME)], Answer.CANNOT_TELL, "nothing about 12 hours"),
        ([BOTH[0], there(at(6, 20), None, place=AUNT)], Answer.CANNOT_TELL, "nothing about 1 hour of"),
        ([BOTH[0]], Answer.CANNOT_TELL, "nothing about 12 hours"),
        ([], Answer.CANNOT_TELL, "Nothing on record"),
        ([*BOTH, there(at(5, 20), at(5, 21, 5), Shows.OPEN)], Answer.CANNOT_TELL, "nobody has judged"),
        ([*BOTH, there(at(5, 20), at(5, 21, 5), Shows.NOT_DONE)], Answer.NOT_KEPT, "1 hour 5 minutes"),
        ([*BOTH, there(at(5, 9), at(5, 10), Shows.NOT_DONE)], Answer.KEPT, "2 stretches"),
        ([there(at(5, 18), at(5, 20)), there(at(5, 20), at(5, 21), Shows.EXCUSED), there(at(5, 21), at(6, 8)), BOTH[1]],
         Answer.KEPT, "2 stretches"),
    ],
    ids=["both nights", "wrong place", "late", "one night", "silence",
         "away, not judged", "away", "away by day", "excused"],
)  # fmt: skip
def test_presence_is_laid_over_the_timetable(found: list[Evidence], answer: Answer, says: str) -> None:
    finding = curfew.kept(TERMS, found, TWO_NIGHTS)
    assert (finding.answer, says in finding.because) == (answer, True), finding.because


def test_a_night_that_is_not_over_is_not_counted() -> None:
    tonight = Watched(Period(date(2026, 1, 5), date(2026, 1, 6)), LONDON, at(5, 23))
    finding = curfew.kept(TERMS, [], tonight)
    assert (finding.answer, finding.because) == (
        Answer.CANNOT_TELL,
        "No hours of the timetable lie in this time.",
    )


def test_what_somebody_saw_counts_without_times() -> None:
    seen = Evidence(ref="a", kind=EvidenceKind.OBSERVED, on=date(2026, 1, 5), shows=Shows.NOT_DONE)
    assert curfew.kept(TERMS, [seen], TWO_NIGHTS).answer is Answer.NOT_KEPT


def test_minutes_allowed_away() -> None:
    terms = curfew.Terms(hours=(row("monday", "19:00", "07:00"),), minutes_allowed=10)
    one = Watched(night(date(2026, 1, 5)), LONDON, NOW)
    inside = [there(at(5, 19, 8), at(6, 7)), there(at(5, 19), at(5, 19, 8), Shows.NOT_DONE)]
    assert curfew.kept(terms, inside, one).answer is Answer.KEPT


clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
any_row = st.builds(
    Hours, day=st.sampled_from(Weekday), starts=clocks, ends=clocks, place=st.sampled_from([None, HOME])
)


@given(st.lists(any_row, max_size=6), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_rows_that_do_not_overlap_never_ask_for_one_moment_twice(hours: list[Hours], day: date) -> None:
    try:
        terms = curfew.Terms(hours=tuple(hours))
    except BadTerms:
        assert overlapping(hours)
        return
    found = stretches(terms.hours, Period(day, day + timedelta(days=9)), LONDON)
    for one, after in pairwise(found):
        assert one.ends <= after.starts or _touches_a_change(one.ends)
    assert read_terms(curfew.Terms, write_terms(terms)) == terms


def _touches_a_change(moment: datetime) -> bool:
    """On the nights of a change of the clock an hour that is jumped over may be named by two rows."""
    return moment.date() in {_last_sunday(moment.year, 3), _last_sunday(moment.year, 10)}


def _last_sunday(year: int, month: int) -> date:
    return max(date(year, month, day) for day in range(25, 32) if date(year, month, day).weekday() == 6)


@pytest.mark.parametrize(
    ("given_rows", "reason"),
    [
        ([{"day": "Mon", "starts": "19:00", "ends": "07:00"}], "is not one of monday"),
        ([{"day": "monday", "starts": "25:00", "ends": "07:00"}], "is not a time of day"),
        ([{"day": "monday", "starts": "19:00:30", "ends": "07:00"}], "is not a time of day"),
        ([{"day": "monday", "starts": "19:00"}], "is not a row of"),
        (
            [{"day": "monday", "starts": "19:00", "ends": "07:00", "place": "12 High Street"}],
            "is not a reference",
        ),
        ("19:00-07:00", "is not a list"),
    ],
)
def test_rows_that_cannot_be_read(given_rows: Any, reason: str) -> None:
    with pytest.raises(BadTerms) as refused:
        read_terms(curfew.Terms, {"hours": given_rows})
    assert reason in refused.value.problems[0].reason


def test_in_words() -> None:
    assert TERMS.in_words() == "Monday 19:00 to Tuesday 07:00; Tuesday 19:00 to Wednesday 07:00"
    assert row("sunday", "09:00", "11:00").in_words() == "Sunday 09:00 to 11:00"
