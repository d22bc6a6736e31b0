"""Questions: what may be answered, and how an answer is read.

An answer that is not there stays one of three things (`kernel.Unknown`): the key is missing (not asked), the value
is null (asked and not known), or the source itself says unknown. None of them is a no, a zero or a guess.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from throughcare.rules.kernel.answers import Answer, Unknown
from throughcare.rules.kernel.errors import RuleError


@dataclass(frozen=True, slots=True)
class Problem:
    """One answer that cannot be used: where it stands, what it is, and why not."""

    field: str
    value: object
    reason: str

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}"


class BadAnswers(RuleError):
    """Answers that a rule refuses; nothing was scored or decided."""

    def __init__(self, rule: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        said = "; ".join(map(str, self.problems))
        super().__init__(f"{rule} refuses these answers. {said}", rule=rule, problems=self.problems)


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
        if isinstance(value, bool) or not isinstance(value, int):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question. name: the key of its answer. asks: in plain words. needed: whether nothing is said without it."""

    name: str
    asks: str
    kind: Kind
    needed: bool = True


type Answers = dict[str, object]


def read_answers(rule: str, items: Iterable[Item], given: Mapping[str, object]) -> Answers:
    """Every item's answer in its own type, or an Unknown; keys that no item has are left alone.

    Raises BadAnswers, which names every field that cannot be used, not only the first.
    """
    answers: Answers = {}
    problems: list[Problem] = []
    for item in items:
        value = _unknown_or(given.get(item.name, Unknown.NOT_ASKED))
        if not isinstance(value, Unknown):
            try:
                answers[item.name] = item.kind.read(value)
            except ValueError as wrong:
                problems.append(Problem(item.name, value, str(wrong)))
        elif item.needed:
            problems.append(Problem(item.name, value.value, "is needed, and there is no answer"))
        else:
            answers[item.name] = value
    if problems:
        raise BadAnswers(rule, problems)
    return answers


_UNKNOWN = {unknown.value: unknown for unknown in Unknown}


def _unknown_or(value: object) -> Answer[object]:
    if value is None:
        return Unknown.NOT_KNOWN
    return _UNKNOWN.get(value, value) if isinstance(value, str) else value
