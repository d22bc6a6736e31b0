"""Single values of a payload: days, clock times, moments as services write them."""

import re
from datetime import UTC, date, datetime, time
from typing import Any

from throughcare.rules.dates import civil_date

HOURS = re.compile(
    r"between (?:the hours of )?(?P<start>[\d:.]+ ?(?:am|pm)?) (?:and|to) (?P<end>[\d:.]+ ?(?:am|pm)?),?"
    r" (?:daily|every day|each day)\.?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::\d{2})? ?(?P<half>am|pm)?", re.IGNORECASE)


def day_of(value: Any, zone: str) -> date | None:
    """A day from "03/12/2025", "2025-12-03", a moment in UTC, or seconds since 1970; None for anything else."""
    if isinstance(value, bool):
        return None
    try:
        if isinstance(value, int | float):
            return civil_date(datetime.fromtimestamp(value, UTC), zone)
        text = str(value).strip()
        if found := re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    return civil_date(moment, zone) if moment.tzinfo else moment.date()


def clock_of(value: Any) -> time | None:
    """A time of day from "19:00", "19:00:00", "7pm" or "7.30 am"; None for anything else."""
    found = CLOCK.fullmatch(str(value).strip())
    if not found:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def hours_in(text: str) -> tuple[time, time] | None:
    """The hours of a sentence that says nothing else, "Between the hours of 7pm and 7am daily."; else None."""
    found = HOURS.fullmatch(" ".join(text.split()))
    if not found:
        return None
    start, end = clock_of(found["start"]), clock_of(found["end"])
    return (start, end) if start and end else None


def listed(value: Any) -> list[Any]:
    """The value if it is a list, nothing otherwise."""
    return value if isinstance(value, list) else []


def keyed(value: Any) -> dict[str, Any]:
    """The value if it is an object, nothing otherwise."""
    return value if isinstance(value, dict) else {}
