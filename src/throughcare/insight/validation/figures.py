"""What a validation gives: plain figures, which anything can read without loading what works them out."""

from dataclasses import dataclass

FEWEST = 10
"""A figure is shown where at least so many people had the outcome, and at least so many had not."""


class NotValidated(ValueError):
    """The figures asked for cannot be worked out, or not shown, from these people; the message says why."""


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


@dataclass(frozen=True, slots=True)
class Auc:
    """The area under the ROC curve, 0 to 1, with a 95% interval.

    0.5: no better than chance. Below 0.5: the wrong way round.
    """

    value: float
    low: float
    high: float
    people: int
    happened: int


@dataclass(frozen=True, slots=True)
class AtCut:
    """Errors and hits at one cut; each is a share of the people named.

    cut: the first score called high. high: how many have it, of all. false_positive: called high, of those without the
    outcome. false_negative: not called high, of those with it. right_when_high: with the outcome, of those called high
    (positive predictive value). wrong_when_low: with the outcome, of those not called high.
    """

    cut: str
    high: Rate
    false_positive: Rate
    false_negative: Rate
    right_when_high: Rate
    wrong_when_low: Rate


@dataclass(frozen=True, slots=True)
class Predicted:
    """A group of people with about the same prediction: its mean, 0 to 1, and what came."""

    predicted: float
    observed: Rate


@dataclass(frozen=True, slots=True)
class Calibration:
    """Predictions against what came.

    brier: mean squared difference, 0 (perfect) to 1. brier_of_base_rate: of telling everybody the base rate.
    expected: the outcomes predicted in all, beside those that came. intercept, slope: of the log-odds; 0 and 1 when
    perfect, a slope below 1 when predictions are too extreme.
    """

    brier: float
    brier_of_base_rate: float
    expected: float
    happened: int
    intercept: float
    slope: float
    table: tuple[Predicted, ...]


@dataclass(frozen=True, slots=True)
class Still:
    """After `day` days: the share still without the outcome, 0 to 1, its 95% interval, and how many are followed."""

    day: int
    at_risk: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """One group's curve, at the days where enough people had the outcome since the day before it in the table."""

    label: str
    people: int
    happened: int
    points: tuple[Still, ...]


@dataclass(frozen=True, slots=True)
class Survival:
    """The curves. concordance: Harrell's C, 0 to 1: how often of two people the one with the higher score came first.

    different: p-value of the log-rank test between the first two curves; None for one curve.
    """

    curves: tuple[Curve, ...]
    concordance: float
    different: float | None


@dataclass(frozen=True, slots=True)
class Group:
    """One group's figures. by_score, by_band: in the stretches of its division. at_cut: None where not to be shown."""

    whole: Rate
    auc: Auc
    at_cut: AtCut | None
    by_score: tuple[Rate, ...]
    by_band: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """The people divided one way. left_out: groups too small to show, or left out so that those cannot be told."""

    title: str
    groups: tuple[Group, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A validation. whole: the base rate. by_score: rising. cuts: at each beginning of a stretch of `by_score`.

    lowest: the label in `by_score` with the lowest rate. falls: neighbours where the rate falls as the score rises.
    calibration: None where the score is no probability. survival: None where no time is known.
    fewest: the threshold below which nothing is shown.
    """

    whole: Rate
    auc: Auc
    by_score: tuple[Rate, ...]
    by_band: tuple[Rate, ...]
    cuts: tuple[AtCut, ...]
    own_cut: AtCut | None
    lowest: str
    falls: tuple[tuple[str, str], ...]
    divisions: tuple[Division, ...]
    calibration: Calibration | None
    survival: Survival | None
    fewest: int = FEWEST
