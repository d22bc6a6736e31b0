"""Days told by how far they lie from today, where an answer hangs on the distance and not on the date.

Written "today", "today+7", "today-1y", "today-1y+1d" or "-14d": years, then days; days without a letter.
"""

import re
from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates.days import add_days
from throughcare.rules.dates.months import add_months

MONTHS_OF_A_YEAR = 12
SHORTER_THAN_ANY_YEAR = 364
WRITTEN = re.compile(r"(?:today)?(?P<years>[+-]\d{1,3}y)?(?P<days>[+-]\d{1,5}d?)?")


@dataclass(frozen=True, slots=True)
class FromToday:
    """So many years and then so many days after today; before it, if negative."""

    years: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "FromToday | None":
        """What `text` says, or None where it says nothing of the kind."""
        found = WRITTEN.fullmatch(text) if text else None
        if found is None:
            return None
        return cls(int((found["years"] or "0").rstrip("y")), int((found["days"] or "0").rstrip("d")))

    def on(self, today: date) -> date:
        """The day itself, where today is `today`. Raises DateOutOfRange."""
        return add_days(add_months(today, MONTHS_OF_A_YEAR * self.years), self.days)

    @property
    def comparable(self) -> bool:
        """Whether it lies on the same side of every whole number of years whichever day today is."""
        return abs(self.days) <= SHORTER_THAN_ANY_YEAR

    def __str__(self) -> str:
        days = f"{self.days:+d}{'d' if self.years else ''}" if self.days else ""
        return f"today{f'{self.years:+d}y' if self.years else ''}{days}"


@dataclass(frozen=True, slots=True)
class DayOrFromToday:
    """An answer that is a date, or tells how far from today it lies. read gives a date or a FromToday."""

    def read(self, value: object) -> date | FromToday:
        if type(value) is date or isinstance(value, FromToday):
            return value
        if not isinstance(value, str):
            return _neither()
        told = FromToday.parse(value)
        if told is not None:
            return told
        try:
            return date.fromisoformat(value) if len(value) == len("YYYY-MM-DD") else _neither()
        except ValueError:
            return _neither()

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "a date (YYYY-MM-DD), or how far it lies from today (today, today-7, today-1y+1d)"


def _neither() -> date:
    raise ValueError("must be a date that exists, written YYYY-MM-DD, or lie so far from today: today-1y+1d")
