"""Days said by how far they are from today, beside days with a date: "what if the tariff ended in two weeks?"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.kernel import BadAnswers, Day, Problem, Unknown, is_known

WORDS: Mapping[str, int] = {"yesterday": -1, "today": 0, "tomorrow": 1}
DISTANCE = re.compile(r"([+-]\d{1,6})d")


@dataclass(frozen=True, slots=True)
class FromToday:
    """A day so many days after today; 0 is today, below 0 it is past."""

    days: int


type SomeDay = date | FromToday


@dataclass(frozen=True, slots=True)
class DayOrDistance:
    """A civil date, or how far from today it is: +14d, -1d, yesterday, today, tomorrow."""

    def read(self, value: object) -> SomeDay:
        if isinstance(value, FromToday):
            return value
        if isinstance(value, str) and value in WORDS:
            return FromToday(WORDS[value])
        if isinstance(value, str) and (found := DISTANCE.fullmatch(value)):
            return FromToday(int(found[1]))
        try:
            return Day().read(value)
        except ValueError:
            raise ValueError(f"must be {self.words}") from None

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "a date that exists (YYYY-MM-DD), or how far from today it is (+14d, -1d, yesterday)"


def days_away(rule: str, day: SomeDay, today: date | Unknown) -> int:
    """How many days after today `day` lies. Raises BadAnswers where that cannot be said without `today`."""
    if isinstance(day, FromToday):
        return day.days
    if not is_known(today):
        raise BadAnswers(
            rule, [Problem("today", today.value, "is needed to say how far away a day with a date is")]
        )
    return (day - today).days
