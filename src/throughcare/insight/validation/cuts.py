"""What follows from calling everybody "high" whose score is at or above a cut."""

from throughcare.insight.validation.figures import AtCut
from throughcare.insight.validation.intervals import rate


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
