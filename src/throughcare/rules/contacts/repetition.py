"""Repeating appointments: the list of civil dates, shown before anything is booked."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from throughcare.rules.dates import add_months, is_weekend
from throughcare.rules.kernel import DateOutOfRange, RuleError

MOST_REPEATS = 104  # a house limit: two years of weekly appointments; longer series are booked again


class Interval(StrEnum):
    """How often."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    FOUR_WEEKLY = "four_weekly"
    MONTHLY = "monthly"

    @property
    def label(self) -> str:
        """Words for a list or a form."""
        return _TITLES[self]


_TITLES: dict[Interval, str] = {
    Interval.WEEKLY: "Every week",
    Interval.FORTNIGHTLY: "Every 2 weeks",
    Interval.FOUR_WEEKLY: "Every 4 weeks",
    Interval.MONTHLY: "Every month, on the same date",
}
_WEEKS: dict[Interval, int] = {Interval.WEEKLY: 1, Interval.FORTNIGHTLY: 2, Interval.FOUR_WEEKLY: 4}


class TooManyRepeats(RuleError):
    """A series must have from 1 to MOST_REPEATS appointments."""

    def __init__(self, times: int) -> None:
        super().__init__(
            f"Choose from 1 to {MOST_REPEATS} appointments, not {times}.", times=times, most=MOST_REPEATS
        )


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """One date of a series, with what the officer should notice before booking it."""

    on: date
    weekend: bool
    holiday: bool

    @property
    def working(self) -> bool:
        """Whether the office is likely to be open."""
        return not (self.weekend or self.holiday)


@dataclass(frozen=True, slots=True)
class Repetition:
    """A number of appointments at one interval, counting the first. Raises TooManyRepeats."""

    every: Interval
    times: int

    def __post_init__(self) -> None:
        if not 1 <= self.times <= MOST_REPEATS:
            raise TooManyRepeats(self.times)

    def dates(self, first: date, holidays: AbstractSet[date] = frozenset()) -> tuple[PlannedDate, ...]:
        """Every date of the series. None is skipped or moved: weekends and holidays are marked.

        A monthly series keeps the first date's day; in a shorter month it falls on the last day.
        Raises DateOutOfRange past the year 9999.
        """
        days = (self._nth(first, n) for n in range(self.times))
        return tuple(PlannedDate(day, is_weekend(day), day in holidays) for day in days)

    def _nth(self, first: date, n: int) -> date:
        if self.every is Interval.MONTHLY:
            return add_months(first, n)
        try:
            return first + n * timedelta(weeks=_WEEKS[self.every])
        except OverflowError as error:
            raise DateOutOfRange(first, f"and {n} more appointments") from error
