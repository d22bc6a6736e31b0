"""The last 12 months as a strip: one mark a contact or other failure, its shape and colour by how it was kept."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from throughcare.decisions.noncompliance.queries import Day
from throughcare.rules.dates import add_months

A_DAY, LEFT, BASE, ROW = 2, 8, 30, 14
"""Units of the drawing: width of a day, margin, height of the first mark, height between marks of one day."""

ANSWERS = {
    "kept": "Kept",
    "missed": "Not kept, without reasonable excuse",
    "excused": "Excused",
    "unknown": "Not known yet",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A contact: where it stands in the drawing."""

    x: int
    y: int
    answer: str


@dataclass(frozen=True, slots=True)
class Month:
    """The first day of a month within the strip."""

    x: int
    name: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything the template draws, already worked out. said: the same in a sentence."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    months: tuple[Month, ...]
    said: str


def strip(days: tuple[Day, ...], begins: date, today: date) -> Strip:
    """The strip of `days` from the day after `begins` to `today`."""
    on_day: Counter[date] = Counter()
    marks = []
    for day in reversed(days):
        marks.append(Mark(_x(day.on, begins), BASE + ROW * on_day[day.on], day.answer))
        on_day[day.on] += 1
    firsts = [add_months(begins.replace(day=1), n) for n in range(1, 13)]
    return Strip(
        width=LEFT * 2 + A_DAY * (today - begins).days,
        height=BASE + ROW * max(on_day.values(), default=1),
        marks=tuple(marks),
        months=tuple(Month(_x(first, begins), f"{first:%b}") for first in firsts if first <= today),
        said=_said(days),
    )


def _x(day: date, begins: date) -> int:
    return LEFT + A_DAY * (day - begins).days


def _said(days: tuple[Day, ...]) -> str:
    if not days:
        return "No contact with the person is recorded in the last 12 months."
    count = Counter(day.answer for day in days)
    return (
        ", ".join(f"{count[answer]} {words[0].lower()}{words[1:]}" for answer, words in ANSWERS.items()) + "."
    )
