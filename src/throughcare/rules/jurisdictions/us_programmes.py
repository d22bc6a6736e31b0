"""Programs of the United States, as far as pages describe them: those given in many places, and those of two packs."""

from throughcare.rules.interventions.candidate import COMMUNITY, CUSTODY, Risk
from throughcare.rules.interventions.catalogue import GROUP, ONE_TO_ONE, Evidence, Programme, Rating
from throughcare.rules.interventions.conditions import Holds, ScoreAmong
from throughcare.rules.kernel.reading import page
from throughcare.rules.needs import (
    ALCOHOL,
    ATTITUDES,
    DRUGS,
    HEALTH,
    LIFESTYLE,
    RELATIONSHIPS,
    THINKING,
    WORK,
)

T4C = page(
    "Thinking for a Change 4.0", "National Institute of Corrections", "https://info.nicic.gov/t4c40/node/128"
)
T4C_LOCAL = page(
    "Thinking for Change 4.0",
    "one provider's description",
    "https://aacsatlanta.com/thinking-for-change-t4c/",
)
MRT = page(
    "Moral Reconation Therapy: intervention summary",
    "National Registry of Evidence-based Programs and Practices",
    "https://nreppadmin.net/viewintervention_id_34.html",
)
PA_TREATMENT = page(
    "Treatment programs", "Pennsylvania Department of Corrections",
    "https://www.pa.gov/en/agencies/cor/programs/bureau-of-reentry-coordination/treatment-programs.html",
)  # fmt: skip
PA_EVALUATION = page(
    "Evaluation of selected institutional offender treatment programs for the Pennsylvania Department of Corrections",
    "University of Cincinnati, November 2009, NCJ 230512",
    "https://ojp.gov/ncjrs/virtual-library/abstracts/evaluation-selected-institutional-offender-treatment-programs-0",
)
GA_CENTERS = page(
    "Day Reporting Centers", "Georgia Department of Community Supervision",
    "https://dcs.georgia.gov/probation-supervision-programs",
)  # fmt: skip
GA_PAROLE = page(
    "Georgia Parole Review", "Spring 2023, page 7",
    "https://viewer.joomag.com/georgia-parole-review-spring-2023/0584779001677725511/p7",
)  # fmt: skip

MIDDLE, HEAVY = ("3", "4", "5", "6"), ("7", "8", "9")
SUBSTANCES = (DRUGS, ALCOHOL)
MIND = Holds("mental_health_roster", "With a mental health diagnosis on the roster C or D")

SHARED = (
    Programme(
        code="us-t4c", title="Thinking for a Change", kind="thinking",
        says="Lessons that build on one another: changing thinking, social skills and solving problems.",
        needs=(THINKING, ATTITUDES), delivery=(GROUP,), sessions=30,
        dosage_says="25 lessons, which typically take 30 sessions of one to two hours, twice a week",
        evidence=Evidence(
            Rating.PROMISING,
            "Its publisher says that studies found less recidivism where it was given as designed; no study itself was "
            "read.",
            T4C,
        ),
        responsivity="For adults and young people, men and women, in closed groups of eight to twelve.",
        source=T4C_LOCAL,
    ),
    Programme(
        code="us-mrt", title="Moral Reconation Therapy", kind="thinking",
        says="A workbook of sixteen steps, worked through in groups: moral reasoning, habits, relationships.",
        needs=(THINKING, ATTITUDES), delivery=(GROUP, ONE_TO_ONE), min_age=13, weeks=26,
        dosage_says="sixteen steps in at least three to six months, once or twice a week",
        responsivity="For women and men; groups are open to new people.", source=MRT,
    ),
)  # fmt: skip


