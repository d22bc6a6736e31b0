"""A validation as page, API and command line show it: what was asked, of whom, who was left out, and the figures."""

from dataclasses import dataclass

from throughcare.insight.validation import Report

Cell = tuple[str, str, str, tuple[str, ...], int]
"""Score, outcome and days as the source gives them ("" for blank), the group in each division, and how many people."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was held against what. outcome, horizon, population, cut_because: in words. source: where it comes from."""

    cohort: str
    cohort_title: str
    score: str
    score_title: str
    population: str
    outcome: str
    horizon: str
    cut_because: str
    no_brier_because: str
    no_time_because: str
    cautions: tuple[str, ...]
    source: str
    source_address: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people there are, and how many were left out, for want of an outcome or of a score."""

    in_cohort: int
    without_outcome: int
    without_score: int

    @property
    def used(self) -> int:
        """Those of whom the figures tell."""
        return self.in_cohort - self.without_outcome - self.without_score


@dataclass(frozen=True, slots=True)
class Validation:
    """One score in one cohort. report: None where nothing may be shown, and `why_not` says why."""

    asked: Asked
    counted: Counted
    report: Report | None
    why_not: str = ""


NO_PROBABILITY = (
    "The score is a grade, not a probability: it says who is more likely than whom, not how likely. A Brier score"
    " compares a stated probability with what came, so there is none, and no calibration in the strict sense."
)
NO_TIME = "No time to the outcome is given."
