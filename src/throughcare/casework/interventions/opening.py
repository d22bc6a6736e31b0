"""Hours of opening: read as people type them, said in words, and asked whether a place is open at a moment."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from itertools import groupby, pairwise
from typing import Any

from throughcare.casework.interventions.wording import WEEKDAYS
from throughcare.platform.design.dates import NotATime, read_time

BETWEEN = re.compile(r"\s*(?:-|–|\bto\b|\buntil\b)\s*", re.IGNORECASE)
type Hours = Mapping[str, Any]
"""{"day": 0 to 6 from Monday, "from": "09:00", "to": "17:00"}, on the clock of the place."""


class NotHours(ValueError):
    """What was typed is no hours of opening; the message says what would be."""


def read_hours(day: int, typed: str) -> list[dict[str, Any]]:
    """The hours of one weekday: "9:00 to 12:30, 1:30pm to 5pm"; nothing typed is closed. Raises NotHours."""
    found: list[dict[str, Any]] = []
    for part in filter(None, (each.strip() for each in typed.split(","))):
        ends = BETWEEN.split(part)
        if len(ends) != 2:
            raise NotHours("must be hours such as 9:00am to 5:00pm")
        try:
            start, end = read_time(ends[0]), read_time(ends[1])
        except NotATime as wrong:
            raise NotHours(str(wrong)) from None
        if end <= start:
            raise NotHours("must end later than they begin")
        found.append({"day": day, "from": f"{start:%H:%M}", "to": f"{end:%H:%M}"})
    found.sort(key=lambda each: str(each["from"]))
    if any(one["to"] > other["from"] for one, other in pairwise(found)):
        raise NotHours("must not overlap")
    return found


def refuse_senseless(opening: Iterable[Hours]) -> None:
    """Raise NotHours where hours are on no weekday, do not end after they begin, or overlap."""
    held = list(opening)
    if any(each["day"] not in range(7) for each in held):
        raise NotHours("must be on a day from 0, Monday, to 6, Sunday")
    for day in range(7):
        read_hours(day, typed(held, day))


def typed(opening: Iterable[Hours], day: int) -> str:
    """One weekday's hours as they would be typed."""
    return ", ".join(f"{each['from']} to {each['to']}" for each in opening if each["day"] == day)


def in_words(opening: Iterable[Hours]) -> tuple[str, ...]:
    """A line for each run of days with the same hours: "Monday to Friday: 09:00 to 17:00"."""
    held = list(opening)
    if not held:
        return ()
    days = [(day, typed(held, day)) for day in range(7)]
    lines = []
    for hours, run in groupby(days, key=lambda each: each[1]):
        names = [WEEKDAYS[day] for day, _ in run]
        said = names[0] if len(names) == 1 else f"{names[0]} {'and' if len(names) == 2 else 'to'} {names[-1]}"
        lines.append(f"{said}: {hours or 'closed'}")
    return tuple(lines)


def open_until(opening: Iterable[Hours], at: datetime) -> time | None:
    """Until when a place is open at a moment on its clock; None where it is closed, or nobody said."""
    now = f"{at:%H:%M}"
    ends = [
        each["to"] for each in opening if each["day"] == at.weekday() and each["from"] <= now < each["to"]
    ]
    return time.fromisoformat(max(ends)) if ends else None
