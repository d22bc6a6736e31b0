"""Calibration of a probability: whether of those told "30%" about thirty in a hundred have the outcome."""

import numpy as np

from throughcare.insight.validation import disclosure
from throughcare.insight.validation.arrays import Floats, Truths
from throughcare.insight.validation.figures import Calibration, NotValidated, Predicted
from throughcare.insight.validation.intervals import rate
from throughcare.insight.validation.levels import Levels, count

EDGE = 1e-6
"""A probability of 0 or 1 is taken this far inside, where its log-odds are finite."""


def brier(probability: Floats, happened: Truths) -> float:
    """The mean of (p - y)², by scikit-learn. Source: Brier (1950), Monthly Weather Review 78 (1), 1-3."""
    from sklearn.metrics import brier_score_loss

    return float(brier_score_loss(happened, probability))


def calibration(probability: Floats, happened: Truths) -> Calibration:
    """How probabilities compare with what came. Both: shape (people,).

    The table has tenths of the people by prediction, joined where they are too few to show.
    Raises NotValidated where the outcome came to all or to none.
    """
    if happened.all() or not happened.any():
        raise NotValidated("Calibration needs people with the outcome and people without.")
    share = float(happened.mean())
    intercept, slope = _line(probability, happened)
    return Calibration(
        brier(probability, happened), share * (1 - share), float(probability.sum()), int(happened.sum()),
        intercept, slope, _table(probability, happened),
    )  # fmt: skip


def _line(probability: Floats, happened: Truths) -> tuple[float, float]:
    """Intercept and slope of a logistic regression of the outcome on the predicted log-odds.

    Source: Cox (1958), Biometrika 45 (3-4), 562-565.
    """
    from sklearn.linear_model import LogisticRegression

    inside = np.clip(probability, EDGE, 1 - EDGE)
    odds = np.log(inside / (1 - inside)).reshape(-1, 1)
    fitted = LogisticRegression(C=np.inf, max_iter=1000).fit(odds, happened)
    return float(fitted.intercept_[0]), float(fitted.coef_[0, 0])


def _table(probability: Floats, happened: Truths) -> tuple[Predicted, ...]:
    levels = Levels.of(probability)
    everybody = np.zeros(probability.size, dtype=np.intp)
    counted = count(levels, probability, happened, everybody, groups=1)
    made, at = [], levels.at(probability)
    for stretch in disclosure.stretches(counted, frozenset()):
        for part in stretch.parts:
            inside = (at >= part.first) & (at < part.stop)
            label = levels.label(part.first, part.stop)
            made.append(
                Predicted(
                    float(probability[inside].mean()),
                    rate(label, int(happened[inside].sum()), int(inside.sum())),
                )
            )
    return tuple(made)
