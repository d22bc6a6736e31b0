"""Small numbers: what may be shown, so that nobody's outcome can be told from the figures, nor by subtraction.

One threshold. Everything that is shown of a division (by sex, by age ...) is a sum over the same cells: shown group
by stretch of scores by outcome. Every cell holds at least `FEWEST` people. So does what remains of the whole when all
shown groups are taken away from it. No difference between two figures can therefore come down to fewer people.
"""

from dataclasses import dataclass

import numpy as np

from throughcare.insight.validation.arrays import Counts, Truths
from throughcare.insight.validation.figures import FEWEST

__all__ = ["FEWEST", "Stretch", "cells", "shown", "stretches"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring levels of a score, from `first` up to and without `stop`, that are shown as one.

    parts: finer stretches that together make it up.
    """

    first: int
    stop: int
    parts: tuple["Stretch", ...] = ()


def stretches(counts: Counts, borders: frozenset[int], cut: int | None = None) -> tuple[Stretch, ...]:
    """The finest stretches of levels in which every group has enough people with and without the outcome.

    counts: shape (groups, levels, 2). borders: levels at which a stretch should begin (bands); one that would leave too
    few on a side is given up. cut: the border to be given up last. Empty where even all levels together are too few.
    """
    halves = _split(counts, Stretch(0, counts.shape[1]), frozenset() if cut is None else frozenset({cut}))
    return tuple(
        Stretch(wide.first, wide.stop, _split(counts, wide, frozenset(range(wide.first, wide.stop))))
        for half in halves for wide in _split(counts, half, borders)
    )  # fmt: skip


def _split(counts: Counts, whole: Stretch, borders: frozenset[int]) -> tuple[Stretch, ...]:
    """A stretch, parted at those of `borders` that leave enough on each side."""
    edges = sorted({whole.first, *(border for border in borders if whole.first < border < whole.stop)})
    summed = np.add.reduceat(counts[:, : whole.stop], edges, axis=1)
    ends = [*edges, whole.stop]
    return tuple(Stretch(ends[first], ends[stop]) for first, stop in _joined(summed))


def _joined(counts: Counts) -> list[tuple[int, int]]:
    """Neighbours joined from the left until each part has enough in every group; what is left over joins the last."""
    found: list[tuple[int, int]] = []
    first, size = 0, counts.shape[1]
    for stop in range(1, size + 1):
        if (counts[:, first:stop].sum(axis=1) >= FEWEST).all():
            found.append((first, stop))
            first = stop
    if found:
        found[-1] = (found[-1][0], size)
    return found


def shown(counts: Counts) -> Truths:
    """Which groups may be shown, shape (groups,).

    A group with too few is left out; and then the smallest of the others, until those left out are enough together,
    so that taking the shown ones from the whole tells nothing.
    """
    fewer = counts.sum(axis=1).min(axis=1)
    hidden: Truths = fewer < FEWEST
    while hidden.any() and not hidden.all() and (counts[hidden].sum(axis=(0, 1)) < FEWEST).any():
        hidden[np.where(hidden, np.iinfo(np.int64).max, fewer).argmin()] = True
    return ~hidden


def cells(counts: Counts, visible: Truths) -> Counts:
    """The shown groups, and all others together as one more group where there are any: what stretches must suit."""
    rest = counts[~visible].sum(axis=0, keepdims=True)
    return np.concatenate([counts[visible], rest]) if rest.any() else counts[visible]
