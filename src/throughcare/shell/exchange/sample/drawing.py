"""Quick draws from a seeded generator. `random.Random` has the same, several times slower."""

from collections.abc import Sequence
from random import Random
from typing import Any


def among[T](r: Random, things: Sequence[T]) -> T:
    """One of `things`, each as likely."""
    return things[int(r.random() * len(things))]


def between(r: Random, least: int, most: int) -> int:
    """A whole number from `least` to `most`, both included; `least` where the range is empty."""
    return least + int(r.random() * (most - least + 1)) if most > least else least


def chance(r: Random, share: float) -> bool:
    """True in `share` of all draws."""
    return r.random() < share


def shared[T](r: Random, things: Sequence[T], *, at: int | None) -> T:
    """One of `things` by its share: item `at` of a tuple, or the attribute `share` where `at` is None."""
    shares = [_share(each, at) for each in things]
    left = r.random() * sum(shares)
    for each, share in zip(things, shares, strict=True):
        left -= share
        if left < 0:
            return each
    return things[-1]


def _share(thing: Any, at: int | None) -> float:
    return float(thing.share if at is None else thing[at])
