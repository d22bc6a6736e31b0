"""LDS: whether somebody may learn differently, from answers that the assessment has anyway (England and Wales).

A screen: it says whether to look closer, not what somebody has. Source: HMPPS ARNS risk actuarial API.
Readings: at least three of four answers (skills for work; reading, writing and numbers; learning; qualifications) are
needed; below that there is no score. What is missing beyond counts nothing. Trouble with reading or with numbers may
be answered only where the question on reading, writing and numbers is.
The source names no day from which it holds: the version is the day it was read.
"""

from collections.abc import Iterator
from datetime import date

from throughcare.rules.instruments.adding import PROBLEM_POINTS, add_up, counting, points_table
from throughcare.rules.instruments.ogrs4_questions import PROBLEM
from throughcare.rules.kernel import (
    Choice,
    Conclusion,
    Example,
    Figures,
    Mark,
    Source,
    YesNo,
    is_known,
    optional,
    published,
)

SOURCE = Source(
    title="Learning Screening Tool (OASys)",
    citation="hmpps-arns-risk-actuarial-api@016919c5, LDSTransformationHelper.kt, LDSValidator.kt",
    version="as restated in public code, August 2026",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)
YES_ADDS: dict[object, float] = {True: 1.0, False: 0.0}
NONE_ADDS: dict[object, float] = {"ANY_QUALIFICATION": 0.0, "NO_QUALIFICATIONS": 2.0}
LEVELS = ((5, 2), (3, 1), (0, 0))
"""From so many points on, this level."""
FEWEST = 3
NOT_ENOUGH, NO_WHOLE = "LDS_NOT_ENOUGH_FIELDS_PRESENT", "MISSING_MANDATORY_INPUT"

ABODE = optional(
    "is_currently_of_no_fixed_abode_or_transient_accommodation",
    "Is the person of no fixed abode, or housed for a short time only?",
    YesNo(),
)
WORK = optional("work_related_skills", "Are skills for work a problem?", PROBLEM)
LITERACY = optional(
    "problems_with_reading_writing_numeracy", "Are reading, writing or numbers a problem?", PROBLEM
)
READING = optional("has_problems_with_reading", "Is reading a problem?", YesNo())
NUMBERS = optional("has_problems_with_numeracy", "Are numbers a problem?", YesNo())
LEARNING = optional("learning_difficulties", "Are there difficulties in learning?", PROBLEM)
QUALIFICATIONS = optional(
    "professional_or_vocational_qualifications",
    "Has the person a qualification?",
    Choice({"ANY_QUALIFICATION": "any", "NO_QUALIFICATIONS": "none"}),
)
FOUR = (WORK, LITERACY, LEARNING, QUALIFICATIONS)
PARTS = (
    counting(ABODE, YES_ADDS),
    counting(WORK, PROBLEM_POINTS),
    counting(LITERACY, PROBLEM_POINTS),
    counting(READING, YES_ADDS),
    counting(NUMBERS, YES_ADDS),
    counting(LEARNING, PROBLEM_POINTS),
    counting(QUALIFICATIONS, NONE_ADDS),
)
ITEMS = (ABODE, WORK, LITERACY, READING, NUMBERS, LEARNING, QUALIFICATIONS)


@published(
    "lds@2026-11-22",
    title="Learning screen (LDS)",
    decides="how likely it is that somebody has needs in learning: 0, 1 or 2",
    population="adults assessed with OASys in England and Wales",
    source=SOURCE,
    items=ITEMS,
    examples=(
        Example(
            says="Some problems with work skills, reading and learning, and no qualification.",
            given={
                "work_related_skills": "SOME_PROBLEMS",
                "problems_with_reading_writing_numeracy": "SOME_PROBLEMS",
                "learning_difficulties": "SOME_PROBLEMS",
                "professional_or_vocational_qualifications": "NO_QUALIFICATIONS",
            },
            gives={"lds_score": 2, "lds_points": 5, "errors": []},
        ),
    ),
    figures=(points_table("Points", PARTS), Figures("Levels", ("from points", "level"), LEVELS)),
)
def lds(**answers: object) -> Conclusion:
    """The level and its points; None with errors where too little is answered. missing: which answers those are."""
    wrong = dict(_errors(answers))
    if wrong:
        missing = tuple(dict.fromkeys(name for names in wrong.values() for name in names))
        return Conclusion(
            {"lds_score": None, "lds_points": None, "errors": tuple(wrong), "missing": missing}
        ).because(
            "There is no score: {missing} would be needed. At least {fewest} of the four answers on work skills, "
            "reading, learning and qualifications are, and the whole question on reading before its parts.",
            missing=", ".join(missing), fewest=FEWEST,
        )  # fmt: skip
    found = add_up(PARTS, answers)
    level = next(level for edge, level in LEVELS if found.points >= edge)
    missing = tuple(item.name for item in ITEMS if not is_known(answers[item.name]))
    told = found.told(
        Conclusion({"lds_score": level, "lds_points": found.points, "errors": (), "missing": missing})
    )
    if missing:
        told = told.because(
            "Not answered, so that they count nothing: {missing}.", missing=", ".join(missing)
        )
    return told.because(
        "The points come to {points}: level {level} (1 from 3 points, 2 from 5).",
        points=found.points, level=level,
    )  # fmt: skip


def _errors(answers: dict[str, object]) -> Iterator[tuple[str, list[str]]]:
    """Each error of the source by its code, with the answers that would be needed."""
    if not is_known(answers[LITERACY.name]) and (
        is_known(answers[READING.name]) or is_known(answers[NUMBERS.name])
    ):
        yield NO_WHOLE, [LITERACY.name]
    unanswered = [item.name for item in FOUR if not is_known(answers[item.name])]
    if len(FOUR) - len(unanswered) < FEWEST:
        yield NOT_ENOUGH, unanswered
