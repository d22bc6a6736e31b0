"""Figures as they are written on a page, in one place, so that page and command line show the same digits."""

from throughcare.insight.validation import Auc, Rate


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
