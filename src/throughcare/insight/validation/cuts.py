"""What follows from calling everybody "high" whose score is at or above a cut."""

from dataclasses import dataclass

from throughcare.insight.validation.intervals import Rate, rate


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


def at_cut(cut: str, below: tuple[int, int], above: tuple[int, int]) -> AtCut:
    """The errors from four counts. below, above: people with the outcome, and without it; each at least 1."""
    missed, cleared = below
    caught, wrongly = above
    return AtCut(
        cut,
        high=rate("called high", caught + wrongly, caught + wrongly + missed + cleared),
        false_positive=rate("called high, without the outcome", wrongly, wrongly + cleared),
        false_negative=rate("not called high, with the outcome", missed, missed + caught),
        right_when_high=rate("outcome, called high", caught, caught + wrongly),
        wrong_when_low=rate("outcome, not called high", missed, missed + cleared),
    )
