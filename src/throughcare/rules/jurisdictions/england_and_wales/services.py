"""Treatment, placements and commissioned services of England and Wales, and which scores give the class of risk.

The treatments are requirements of an order (Sentencing Act 2020, Schedule 9): the court must find the condition and the
person must be willing. The services are the categories of the program by which people are referred to them; it names
no risk and no number of sessions, so that none stands here.
"""

from collections.abc import Mapping

from throughcare.rules.interventions.candidate import COMMUNITY, CUSTODY, FEMALE, Risk
from throughcare.rules.interventions.catalogue import GROUP, ONE_TO_ONE, Evidence, Programme, Rating
from throughcare.rules.interventions.conditions import AnyHolds, Holds, ScoreAmong
from throughcare.rules.jurisdictions.england_and_wales.programme_sources import (
    APPROVED_PREMISES,
    PIPE_EVALUATION,
    PIPE_FEATURES,
    REFER_AND_MONITOR,
    SENTENCING_ACT,
)
from throughcare.rules.jurisdictions.england_and_wales.programmes import ACCREDITED
from throughcare.rules.jurisdictions.intervening import RiskScore
from throughcare.rules.kernel import Source
from throughcare.rules.needs import (
    ACCOMMODATION,
    ALCOHOL,
    DRUGS,
    HEALTH,
    LIFESTYLE,
    MONEY,
    RELATIONSHIPS,
    THINKING,
    WORK,
)
from throughcare.rules.plans.sources import LEARNING_PLAN

WILLING = Holds("willing", "The person has said that they are willing")
ENVIRONMENT = Evidence(
    Rating.UNCLEAR,
    "An evaluation of the first five years calls what it found preliminary and indicative.",
    PIPE_EVALUATION,
)
SCREENED_IN = ScoreAmong(
    "opd.opd_result",
    ("SCREEN_IN",),
    "For people screened in for the personality disorder pathway",
)


def _treatment(
    code: str, title: str, kind: str, says: str, needs: tuple[str, ...], found: Holds
) -> Programme:
    return Programme(
        code=code, title=title, kind=kind, says=says, needs=needs, settings=(COMMUNITY,), min_age=18,
        dosage_says="for the period that the order names", eligibility=(found, WILLING), treatment=True,
        source=SENTENCING_ACT,
    )  # fmt: skip


TREATMENTS = (
    _treatment(
        "ew-mhtr", "Mental health treatment requirement", "mental_health",
        "Treatment by or under a doctor or psychologist, as an in-patient or not, named in a community or suspended "
        "sentence order.",
        (HEALTH,), Holds("found:mental_condition", "The court found a mental condition that treatment may help"),
    ),
    _treatment(
        "ew-drr", "Drug rehabilitation requirement", "substance_misuse",
        "Treatment and testing to reduce or end dependency on drugs or misuse of them, named in an order; the court "
        "may review it.",
        (DRUGS,), Holds("found:drugs", "The court found dependency on drugs, or a propensity to misuse them"),
    ),
    _treatment(
        "ew-atr", "Alcohol treatment requirement", "substance_misuse",
        "Treatment to reduce or end dependency on alcohol, named in an order.",
        (ALCOHOL,), Holds("found:alcohol", "The court found dependency on alcohol"),
    ),
)  # fmt: skip


def _pipe(code: str, title: str, says: str, setting: str, source: Source, *further: AnyHolds) -> Programme:
    return Programme(
        code=code, title=title, kind="placement", says=says, settings=(setting,), min_age=18,
        dosage_says="a place to live, not a course", eligibility=(SCREENED_IN, *further), evidence=ENVIRONMENT,
        source=source,
        responsivity="Staff are trained and supported to work in a psychologically informed way.",
    )  # fmt: skip


PLACEMENTS = (
    _pipe(
        "ew-pipe-prison", "PIPE in prison",
        "A unit in a prison where people keep up and use what they gained in treatment of high intensity.",
        CUSTODY, PIPE_FEATURES,
        AnyHolds(
            tuple(f"completed:{each.code}" for each in ACCREDITED if each.intensity == "high"),
            "For people who have completed treatment of high intensity",
        ),
    ),
    _pipe(
        "ew-pipe-ap", "PIPE in approved premises",
        "Approved premises that support the move out of prison and what follows.", COMMUNITY, APPROVED_PREMISES,
    ),
)  # fmt: skip


def _service(code: str, title: str, kind: str, says: str, *needs: str, for_sex: str = "") -> Programme:
    return Programme(
        code=f"ew-crs-{code}", title=title, kind=kind, says=says, needs=needs, for_sex=for_sex, min_age=18,
        delivery=(GROUP, ONE_TO_ONE), dosage_says="agreed in the action plan of each person", source=REFER_AND_MONITOR,
    )  # fmt: skip


SERVICES = (
    _service("accommodation", "Accommodation", "resettlement", "Finding a home, and keeping it.", ACCOMMODATION),
    _service("ete", "Education, training and employment", "vocational", "Ways into learning and work.", WORK),
    _service("finance", "Finance, benefit and debt", "resettlement", "Income, benefits, debts and documents.", MONEY),
    _service("dependency", "Dependency and recovery", "substance_misuse",
             "Support beside treatment, and for recovery after it.", DRUGS, ALCOHOL),
    _service("wellbeing", "Personal well-being: emotional well-being", "life_skills", "Coping, confidence and mood.",
             HEALTH),
    _service("family", "Personal well-being: family and significant others", "life_skills",
             "Relationships with family and people who matter.", RELATIONSHIPS),
    _service("lifestyle", "Personal well-being: lifestyle and associates", "mentoring",
             "Time, company and ways of living without offending.", LIFESTYLE),
    _service("inclusion", "Personal well-being: social inclusion", "mentoring",
             "Belonging: groups, places and people near home.", LIFESTYLE),
    _service("women", "Women's services", "life_skills", "One service for the needs of women.", ACCOMMODATION, WORK,
             MONEY, DRUGS, ALCOHOL, RELATIONSHIPS, LIFESTYLE, HEALTH, for_sex=FEMALE),
    Programme(
        code="ew-learning", title="Education in prison, by a learning and work plan", kind="education",
        says="Lessons and courses in custody, agreed in a learning and work plan and reviewed at set times.",
        needs=(WORK, THINKING), settings=(CUSTODY,), dosage_says="agreed in the plan of each person",
        suits=frozenset({"READING", "LEARNING"}), source=LEARNING_PLAN,
    ),
)  # fmt: skip
PROGRAMMES = (*ACCREDITED, *TREATMENTS, *PLACEMENTS, *SERVICES)

BANDS: Mapping[object, Risk] = {
    "LOW": Risk.LOW,
    "MEDIUM": Risk.MEDIUM,
    "HIGH": Risk.HIGH,
    "VERY_HIGH": Risk.VERY_HIGH,
}
RISK_SCORES = tuple(
    RiskScore(score=score, result=result, classes=BANDS)
    for score, result in (
        ("arp", "band"),
        ("vrp", "band"),
        ("csrp", "serious_predictor.band"),
        ("csrp", "direct_contact_sexual_predictor.band"),
    )
)
"""The highest of them counts: programmes ask whether any predictor is high."""
