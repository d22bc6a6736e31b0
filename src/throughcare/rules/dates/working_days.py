"""Working days: Monday to Friday without the holidays passed in.

Holidays are always passed in, never fetched and never guessed; the jurisdiction pack has them.
"""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta

from throughcare.rules.dates.days import add_days

SATURDAY = 5


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= SATURDAY


def is_working_day(day: date, holidays: AbstractSet[date]) -> bool:
    """Monday to Friday and not a holiday."""
    return not is_weekend(day) and day not in holidays


def add_working_days(day: date, count: int, holidays: AbstractSet[date]) -> date:
    """The `count`-th working day after `day` (before it, if negative). `day` itself is never counted.

    Five working days after Monday 2 March 2026 is Monday 9 March 2026. A count of 0 gives `day`.
    Raises DateOutOfRange outside the years 1 to 9999.
    """
    step = 1 if count > 0 else -1
    left = abs(count)
    while left:
        day = add_days(day, step)
        left -= is_working_day(day, holidays)
    return day


def add_working_hours(moment: datetime, hours: int, holidays: AbstractSet[date]) -> datetime:
    """`hours` after `moment`, of which none falls on a weekend or a holiday.

    moment: on the clock of the place, without a zone; every day counts 24 hours (clocks change on Sundays).
    72 hours from Thursday 15:00 end on Tuesday at 15:00; from a Saturday they begin with Monday at 00:00.
    Raises DateOutOfRange past the year 9999.
    """
    left = timedelta(hours=hours)
    while True:
        midnight = datetime.combine(add_days(moment.date(), 1), time.min)
        if is_working_day(moment.date(), holidays):
            if left <= midnight - moment:
                return moment + left
            left -= midnight - moment
        moment = midnight


def working_days_in(start: date, end: date, holidays: AbstractSet[date]) -> int:
    """How many working days from `start` up to but not including `end`; 0 where `end` is not later."""
    weeks, rest = divmod(max((end - start).days, 0), 7)
    tail = end - timedelta(days=rest)
    odd = sum(not is_weekend(tail + timedelta(days=n)) for n in range(rest))
    away = sum(1 for day in holidays if start <= day < end and not is_weekend(day))
    return weeks * SATURDAY + odd - away


def on_or_after(day: date, holidays: AbstractSet[date]) -> date:
    """`day` if it is a working day, else the next one."""
    while not is_working_day(day, holidays):
        day = add_days(day, 1)
    return day


def on_or_before(day: date, holidays: AbstractSet[date]) -> date:
    """`day` if it is a working day, else the one before."""
    while not is_working_day(day, holidays):
        day = add_days(day, -1)
    return day