def _aod(
    code: str, title: str, says: str, scores: tuple[str, ...], dosage: str, *further: Holds,
    sessions: int | None = None, weeks: int | None = None, suits: frozenset[str] = frozenset(),
) -> Programme:  # fmt: skip
    return Programme(
        code=f"us-pa-{code}", title=title, kind="substance_misuse", says=says, needs=SUBSTANCES, treatment=True,
        risk_from=Risk.MEDIUM, settings=(CUSTODY,), delivery=(GROUP,), sessions=sessions, weeks=weeks,
        dosage_says=dosage, suits=suits, source=PA_TREATMENT,
        eligibility=(
            ScoreAmong("tcu.score", scores, f"For a TCU drug screen score of {scores[0]} to {scores[-1]}"), *further,
        ),
    )  # fmt: skip


PENNSYLVANIA_PROGRAMMES = (
    *SHARED,
    _aod(
        "aod-outpatient", "Alcohol and other drugs: outpatient program",
        "Treatment in a state institution beside its ordinary life.", MIDDLE, "three sessions a week", sessions=41,
        weeks=14,
    ),
    _aod(
        "aod-co-occurring", "Alcohol and other drugs: co-occurring outpatient program",
        "The same for people who also have a mental illness.", MIDDLE, "three sessions a week", MIND, sessions=47,
        weeks=16, suits=frozenset({"HEALTH"}),
    ),
    _aod(
        "aod-tc", "Alcohol and other drugs: therapeutic community",
        "A part of a state institution where people live and are treated together, in three phases.", HEAVY,
        "daily for four months", weeks=18,
    ),
    _aod(
        "aod-co-occurring-tc", "Alcohol and other drugs: co-occurring therapeutic community",
        "The same for people who also have a mental illness.", HEAVY, "daily for six months", MIND, weeks=26,
        suits=frozenset({"HEALTH"}),
    ),
    _aod(
        "aod-hispanic-tc", "Alcohol and other drugs: Hispanic therapeutic community",
        "The same for people whose first language is not English.", HEAVY, "daily for four months",
        Holds("english_second", "For people for whom English is a second language"), weeks=18,
        suits=frozenset({"LANGUAGE"}),
    ),
    *(
        Programme(
            code=f"us-pa-{code}", title=title, kind=kind, says=says, needs=needs, settings=(CUSTODY,),
            delivery=(GROUP,), offences=offences, source=PA_EVALUATION,
        )
        for code, title, kind, says, needs, offences in (
            ("violence-prevention", "Violence Prevention", "anger", "Work against violence in state institutions.",
             (THINKING, ATTITUDES), ("violence", "partner_violence")),
            ("batterers", "Batterer's Intervention", "partner_violence",
             "Work against violence towards a partner in state institutions.", (RELATIONSHIPS, THINKING),
             ("partner_violence",)),
            ("sexual", "Sex offense specific program", "sexual_offending",
             "Outpatient work and a therapeutic community in state institutions.", (THINKING, RELATIONSHIPS),
             ("sexual",)),
        )
    ),
    *(
        Programme(
            code=f"us-pa-{code}", title=title, kind="mentoring", needs=needs, delivery=(GROUP,),
            says="A self-help group, voluntary, led by peers or volunteers.", source=PA_TREATMENT,
        )
        for code, title, needs in (
            ("aa", "Alcoholics Anonymous", (ALCOHOL,)), ("na", "Narcotics Anonymous", (DRUGS,)),
        )
    ),
)  # fmt: skip

GEORGIA_PROGRAMMES = (
    *SHARED,
    Programme(
        code="us-ga-drc", title="Day Reporting Center", kind="several_needs",
        says="Days at a center in the community: work on thinking, substance misuse and mental health, education and "
        "employment, with close supervision.",
        needs=(DRUGS, ALCOHOL, THINKING, ATTITUDES, HEALTH, WORK, LIFESTYLE), risk_from=Risk.HIGH,
        settings=(COMMUNITY,), delivery=(GROUP, ONE_TO_ONE), weeks=52, dosage_says="a year, as a newsletter says",
        treatment=True, source=GA_CENTERS,
        responsivity="A substance misuse, mental health and thinking program in one.",
    ),
)  # fmt: skip
