"""Dates and lengths of time in plain English words."""

import calendar
from datetime import date, time
from enum import StrEnum

from throughcare.rules.dates.months import add_months


class DateOrder(StrEnum):
    """Which comes first when a date is written out."""

    DAY_MONTH = "day_month"  # 10 March 2026
    MONTH_DAY = "month_day"  # March 10, 2026


def in_words(day: date, order: DateOrder = DateOrder.DAY_MONTH) -> str:
    """The date with its month in letters, so that nobody reads 3/10 two ways."""
    month = calendar.month_name[day.month]
    if order is DateOrder.MONTH_DAY:
        return f"{month} {day.day}, {day.year}"
    return f"{day.day} {month} {day.year}"


def count_of(number: int, one: str, many: str | None = None) -> str:
    """ "1 day", "2 days", "no days"; `many` where adding s is not enough."""
    if number == 1:
        return f"1 {one}"
    return f"{number or 'no'} {many or one + 's'}"


def time_left(today: date, end: date | None) -> str:
    """How much of a half-open period is left this morning, in words.

    end: the first day after the period; None while it is open. On the last day: "last day today".
    """
    if end is None:
        return "no end date"
    days = (end - today).days
    if days <= 0:
        return f"ended {_ago(1 - days)}"
    if days == 1:
        return "last day today"
    return f"{length(today, end)} left"


def length(start: date, end: date) -> str:
    """The time from `start` to `end` (later than `start`): years and months, months and days, or days."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, months) > end:
        months -= 1
    days = (end - add_months(start, months)).days
    years, over = divmod(months, 12)
    if years:
        return _joined(count_of(years, "year"), over and count_of(over, "month"))
    if months:
        return _joined(count_of(months, "month"), days and count_of(days, "day"))
    return count_of(days, "day")


def _joined(first: str, second: str | int) -> str:
    return f"{first} and {second}" if second else first


def _ago(days: int) -> str:
    return "yesterday" if days == 1 else f"{count_of(days, 'day')} ago"


def time_in_words(clock: time) -> str:
    """A time as people write it: "9:30am", "2pm", "midday", "midnight"."""
    if clock.minute == 0 and clock.hour in (0, 12):
        return "midday" if clock.hour else "midnight"
    minutes = f":{clock.minute:02}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes}{'pm' if clock.hour >= 12 else 'am'}"
