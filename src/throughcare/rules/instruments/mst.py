"""MST: whether a young man's maturity should shape how he is supervised (England and Wales). A screen.

Source: HMPPS ARNS risk actuarial API. Readings: the age is that in completed years on the day of the assessment;
where it lies outside 18 to 25 nothing else is asked. Of the ten answers at most one may be missing, and it counts
nothing; with more missing, or without sex, date of birth or day of assessment, there is no score and no "no".
The source names no day from which it holds: the version is the day it was read.
"""

from datetime import date

from throughcare.rules.dates import age_on
from throughcare.rules.instruments.adding import PROBLEM_POINTS, add_up, counting, points_table
from throughcare.rules.instruments.ogrs4_questions import PROBLEM
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Mark,
    Problem,
    Source,
    YesNo,
    is_known,
    optional,
    published,
)

SOURCE = Source(
    title="Maturity Screening Tool (OASys)",
    citation="hmpps-arns-risk-actuarial-api@016919c5, MSTRiskProducerService.kt, MSTValidator.kt",
    version="as restated in public code, August 2026",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)
YOUNGEST, OLDEST = 18, 25
FEWEST = 9
FLAG_FROM = 10
CONSEQUENCES = Choice({"YES": "yes", "SOMETIMES": "sometimes", "NO": "no"})
CONSEQUENCES_POINTS: dict[object, float] = {"YES": 0.0, "SOMETIMES": 1.0, "NO": 2.0}

SEX = Item(
    name="gender",
    asks="Is the person male or female?",
    kind=Choice({"MALE": "Male", "FEMALE": "Female"}),
    needed=False,
)
BORN = Item(name="date_of_birth", asks="When was the person born?", kind=Day(), needed=False)
ASSESSED = Item(
    name="assessment_date", asks="On which day was the assessment made?", kind=Day(), needed=False
)
PEERS = optional("has_peer_group_influences", "Does a group of peers influence the person?", YesNo())
AWARE = optional("awareness_of_consequences", "Is the person aware of consequences?", CONSEQUENCES)
PROBLEMS = tuple(
    optional(name, asks, PROBLEM)
    for name, asks in (
        ("influence_from_criminal_associates", "Are criminal associates an influence?"),
        ("recklessness_and_risk_taking_behaviour", "Are recklessness and taking risks a problem?"),
        ("difficulties_coping", "Is coping a problem?"),
        ("attitudes_towards_self", "Is the attitude to oneself a problem?"),
        ("impulsivity_problems", "Is acting on impulse a problem?"),
        ("temper_control", "Is temper a problem?"),
        ("problem_solving_skills", "Is solving problems a problem?"),
        ("understands_other_peoples_views", "Is understanding other people's views a problem?"),
    )
)
TEN = (PEERS, *PROBLEMS, AWARE)
PARTS = (
    counting(PEERS, {True: 1.0, False: 0.0}),
    *(counting(item, PROBLEM_POINTS) for item in PROBLEMS),
    counting(AWARE, CONSEQUENCES_POINTS),
)

YOUNG_MAN: dict[str, object] = {
    "gender": "MALE", "date_of_birth": date(2000, 10, 15), "assessment_date": date(2020, 10, 15),
    "has_peer_group_influences": True, "influence_from_criminal_associates": "SOME_PROBLEMS",
    "recklessness_and_risk_taking_behaviour": "SOME_PROBLEMS", "difficulties_coping": "SOME_PROBLEMS",
    "attitudes_towards_self": "SOME_PROBLEMS", "impulsivity_problems": "SOME_PROBLEMS",
    "problem_solving_skills": "SOME_PROBLEMS", "awareness_of_consequences": "SOMETIMES",
    "understands_other_peoples_views": "NO_PROBLEMS", "temper_control": "SIGNIFICANT_PROBLEMS",
}  # fmt: skip


@published(
    "mst@2026-11-22",
    title="Maturity Screening Tool (MST)",
    decides="whether a young man is screened as less mature, from ten answers of his assessment",
    population="men aged 18 to 25 assessed with OASys in England and Wales; for others it is not applicable",
    source=SOURCE,
    items=(SEX, BORN, ASSESSED, *TEN),
    examples=(
        Example(
            says="A man of 20 with some problems nearly everywhere and a temper: ten points raise the flag.",
            given=YOUNG_MAN,
            gives={"maturity_score": 10, "maturity_flag": True, "is_mst_applicable": True},
        ),
        Example(
            says="At 26 the screen no longer applies, whatever the answers.",
            given=YOUNG_MAN | {"assessment_date": date(2026, 10, 15)},
            gives={"maturity_score": None, "maturity_flag": False, "is_mst_applicable": False},
        ),
    ),
    figures=(points_table(f"Points, of which {FLAG_FROM} raise the flag", PARTS),),
)
def mst(
    gender: Answer[str], date_of_birth: Answer[date], assessment_date: Answer[date], **answers: object
) -> Conclusion:
    """Points, flag and whether it applies; all three None where too little is known. missing: what was not answered.

    Raises BadAnswers for a birth after the assessment.
    """
    age = _age(date_of_birth, assessment_date)
    if age is not None and not YOUNGEST <= age <= OLDEST:
        return _not_applicable(f"At {age} the person is outside the ages {YOUNGEST} to {OLDEST}.")
    about = {"gender": gender, "date_of_birth": date_of_birth, "assessment_date": assessment_date}
    missing = [name for name, value in about.items() if not is_known(value)]
    unanswered = [item.name for item in TEN if not is_known(answers[item.name])]
    if missing or len(TEN) - len(unanswered) < FEWEST:
        missing += unanswered if len(TEN) - len(unanswered) < FEWEST else []
        return _conclusion(None, None, None, missing).because(
            "Nothing can be said without {missing}: sex, age and at least {fewest} of the ten answers are needed.",
            missing=", ".join(missing), fewest=FEWEST,
        )  # fmt: skip
    if gender != "MALE":
        return _not_applicable("The screen is for men only.")
    return _scored(answers, unanswered)


def _age(born: Answer[date], assessed: Answer[date]) -> int | None:
    if not is_known(born) or not is_known(assessed):
        return None
    if born > assessed:
        raise BadAnswers("mst", [Problem("date_of_birth", born, f"is after the assessment of {assessed}")])
    return age_on(born, assessed)


def _scored(answers: dict[str, object], unanswered: list[str]) -> Conclusion:
    found = add_up(PARTS, answers)
    raised = found.points >= FLAG_FROM
    said = found.told(_conclusion(found.points, raised, True, unanswered))
    if unanswered:
        said = said.because("Without an answer, {missing} counts nothing.", missing=unanswered[0])
    return said.because(
        "The points come to {points}; the flag is raised from {flag_from}.",
        points=found.points, flag_from=FLAG_FROM,
    )  # fmt: skip


def _not_applicable(why: str) -> Conclusion:
    return _conclusion(None, False, False, []).because(f"{why} MST does not apply.")


def _conclusion(
    score: int | None, flag: bool | None, applicable: bool | None, missing: list[str]
) -> Conclusion:
    return Conclusion(
        {
            "maturity_score": score, "maturity_flag": flag, "is_mst_applicable": applicable,
            "missing": tuple(missing),
        }
    )  # fmt: skip
