"""Clocks of the law: how long something may take, each in its own unit, and when that time is up."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from throughcare.rules.dates.days import add_days
from throughcare.rules.dates.months import add_months
from throughcare.rules.dates.wording import count_of
from throughcare.rules.dates.working_days import add_working_days, add_working_hours

NO_HOLIDAYS: frozenset[date] = frozenset()


class ClockUnit(StrEnum):
    """What is counted. Judicial days are the court's own: its closed days are the holidays passed in."""

    HOURS = "hour"
    WORKING_HOURS = "hour without weekends and holidays"
    DAYS = "calendar day"
    BUSINESS_DAYS = "business day"
    JUDICIAL_DAYS = "judicial day"
    MONTHS = "calendar month"


_MANY = {ClockUnit.WORKING_HOURS: "hours without weekends and holidays"}
_HOURS = frozenset({ClockUnit.HOURS, ClockUnit.WORKING_HOURS})


@dataclass(frozen=True, slots=True)
class Clock:
    """So many of a unit. The day or moment it starts from is not counted."""

    amount: int
    unit: ClockUnit

    @property
    def words(self) -> str:
        """ "3 business days"."""
        return count_of(self.amount, self.unit.value, _MANY.get(self.unit))

    @property
    def in_hours(self) -> bool:
        """Whether it runs in hours, so that a day alone does not say when it ends."""
        return self.unit in _HOURS

    @property
    def asks_holidays(self) -> bool:
        """Whether holidays move its end."""
        return self.unit in {ClockUnit.WORKING_HOURS, ClockUnit.BUSINESS_DAYS, ClockUnit.JUDICIAL_DAYS}

    def last_day(self, start: date, holidays: AbstractSet[date] = NO_HOLIDAYS) -> date:
        """The last day in time. Raises DateOutOfRange past the year 9999, ValueError for a clock in hours."""
        if self.in_hours:
            raise ValueError(f"{self.words} end at a moment, not on a day.")
        if self.unit is ClockUnit.DAYS:
            return add_days(start, self.amount)
        if self.unit is ClockUnit.MONTHS:
            return add_months(start, self.amount)
        return add_working_days(start, self.amount, holidays)

    def end(self, start: datetime, holidays: AbstractSet[date] = NO_HOLIDAYS) -> datetime:
        """The moment a clock in hours ends. Raises DateOutOfRange past 9999, ValueError for a clock in days."""
        if not self.in_hours:
            raise ValueError(f"{self.words} end with a day, not at a moment.")
        if self.unit is ClockUnit.WORKING_HOURS:
            return add_working_hours(start, self.amount, holidays)
        days, hours = divmod(start.hour + self.amount, 24)
        return datetime.combine(add_days(start.date(), days), start.time().replace(hour=hours))
