"""The clocks themselves: from the contacts that count to the next due date. Every date includes its own day."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from throughcare.rules.dates import (
    Period,
    add_days,
    add_months,
    add_working_days,
    end_of_month,
    on_or_after,
)


def first_due(start: date, days: int, working: bool, holidays: AbstractSet[date]) -> date:
    """By when the first contact is made. Working days are counted from the first working day on or after the start."""
    if working:
        return add_working_days(on_or_after(start, holidays), days, holidays)
    return add_days(start, days)


def rolling_due(counted: Sequence[date], start: date, times: int, days: int, first: date | None) -> date:
    """The next due date of `times` contacts in any `days` days.

    counted: the days that count, the latest first. With none: `first`, or the whole period where there is no first
    deadline; with fewer than `times`: the whole period after the start; else `days` after the `times`-th latest.
    """
    if len(counted) >= times:
        return add_days(counted[times - 1], days)
    if counted or first is None:
        return add_days(start, days)
    return first


def month_end_due(counted: Sequence[date], start: date, months: int) -> date:
    """`months` months after the latest contact, or after the start, on the last day of that month."""
    return end_of_month(add_months(counted[0] if counted else start, months))


def window_around(day: date, start: date, months: int) -> Period:
    """The window of `months` months that `day` lies in, counted from the first of the month of the start.

    day: not before that first of the month.
    """
    begin = start.replace(day=1)
    passed = (day.year - begin.year) * 12 + day.month - begin.month
    first = add_months(begin, passed // months * months)
    return Period(first, add_months(first, months))
