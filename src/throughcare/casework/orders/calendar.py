"""A year of conditions drawn: twelve months of days, and a strip for each condition. No database, no framework."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WORST_FIRST = ("missed", "unknown", "excused", "kept")
"""What a day is when several conditions say something of it: what somebody should look at first."""
ANSWERS = {
    "kept": "Kept",
    "missed": "Missed, no reason accepted",
    "excused": "Excused",
    "unknown": "Not known yet",
}
CELL, LEFT, TOP = 24, 12, 12
"""Units of a month's drawing: the side of a day, and the middle of the first."""
STEP, MIDDLE, STRIP_HEIGHT = 3, 8, 16
"""Units of a strip: the width of a day, the height of its marks' middle, its own height."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that something is known of, or was due on. x, y: its middle."""

    x: int
    y: int
    answer: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month. counts: days by answer. blanks: the middles of days of which nothing is on record."""

    first: date
    marks: tuple[Mark, ...]
    blanks: tuple[tuple[int, int], ...]
    today: tuple[int, int] | None
    height: int
    counts: Mapping[str, int]

    @property
    def width(self) -> int:
        """Seven days."""
        return 7 * CELL


@dataclass(frozen=True, slots=True)
class Strip:
    """A condition's year as one line of marks."""

    marks: tuple[Mark, ...]
    width: int
    height: int
    counts: Mapping[str, int]


def together(days: Iterable[Mapping[date, str]]) -> dict[date, str]:
    """What each day was for all conditions at once: the worst of what any of them says."""
    found: dict[date, str] = {}
    for each in days:
        for day, answer in each.items():
            held = found.get(day, answer)
            found[day] = min(held, answer, key=WORST_FIRST.index)
    return found


def months(days: Mapping[date, str], year: int, today: date) -> tuple[Month, ...]:
    """The twelve months of a year, their weeks from Monday."""
    return tuple(_month(days, date(year, number, 1), today) for number in range(1, 13))


def _month(days: Mapping[date, str], first: date, today: date) -> Month:
    begins = first.weekday()
    length = monthrange(first.year, first.month)[1]
    marks, blanks, now = [], [], None
    for number in range(length):
        day, place = first + timedelta(days=number), begins + number
        x, y = LEFT + CELL * (place % 7), TOP + CELL * (place // 7)
        if day in days:
            marks.append(Mark(x, y, days[day]))
        else:
            blanks.append((x, y))
        if day == today:
            now = (x, y)
    weeks = -(-(begins + length) // 7)
    counted = Counter(mark.answer for mark in marks)
    return Month(first, tuple(marks), tuple(blanks), now, CELL * weeks, _counts(counted))


def strip(days: Mapping[date, str], year: int) -> Strip:
    """One condition's year."""
    begins, ends = date(year, 1, 1), date(year, 12, 31)
    marks = tuple(
        Mark(STEP * (day - begins).days + STEP, MIDDLE, answer)
        for day, answer in sorted(days.items())
        if begins <= day <= ends
    )
    width = STEP * ((ends - begins).days + 2)
    return Strip(marks, width, STRIP_HEIGHT, _counts(Counter(mark.answer for mark in marks)))


def _counts(counted: Counter[str]) -> Mapping[str, int]:
    return {answer: counted[answer] for answer in ANSWERS}
