"""From a sum to what is shown: points as they are, or log-odds through the logistic function to a percentage."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
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
    """Bands in rising order, on the number that is shown. Below the first there is none."""

    of: tuple[Band, ...]

    def find(self, shown: float) -> Band | None:
        """The band of a number; None below the first."""
        found = None
        for band in self.of:
            if shown < band.low:
                break
            found = band
        return found


class Shown(Enum):
    """How a probability becomes the percentage on the page. Whole-number arithmetic: no two machines differ."""

    WHOLE = "to 5 decimals, then to a whole percent, halves up"
    HUNDREDTHS = "to a hundredth of a percent, halves up"

    def one(self, probability: float) -> float:
        """The percentage shown."""
        if self is Shown.WHOLE:
            return (int(probability * 100_000 + 0.5) + 500) // 1000
        return int(probability * 10_000 + 0.5) / 100


class Link(Protocol):
    """From the sum of the contributions to the results."""

    @property
    def unit(self) -> str:
        """What the value is: "points" or "%"."""
        ...

    def one(self, total: float) -> tuple[float, Mapping[str, float]]:
        """The value shown, and further results by name."""
        ...


@dataclass(frozen=True, slots=True)
class Points:
    """The sum is the score."""

    unit: str = "points"

    def one(self, total: float) -> tuple[float, Mapping[str, float]]:
        return int(total), {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """The sum is log-odds. horizons: for each result by name, what is added to the sum before the link.

    shown: which of them the value and the bands rest on.
    """

    horizons: Mapping[str, float]
    shown: str
    digits: Shown
    unit: str = "%"

    def one(self, total: float) -> tuple[float, Mapping[str, float]]:
        found = {name: 1.0 / (1.0 + math.exp(-(total + shift))) for name, shift in self.horizons.items()}
        return self.digits.one(found[self.shown]), found
