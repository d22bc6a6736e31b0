"""From counts of people to the figures of a validation: loads NumPy, and larger libraries as they are needed."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from throughcare.insight.validated import NO_PROBABILITY, NO_TIME, Asked, Cell, Counted, Validation
from throughcare.insight.validation import NotValidated
from throughcare.insight.validation.arrays import Study
from throughcare.insight.validation.report import Scale, validate
from throughcare.register.people.words import sex_name
from throughcare.rules.jurisdictions import Cohort, CohortScore

NOT_RECORDED = "Not recorded"


@lru_cache(maxsize=32)
def worked_out(of: Cohort, by: CohortScore, cells: tuple[Cell, ...]) -> Validation:
    """The figures. Kept by the counts they are made from, so that an unchanged cohort is worked out once a process."""
    known = [cell for cell in cells if cell[1] in {of.happened, of.not_happened}]
    scored = [
        cell
        for cell in known
        if _number(cell[0]) is not None and (not of.days or _number(cell[2]) is not None)
    ]
    in_cohort, with_outcome, used = (sum(cell[-1] for cell in part) for part in (cells, known, scored))
    counted = Counted(in_cohort, in_cohort - with_outcome, with_outcome - used)
    asked = _asked(of, by)
    try:
        report = validate(_study(of, by, scored), Scale(by.cut, by.bands))
    except NotValidated as problem:
        return Validation(asked, counted, None, str(problem))
    return Validation(asked, counted, report)


def _study(of: Cohort, by: CohortScore, cells: Sequence[Cell]) -> Study:
    people = [cell[-1] for cell in cells]
    scores = np.repeat(np.array([float(cell[0]) for cell in cells], dtype=np.float64), people)
    happened = np.repeat(np.array([cell[1] == of.happened for cell in cells], dtype=np.bool_), people)
    groups = {
        division.title: np.repeat(np.array([_word(division.of, cell[3][at]) for cell in cells]), people)
        for at, division in enumerate(of.divisions)
    }
    days = np.repeat(np.array([float(cell[2]) for cell in cells]), people) if of.days else None
    return Study(scores, happened, groups, scores if by.probability else None, days)


def _word(of: str, value: str) -> str:
    return (sex_name(value) if of == "sex" else value) or NOT_RECORDED


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def _asked(of: Cohort, by: CohortScore) -> Asked:
    return Asked(
        cohort=of.code, cohort_title=of.title, score=by.code, score_title=by.title, population=of.population,
        outcome=of.outcome, horizon=of.horizon, cut_because=by.cut_because,
        no_brier_because="" if by.probability else NO_PROBABILITY,
        no_time_because="" if of.days else of.days_because or NO_TIME,
        cautions=of.cautions, source=of.source.title, source_address=of.source.url,
    )  # fmt: skip
