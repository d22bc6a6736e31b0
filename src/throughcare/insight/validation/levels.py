"""The levels of a score: each value by itself, or stretches of values where there are too many to list."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from throughcare.insight.validation.arrays import Counts, Floats, Truths

MOST_VALUES = 25
"""With more distinct values a score is read in stretches."""
STRETCHES = 10


@dataclass(frozen=True, slots=True)
class Levels:
    """Where each level begins, rising. each_value: whether every level is one value of the score."""

    starts: tuple[float, ...]
    each_value: bool

    @classmethod
    def of(cls, scores: Floats, borders: Sequence[float] = ()) -> "Levels":
        """The levels of these scores. borders: values at which a level must begin (bands, the cut)."""
        values = np.unique(scores)
        if values.size <= MOST_VALUES:
            return cls(tuple(values.tolist()), each_value=True)
        tenths = np.quantile(scores, np.arange(1, STRETCHES) / STRETCHES, method="inverted_cdf")
        inside = [border for border in borders if values[0] < border <= values[-1]]
        return cls(tuple(sorted({float(values[0]), *tenths.tolist(), *inside})), each_value=False)

    def at(self, scores: Floats) -> npt.NDArray[np.intp]:
        """The number of each person's level, from 0."""
        return np.searchsorted(np.array(self.starts), scores, side="right") - 1

    def beginning(self, border: float) -> int:
        """The number of the first level that lies at or above `border`."""
        return int(np.searchsorted(np.array(self.starts), border, side="left"))

    def label(self, first: int, stop: int) -> str:
        """The levels from `first` up to and without `stop`, in words."""
        low = number(self.starts[first])
        if self.each_value:
            return low if stop - first == 1 else f"{low} to {number(self.starts[stop - 1])}"
        return f"{low} or more" if stop == len(self.starts) else f"{low} to under {number(self.starts[stop])}"


def number(value: float) -> str:
    """A score as it is written: without a point where it is whole."""
    return f"{value:.0f}" if value == int(value) else f"{value:.4g}"


def count(
    levels: Levels, scores: Floats, happened: Truths, group: npt.NDArray[np.intp], groups: int
) -> Counts:
    """How many people of each group and level had the outcome, and had not: shape (groups, levels, 2).

    group: each person's group by number, shape (people,).
    """
    size = len(levels.starts)
    place = (group * size + levels.at(scores)) * 2 + (~happened)
    return np.bincount(place, minlength=groups * size * 2).reshape(groups, size, 2).astype(np.int64)
