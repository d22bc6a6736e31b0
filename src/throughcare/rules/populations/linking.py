"""Links over columns: from sums to what is shown, the same digits as one person's path."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from throughcare.rules.instruments import Link, Logistic, Points, Shown

type Numbers = NDArray[np.float64]

NEAR = 1e-7
"""A number this close to where its shown digits change is shown by one person's path: the two exponentials may differ
in their last bit."""


@dataclass(frozen=True, slots=True)
class LinkedMany:
    """What a column of sums comes to; see `instruments.Linked`."""

    value: Numbers
    banded: Numbers
    also: Mapping[str, Numbers] = field(default_factory=dict)


class LinkingMany(Protocol):
    """A link over columns. names: of the further results."""

    @property
    def names(self) -> tuple[str, ...]: ...

    def many(self, total: Numbers) -> LinkedMany:
        """The results of a column of sums."""
        ...


def linking(link: Link) -> LinkingMany:
    """The link over columns."""
    if isinstance(link, Points):
        return _Sums()
    if isinstance(link, Logistic):
        return _LogOdds(link)
    return _Table(link)


class _Sums:
    """The sum is the score."""

    names: tuple[str, ...] = ()

    def many(self, total: Numbers) -> LinkedMany:
        return LinkedMany(total, total)


class _LogOdds:
    """One exponential for each horizon."""

    def __init__(self, link: Logistic) -> None:
        self._link = link
        self.names = tuple(link.horizons)

    def many(self, total: Numbers) -> LinkedMany:
        also = {name: _logistic(total + shift) for name, shift in self._link.horizons.items()}
        shown = self._shown(total, also[self._link.shown])
        return LinkedMany(shown, shown, also)

    def _shown(self, total: Numbers, chance: Numbers) -> Numbers:
        scale = 100_000 if self._link.digits is Shown.WHOLE else 10_000
        exact = chance * scale + 0.5
        floor = np.floor(exact)
        shown: Numbers = (
            np.floor((floor + 500) / 1000) if self._link.digits is Shown.WHOLE else floor / 100
        )  # whole numbers below 2**53: exact
        np.minimum(shown, self._link.most, out=shown)
        for row in np.flatnonzero(np.abs(exact - np.rint(exact)) < NEAR):
            shown[row] = self._link.one(float(total[row])).value
        return shown


def _logistic(log_odds: Numbers) -> Numbers:
    result = np.negative(log_odds, out=log_odds)
    np.exp(result, out=result)
    result += 1.0
    return np.divide(1.0, result, out=result)


class _Table:
    """Any other link, asked once for every sum that occurs."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.names = tuple(link.one(0.0).also)

    def many(self, total: Numbers) -> LinkedMany:
        sums, at = _different(total)
        linked = [self._link.one(float(each)) for each in sums]
        return LinkedMany(
            np.array([each.value for each in linked], dtype=np.float64)[at],
            np.array([each.banded for each in linked], dtype=np.float64)[at],
            {
                name: np.array([each.also[name] for each in linked], dtype=np.float64)[at]
                for name in self.names
            },
        )


def _different(total: Numbers) -> tuple[Numbers, NDArray[Any]]:
    """The sums that occur, and the place of each row's among them."""
    if len(total) and np.array_equal(total, np.rint(total)) and np.ptp(total) < 100_000:
        low = total.min()
        return np.arange(low, total.max() + 1.0), (total - low).astype(np.int64)
    sums, at = np.unique(total, return_inverse=True)
    return sums, at
