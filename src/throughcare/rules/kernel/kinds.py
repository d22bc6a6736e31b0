"""Kinds of answers: what may be answered to a question, and how it is read from a file, a form or a cell of a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol


class Kind(Protocol):
    """What may be answered."""

    def read(self, value: object) -> object:
        """The answer in its own type. Raises ValueError with the reason, in words that follow the field's name."""
        ...

    def from_text(self, text: str) -> object:
        """What a cell of a table says, to be read; text that no answer is written as comes back as it is."""
        ...

    @property
    def words(self) -> str:
        """What may be answered, for a person."""
        ...


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`, both included. of: what is counted ("years", "sanctions")."""

    low: int
    high: int
    of: str = ""

    def read(self, value: object) -> int:
        if type(value) is not int:
            raise ValueError("must be a whole number")
        if not self.low <= value <= self.high:
            raise ValueError(f"must be from {self.low} to {self.high}, not {value}")
        return value

    def from_text(self, text: str) -> object:
        try:
            return int(text)
        except ValueError:
            return text

    @property
    def words(self) -> str:
        return f"a whole number from {self.low} to {self.high}" + (f" ({self.of})" if self.of else "")


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`, both included. of: what is measured ("per cent")."""

    low: float
    high: float
    of: str = ""

    def read(self, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError("must be a number")
        if not self.low <= value <= self.high:
            raise ValueError(f"must be from {self.low:g} to {self.high:g}, not {value}")
        return value

    def from_text(self, text: str) -> object:
        try:
            return float(text)
        except ValueError:
            return text

    @property
    def words(self) -> str:
        return f"a number from {self.low:g} to {self.high:g}" + (f" ({self.of})" if self.of else "")


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""

    def read(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise ValueError("must be yes (true) or no (false)")
        return value

    def from_text(self, text: str) -> object:
        return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
            text.lower(), text
        )

    @property
    def words(self) -> str:
        return "yes or no"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several codes, each with its words."""

    options: Mapping[str, str]

    def read(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.options:
            raise ValueError(f"must be one of {', '.join(self.options)}")
        return value

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "one of: " + "; ".join(f"{code} ({words})" for code, words in self.options.items())


@dataclass(frozen=True, slots=True)
class Day:
    """A civil date, written YYYY-MM-DD."""

    def read(self, value: object) -> date:
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else _not_a_day()
        except ValueError:
            return _not_a_day()

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "a date (YYYY-MM-DD)"


def _not_a_day() -> date:
    raise ValueError("must be a date that exists, written YYYY-MM-DD")


@dataclass(frozen=True, slots=True)
class Text:
    """Words or a code, not empty and at most `most` characters. of: what it names ("an offence code")."""

    of: str = "text"
    most: int = 200

    def read(self, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise ValueError(f"must be {self.of}")
        if len(value) > self.most:
            raise ValueError(f"must be at most {self.most} characters")
        return value

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return self.of


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day on the clock of the place, written HH:MM."""

    def read(self, value: object) -> time:
        if type(value) is time:
            return value
        try:
            return time.fromisoformat(value) if isinstance(value, str) and len(value) == 5 else _not_a_time()
        except ValueError:
            return _not_a_time()

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "a time (HH:MM)"


def _not_a_time() -> time:
    raise ValueError("must be a time of day, written HH:MM")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a time on the clock of the place, written YYYY-MM-DDTHH:MM:SS, without a zone."""

    def read(self, value: object) -> datetime:
        if isinstance(value, datetime) and value.tzinfo is None:
            return value
        try:
            found = (
                datetime.fromisoformat(value) if isinstance(value, str) and "T" in value else _not_a_moment()
            )
        except ValueError:
            return _not_a_moment()
        return found if found.tzinfo is None else _not_a_moment()

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "a day and time (YYYY-MM-DDTHH:MM:SS)"


def _not_a_moment() -> datetime:
    raise ValueError("must be a day and a time on the clock of the place, written YYYY-MM-DDTHH:MM:SS")


@dataclass(frozen=True, slots=True)
class Several:
    """A list of answers of one kind, at most `most`. read gives a tuple; a cell of a table parts them by semicolons."""

    each: Kind
    most: int = 1000

    def read(self, value: object) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            raise ValueError("must be a list")
        if len(value) > self.most:
            raise ValueError(f"must hold at most {self.most}")
        return tuple(self._one(at, one) for at, one in enumerate(value, start=1))

    def _one(self, at: int, one: object) -> object:
        try:
            return self.each.read(one)
        except ValueError as wrong:
            raise ValueError(f"number {at} {wrong}") from wrong

    def from_text(self, text: str) -> object:
        return [self.each.from_text(part.strip()) for part in text.split(";") if part.strip()]

    @property
    def words(self) -> str:
        return f"a list, each {self.each.words}"
