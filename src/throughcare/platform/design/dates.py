"""Dates and times as people type them: "3", "mar", "2pm". No form and no page here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
PARTS = ("day", "month", "year")
EARLIEST_YEAR, LATEST_YEAR = 1880, 2200

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h ]?(?P<minute>\d{2}))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE
)
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}


class Precision(StrEnum):
    """How much of a date is known."""

    EXACT = "exact"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PartialDate:
    """A date of which the day and month, or everything, may be unknown."""

    precision: Precision
    year: int | None = None
    day: date | None = None


class NotADate(Exception):
    """What was typed is no date; `parts` names the boxes to mark, `reason` completes "<Name> …"."""

    def __init__(self, reason: str, *parts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.parts = parts


class NotATime(Exception):
    """What was typed is no time of day; the message completes "<Name> …"."""


def read_date(typed: Mapping[str, str]) -> date:
    """The date typed in three boxes; the month may be a name or its first three letters.

    Raises NotADate with a reason such as "must include a year".
    """
    missing = [part for part in PARTS if not typed.get(part, "").strip()]
    if missing:
        listed = " and ".join(f"a {part}" for part in missing)
        raise NotADate(f"must include {listed}", *missing)
    day = _number(typed["day"])
    if day is None or not 1 <= day <= 31:
        raise NotADate("must have a day between 1 and 31", "day")
    month = _month(typed["month"])
    if month is None:
        raise NotADate('must have a month, such as "3" or "March"', "month")
    year = read_year(typed["year"])
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADate(
            f"must be a real date: {MONTHS[month - 1].title()} {year} has no {day}", "day"
        ) from None


def read_partial_date(typed: Mapping[str, str]) -> PartialDate:
    """As `read_date`, but the year alone, or a tick in "unknown", is an answer too. Raises NotADate."""
    filled = [part for part in PARTS if typed.get(part, "").strip()]
    if typed.get("unknown"):
        if filled:
            raise NotADate('must be either typed or marked "not known", not both', *filled)
        return PartialDate(Precision.UNKNOWN)
    if filled == ["year"]:
        return PartialDate(Precision.YEAR, year=read_year(typed["year"]))
    day = read_date(typed)
    return PartialDate(Precision.EXACT, year=day.year, day=day)


def read_year(typed: str) -> int:
    """A year of four digits. Raises NotADate."""
    year = _number(typed)
    if year is None or len(typed.strip()) != 4 or not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise NotADate("must have a year with 4 numbers, such as 2027", "year")
    return year


def read_time(typed: str) -> time:
    """The time of day typed, such as "9:30", "2pm", "14.15", "0930" or "noon".

    Hours 1 to 6 without am or pm are refused: "2:30" meant for the afternoon must not become night.
    Raises NotATime.
    """
    text = " ".join(typed.strip().lower().split())
    if text in _NAMED_TIMES:
        return _NAMED_TIMES[text]
    match = _TIME.fullmatch(text)
    if match is None:
        raise NotATime("must be a time, such as 9:30am or 2pm")
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").replace(".", "")
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise NotATime("must be a time, such as 9:30am or 2pm")
    if not half and 1 <= hour <= 6 and not match["hour"].startswith("0"):
        raise NotATime(f"must say am or pm, such as {hour}:{minute:02}pm")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)


def _number(typed: str) -> int | None:
    text = typed.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _month(typed: str) -> int | None:
    number = _number(typed)
    if number is not None:
        return number if 1 <= number <= 12 else None
    name = typed.strip().lower().rstrip(".")
    if len(name) < 3:
        return None
    return next((at for at, month in enumerate(MONTHS, start=1) if month.startswith(name)), None)
