"""From a sum to what is shown: points as they are, or log-odds through the logistic function to a percentage."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Band:
    """A band from `low` (included) up to the next one. code: the instrument's own name for it."""

    code: str
    title: str
    low: float


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands in rising order. Below the first there is none."""

    of: tuple[Band, ...]

    def find(self, number: float) -> Band | None:
        """The band of a number; None below the first."""
        found = None
        for band in self.of:
            if number < band.low:
                break
            found = band
        return found


@dataclass(frozen=True, slots=True)
class Linked:
    """What a sum comes to. value: what is shown. banded: the number that bands rest on. also: further results."""

    value: float
    banded: float
    also: Mapping[str, float] = field(default_factory=dict)


class Link(Protocol):
    """From the sum of the contributions to the results. unit: of the value. banded_in: of the number bands rest on.

    formula: how, a line for each step.
    """

    @property
    def unit(self) -> str: ...

    @property
    def banded_in(self) -> str: ...

    @property
    def formula(self) -> tuple[str, ...]: ...

    def one(self, total: float) -> Linked:
        """The results of one sum."""
        ...


@dataclass(frozen=True, slots=True)
class Points:
    """The sum is the score: a whole number wherever it is one."""

    unit: str = "points"
    banded_in: str = "points"

    @property
    def formula(self) -> tuple[str, ...]:
        """The sum itself."""
        return (f"The sum is the score, in {self.unit}.",)

    def one(self, total: float) -> Linked:
        shown = int(total) if total == int(total) else total
        return Linked(shown, shown)


ALL = 100
"""Per cent."""


class Shown(Enum):
    """How a probability becomes the percentage on the page. Whole-number arithmetic: no two machines differ."""

    WHOLE = "to 5 decimals, then to a whole percent, halves up"
    HUNDREDTHS = "to a hundredth of a percent, halves up"

    def percent(self, probability: float) -> float:
        """The percentage shown."""
        if self is Shown.WHOLE:
            return (int(probability * 100_000 + 0.5) + 500) // 1000
        return int(probability * 10_000 + 0.5) / 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """The sum is log-odds. horizons: for each result by name, what is added to the sum before the link.

    shown: which of them value and bands rest on. most: the highest percentage ever shown.
    """

    horizons: Mapping[str, float]
    shown: str
    digits: Shown
    most: float = ALL
    unit: str = "%"
    banded_in: str = "%"

    @property
    def formula(self) -> tuple[str, ...]:
        """Each chance, and what is shown of one."""
        chances = tuple(
            f"{name} = 1 / (1 + e^-{f'(sum{_plus(shift)})' if shift else 'sum'}), a chance"
            for name, shift in self.horizons.items()
        )
        most = "" if self.most >= ALL else f", at most {self.most:g} %"
        return (*chances, f"Shown is {self.shown} in per cent: {self.digits.value}{most}.")

    def one(self, total: float) -> Linked:
        found = {name: logistic(total + shift) for name, shift in self.horizons.items()}
        percent = min(self.digits.percent(found[self.shown]), self.most)
        return Linked(percent, percent, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogisticOfPoints:
    """The sum is a score in points; a probability by name is the logistic of `slope` times the score plus `horizons`.

    Each comes as a whole percent too (name_pct), halves up, never below `least` nor above `most`. shown: which percent
    the bands rest on.
    """

    slope: float
    horizons: Mapping[str, float]
    shown: str
    least: int = 1
    most: int = 99
    unit: str = "points"
    banded_in: str = "%"

    @property
    def formula(self) -> tuple[str, ...]:
        """The score, and each chance from it."""
        chances = tuple(
            f"{name} = 1 / (1 + e^-({self.slope:g} x sum{_plus(start)})), a chance"
            for name, start in self.horizons.items()
        )
        shown = (
            f"Each comes in whole per cent too (_pct), halves up, from {self.least} to {self.most}; "
            f"the bands rest on {self.shown}_pct."
        )
        return ("The sum is the score, in points.", *chances, shown)

    def one(self, total: float) -> Linked:
        found = {name: logistic(self.slope * total + start) for name, start in self.horizons.items()}
        percents = {
            f"{name}_pct": min(max(int(chance * 100 + 0.5), self.least), self.most)
            for name, chance in found.items()
        }
        return Linked(int(total), percents[f"{self.shown}_pct"], found | percents)


def _plus(number: float) -> str:
    """What is added, with every digit it has."""
    return f" {'+' if number > 0 else '-'} {abs(number)}"


def logistic(log_odds: float) -> float:
    """The probability of log-odds."""
    return 1.0 / (1.0 + math.exp(-log_odds))
