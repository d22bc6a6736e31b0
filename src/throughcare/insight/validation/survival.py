"""Time to the outcome: how many are still without it after so many days, for those called high and the others."""

import numpy as np

from throughcare.insight.validation.arrays import Floats, Truths
from throughcare.insight.validation.figures import FEWEST, Curve, Still, Survival

MOMENTS = 12
"""At most so many points of each curve are shown."""


def survival(days: Floats, happened: Truths, scores: Floats, cut: float | None) -> Survival:
    """Kaplan-Meier curves by lifelines, with log-log Greenwood intervals; by `cut` where there is one.

    days, happened, scores: shape (people,); days 0 or more, followed without the outcome where `happened` is False.
    Source: Kaplan and Meier (1958), JASA 53 (282), 457-481; lifelines' KaplanMeierFitter.
    """
    from lifelines.statistics import logrank_test
    from lifelines.utils import concordance_index

    parts = {"Everybody": np.ones(scores.size, dtype=np.bool_)}
    if cut is not None and _enough(happened, scores >= cut) and _enough(happened, scores < cut):
        parts = {"Called high": scores >= cut, "Not called high": scores < cut}
    curves = tuple(curve(label, days[inside], happened[inside]) for label, inside in parts.items())
    different = None
    if len(parts) == 2:
        high, low = parts.values()
        test = logrank_test(days[high], days[low], happened[high], happened[low])
        different = float(test.p_value)
    return Survival(curves, float(concordance_index(days, -scores, happened)), different)


def _enough(happened: Truths, inside: Truths) -> bool:
    return bool(min((happened & inside).sum(), (~happened & inside).sum()) >= FEWEST)


def curve(label: str, days: Floats, happened: Truths) -> Curve:
    """One group's curve at the days that may be shown."""
    from lifelines import KaplanMeierFitter

    at = _moments(days, happened)
    fitted = KaplanMeierFitter().fit(days, happened)
    shares = fitted.survival_function_at_times(at).to_numpy()
    bounds = fitted.confidence_interval_
    rows = bounds.index.searchsorted(at, side="right") - 1
    points = tuple(
        Still(int(day), int((days >= day).sum()), float(share), float(bounds.iloc[row, 0]), float(bounds.iloc[row, 1]))
        for day, share, row in zip(at, shares, rows, strict=True)
    )  # fmt: skip
    return Curve(label, days.size, int(happened.sum()), points)


def _moments(days: Floats, happened: Truths) -> list[int]:
    """Evenly spaced days; one is left out where too few had the outcome since the last, or too few are followed."""
    found: list[int] = []
    before = -1.0
    for day in np.unique(np.ceil(np.linspace(0, days.max(), MOMENTS + 1)[1:]).astype(int)):
        came = int((happened & (days > before) & (days <= day)).sum())
        if came >= FEWEST and (days >= day).sum() >= FEWEST:
            found.append(int(day))
            before = float(day)
    return found
