"""A share of people, with the interval in which chance alone would let it lie."""

import math

from throughcare.insight.validation.figures import Rate

Z = 1.959963984540054
"""The normal quantile of a 95% interval."""


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
