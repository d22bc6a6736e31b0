"""A share of people, with the interval in which chance alone would let it lie."""

import math
from dataclasses import dataclass

Z = 1.959963984540054
"""The normal quantile of a 95% interval."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`happened` of `people`, as a share 0 to 1 with its 95% interval.

    label: whose it is, in words: a score, a band, a group.
    """

    label: str
    people: int
    happened: int
    rate: float
    low: float
    high: float


def rate(label: str, happened: int, people: int) -> Rate:
    """A share with its Wilson interval. people: 1 or more.

    Formula: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
    Source: Wilson, E. B. (1927), Journal of the American Statistical Association 22 (158), 209-212.
    """
    share, square = happened / people, Z * Z
    centre = share + square / (2 * people)
    half = Z * math.sqrt(share * (1 - share) / people + square / (4 * people * people))
    scale = 1 + square / people
    low = (centre - half) / scale if happened else 0.0
    high = (centre + half) / scale if happened < people else 1.0
    return Rate(label, people, happened, share, low, high)
