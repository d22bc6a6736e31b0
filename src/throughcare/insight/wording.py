"""Figures as they are written on a page, in one place, so that page and command line show the same digits."""

from throughcare.insight.validation import Auc, Rate, Report


def percent(share: float) -> str:
    """A share of people: "57.6%"."""
    return f"{share * 100:.1f}%"


def with_interval(rate: Rate) -> str:
    """ "57.6% (57.0% to 58.2%)"."""
    return f"{percent(rate.rate)} ({percent(rate.low)} to {percent(rate.high)})"


def area(auc: Auc) -> str:
    """ "0.605 (0.598 to 0.612)"."""
    return f"{auc.value:.3f} ({auc.low:.3f} to {auc.high:.3f})"


def pairs(auc: Auc) -> str:
    """What the area means, in words."""
    return (
        f"Take one person with the outcome and one without. In {auc.value * 100:.0f} of 100 such pairs the one with the"
        " outcome has the higher score (a tie counts half). Tossing a coin gives 50; a perfect score gives 100."
    )


def order(report: Report) -> str:
    """Whether the rate rises with the score, in words; from the figures."""
    first = report.by_score[0]
    if not report.falls:
        return "The share with the outcome rises with every step of the score."
    said = "; ".join(f"from {low} to {high}" for low, high in report.falls)
    lowest = next(each for each in report.by_score if each.label == report.lowest)
    if lowest is first:
        return f"The share with the outcome does not rise with every step: it falls {said}."
    return (
        f"The lowest score is not the lowest risk: at {first.label} the outcome came to {percent(first.rate)}, at"
        f" {lowest.label} to {percent(lowest.rate)}. The share falls {said}."
    )
