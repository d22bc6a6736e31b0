"""Discrimination: how well a score puts those to whom the outcome came before those to whom it did not."""

import math

import numpy as np

from throughcare.insight.validation.arrays import Floats, Truths
from throughcare.insight.validation.figures import Auc, NotValidated
from throughcare.insight.validation.intervals import Z


def auc(scores: Floats, happened: Truths) -> Auc:
    """The chance that a person with the outcome has a higher score than one without; ties count half.

    scores, happened: shape (people,). The value is scikit-learn's; the interval is DeLong's, cut off at 0 and 1.
    Raises NotValidated where fewer than two people have the outcome, or fewer than two have not.
    """
    from sklearn.metrics import roc_auc_score

    if min(happened.sum(), (~happened).sum()) < 2:
        raise NotValidated("It takes two people with the outcome and two without to compare them.")
    value = float(roc_auc_score(happened, scores))
    half = Z * math.sqrt(delong_variance(scores, happened))
    return Auc(value, max(0.0, value - half), min(1.0, value + half), scores.size, int(happened.sum()))


def delong_variance(scores: Floats, happened: Truths) -> float:
    """The variance of the area, for unpaired people; 0 where the score parts them perfectly or is the same for all.

    Formula: var(V10)/m + var(V01)/n with the placements V of those with (m) and without (n) the outcome.
    Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837-845; placements by midranks as in Sun and Xu
    (2014), IEEE Signal Processing Letters 21 (11), 1389-1393.
    """
    with_it, without = scores[happened], scores[~happened]
    together = _midranks(np.concatenate([with_it, without]))
    m, n = with_it.size, without.size
    above = (together[:m] - _midranks(with_it)) / n
    below = 1.0 - (together[m:] - _midranks(without)) / m
    return float(above.var(ddof=1) / m + below.var(ddof=1) / n)


def _midranks(values: Floats) -> Floats:
    """Ranks from 1; equal values share the mean of their ranks."""
    _, at, count = np.unique(values, return_inverse=True, return_counts=True)
    last: Floats = np.cumsum(count).astype(np.float64)
    ranks: Floats = (last - (count - 1) / 2)[at]
    return ranks
