"""Months in law: the only month arithmetic in the house.

Reading: a period of n months "beginning with" a day includes that day and ends at the end of the day before
the same date n months on; where that month has no such date, at the end of its last day.
"""

import calendar
from datetime import date

from throughcare.rules.kernel import DateOutOfRange


def end_of_months_beginning_with(day: date, months: int) -> date:
    """The first day after a period of `months` months beginning with and including `day`.

    Half-open: a day is inside when `day <= it < end_of_months_beginning_with(day, months)`.
    2026-03-10 and 12 give 2027-03-10; 2024-02-29 and 12 give 2025-03-01 (28 February 2025 is still inside).
    months: 1 or more. Raises DateOutOfRange past the year 9999.
    """
    if months < 1:
        raise ValueError(f"A period has at least one month, not {months}.")
    year, month = _month_after(day, months)
    if day.day <= _length(year, month):
        return date(year, month, day.day)
    year, month = _month_after(day, months + 1)
    return date(year, month, 1)


def add_months(day: date, months: int) -> date:
    """The same date `months` months on (back, if negative), or the month's last day if it has no such date.

    For reviews and reminders, not for legal periods: 2024-02-29 and 12 give 2025-02-28.
    Raises DateOutOfRange outside the years 1 to 9999.
    """
    year, month = _month_after(day, months)
    return date(year, month, min(day.day, _length(year, month)))


def months_between(start: date, end: date) -> int:
    """Complete months from `start` to `end`; negative or zero where `end` is earlier.

    2024-01-31 to 2024-02-29 is none yet: the month is complete on the day of the same number.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day)


def end_of_month(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=_length(day.year, day.month))


def _month_after(day: date, months: int) -> tuple[int, int]:
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise DateOutOfRange(day, f"{months:+d} months")
    return year, index + 1


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
