"""Days told by how far they lie from today, where an answer hangs on the distance and not on the date.

Written "today", "tomorrow", "today+7", "-14d", "today-1y", "today-1y+1d": years, then days. Without "today" before
them the days have their letter.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates.days import add_days
from throughcare.rules.dates.months import add_months
from throughcare.rules.kernel import BadAnswers, Day, Problem, Unknown, is_known

MONTHS_OF_A_YEAR = 12
SHORTER_THAN_ANY_YEAR = 364
WORDS: Mapping[str, int] = {"yesterday": -1, "today": 0, "tomorrow": 1}
WRITTEN = re.compile(r"(?P<from>today)?(?P<years>[+-]\d{1,3}y)?(?P<days>[+-]\d{1,6}(?P<letter>d)?)?")


@dataclass(frozen=True, slots=True)
class FromToday:
    """So many years and then so many days after today; before it, if negative."""

    years: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "FromToday | None":
        """What `text` says, or None where it says nothing of the kind."""
        if text in WORDS:
            return cls(days=WORDS[text])
        found = WRITTEN.fullmatch(text) if text else None
        if found is None or (found["days"] and not (found["from"] or found["letter"])):
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


type SomeDay = date | FromToday


@dataclass(frozen=True, slots=True)
class DayOrFromToday:
    """An answer that is a date, or tells how far from today it lies. read gives a date or a FromToday."""

    def read(self, value: object) -> SomeDay:
        if isinstance(value, FromToday):
            return value
        told = FromToday.parse(value) if isinstance(value, str) else None
        if told is not None:
            return told
        try:
            return Day().read(value)
        except ValueError:
            raise ValueError(f"must be {self.words}") from None

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "a date that exists (YYYY-MM-DD), or how far from today it lies (yesterday, +14d, today-1y+1d)"


def days_away(rule: str, day: SomeDay, today: date | Unknown) -> int:
    """How many days after today `day` lies. Raises BadAnswers where that cannot be said without `today`."""
    if isinstance(day, FromToday) and not day.years:
        return day.days
    if not is_known(today):
        raise BadAnswers(rule, [Problem("today", today.value, "is needed to say how far away that day is")])
    return ((day.on(today) if isinstance(day, FromToday) else day) - today).days
