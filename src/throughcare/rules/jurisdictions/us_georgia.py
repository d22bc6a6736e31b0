"""Georgia, only as far as a published parole cohort's own levels and words go, and its options system was read.

Source: NIJ Recidivism Forecasting Challenge: people released on parole in Georgia, 2013 to 2015.
"""

from datetime import date

from throughcare.rules.conditions import ConditionCategory, ConditionKind, ConditionType, register_all
from throughcare.rules.dates import DateOrder
from throughcare.rules.jurisdictions.appeal_letters import appeal_decided, appeal_received
from throughcare.rules.jurisdictions.assessing import SCREEN_FORMS
from throughcare.rules.jurisdictions.classifying import LevelBand
from throughcare.rules.jurisdictions.cohorts import Cohort, CohortScore, Division
from throughcare.rules.jurisdictions.colours import HeaderColours
from throughcare.rules.jurisdictions.jurisdiction import Jurisdiction
from throughcare.rules.jurisdictions.licensing import Licensing
from throughcare.rules.jurisdictions.limits import TimeLimit
from throughcare.rules.jurisdictions.parts import (
    AllocationWord,
    Certainty,
    Comes,
    IdentifierScheme,
    KeyDateKind,
    Level,
    OffenceScheme,
    OrderKind,
    OrderType,
)
from throughcare.rules.jurisdictions.plain_english import (
    appointment,
    decision,
    ending,
    licence,
    pre_sentence_report,
    progress_report,
)
from throughcare.rules.jurisdictions.pretrial import PRE_TRIAL
from throughcare.rules.jurisdictions.responding import ResponseTerms
from throughcare.rules.jurisdictions.sharing import US_SHARING
from throughcare.rules.jurisdictions.testing import US_TESTING
from throughcare.rules.jurisdictions.unpaid_work import hours_only
from throughcare.rules.jurisdictions.us_crisis import HELP_NOW
from throughcare.rules.jurisdictions.us_federal import CALENDAR, POSTCODE, federal_holidays
from throughcare.rules.jurisdictions.us_georgia_due_process import DUE_PROCESS
from throughcare.rules.jurisdictions.us_programmes import GEORGIA_PROGRAMMES
from throughcare.rules.jurisdictions.us_shared import US_RULES, UTAH_BALANCE
from throughcare.rules.jurisdictions.words import Word, Words
from throughcare.rules.kernel import Mark, Source
from throughcare.rules.responses import no_published_rule
from throughcare.rules.responses.us_grids import GEORGIA, OPTIONS_SYSTEM

NO_FIGURE = "No published figure was seen for Georgia: the agency sets its own."

COHORT = Source(
    title="NIJ Recidivism Forecasting Challenge, full data set",
    url="https://data.ojp.usdoj.gov/d/ynf5-u8nk",
    version="25,820 people released from 2013 to 2015",
    checked_on=date(2026, 11, 22),
    licence="United States federal open data",
    mark=Mark.READ,
)


def _condition(code: str, title: str, category: ConditionCategory, terms: str = "bespoke") -> ConditionType:
    return ConditionType(
        code=f"us-ga-{code}", title=title, category=category, kind=ConditionKind.ADDITIONAL, source=COHORT,
        terms=terms, needs_power=True,
    )  # fmt: skip


CONDITION_TYPES = register_all(
    _condition("mh-sa", "Mental health or substance abuse", ConditionCategory.TREATMENT, "treatment"),
    _condition("cog-ed", "Cognitive skills or education", ConditionCategory.PROGRAMME, "programme"),
    _condition("other", "Other condition", ConditionCategory.OTHER),
    ConditionType(
        code="us-ga-community-service",
        title="Community service",
        category=ConditionCategory.WORK,
        kind=ConditionKind.ADDITIONAL,
        source=OPTIONS_SYSTEM,
        terms="unpaid_work",
    ),
)

WORDS = Words(
    person=Word("parolee"),
    responsible_officer=Word("community supervision officer"),
    supporting_officer=Word("supporting officer"),
    supervisor=Word("supervisor"),
    team=Word("unit"),
    agency=Word("agency", "agencies"),
    caseload=Word("caseload"),
    sentence=Word("sentence"),
    order=Word("parole"),
    condition=Word("condition"),
    offence=Word("offense"),
    charge=Word("charge"),
    key_date=Word("key date"),
    level=Word("supervision level"),
    assessment=Word("assessment"),
    plan=Word("case plan"),
    appointment=Word("scheduled contact"),
    contact=Word("contact"),
    home_visit=Word("home visit"),
    noncompliance=Word("reported noncompliance", "reports of noncompliance"),
    excuse=Word("excuse"),
    response=Word("response"),
    warning=Word("warning"),
    referral=Word("referral"),
    breach=Word("sustained violation"),
    revocation=Word("revocation"),
    hearing=Word("hearing"),
    handover=Word("reentry transition"),
    transfer=Word("transfer"),
    monitoring=Word("electronic monitoring", "electronic monitoring"),
    victim_contact=Word("victim notification"),
    multi_agency_case=Word("team staffing"),
    restricted_record=Word("confidential record"),
)

RELEASED = Cohort(
    code="us-ga-nij",
    title="Georgia parole cohort, 2013 to 2015",
    population="People released on parole in Georgia from 2013 to 2015",
    measure="Recidivism_Within_3years",
    happened="Yes",
    not_happened="No",
    outcome="Arrested for a new offense. An arrest is not a conviction, and what led to no arrest is not in it.",
    horizon="3 years from release",
    days_because="The file says only whether an arrest came within three years, not when.",
    scores=(
        CohortScore(
            code="first-risk-score",
            title="First supervision risk score (1-10)",
            instrument="First supervision risk score (1-10)",
            cut=6,
            cut_because=(
                "Nobody published a cut of this score. 6 is where its use changed: in this cohort most people with 6"
                " or more were first supervised at the high or specialized level, most below at standard."
            ),
        ),
    ),
    divisions=(
        Division(title="Sex", of="sex"),
        Division(title="Race", of="race"),
        Division(title="Age at release", of="age"),
    ),
    cautions=(
        "Everybody was supervised after the score was given, and more closely above than below: closer supervision"
        " may prevent an arrest, or find more of what would go unseen elsewhere.",
        "The score is a grade from 1 to 10 made by the supervising agency. How it was made is not published, so it"
        " can be judged by its results only.",
        "The publisher rounded and grouped ages and areas, and gives two groups of race only.",
    ),
    source=COHORT,
)

PACK = Jurisdiction(
    code="us-ga",
    title="Georgia",
    country="US",
    languages=("en",),
    time_zone="America/New_York",
    date_order=DateOrder.MONTH_DAY,
    colours=HeaderColours(background="#5b2a3c", border="#2f5d50"),
    calendar=CALENDAR,
    holidays_in=federal_holidays,
    words=WORDS,
    order_types=(
        OrderType(
            code="us-ga-parole",
            title="Parole",
            kind=OrderKind.PAROLE,
            stands_on="Not recorded in the cohort",
            response=no_published_rule.respond,
            source=COHORT,
        ),
        OrderType(
            code="us-ga-probation",
            title="Probation",
            kind=OrderKind.PROBATION,
            stands_on="O.C.G.A. 42-3-113, where the judge ordered the options system",
            response=no_published_rule.respond,
            source=OPTIONS_SYSTEM,
        ),
        PRE_TRIAL,
    ),
    condition_types=CONDITION_TYPES,
    licensing=Licensing(title="Parole conditions"),
    offence_schemes=(
        OffenceScheme(code="us-ga-cohort-group", title="Offense group of the cohort", example="Property"),
    ),
    identifier_schemes=(
        IdentifierScheme(code="us-ga-cohort", title="Cohort reference", example="12345", pattern=r"\d{1,6}"),
    ),
    # The file does not say how Specialized compares with the others: the rank only sorts a list, and it has no band.
    levels=(
        Level(code="specialized", title="Specialized", rank=0),
        Level(code="high", title="High", rank=1, band=LevelBand.HIGH),
        Level(code="standard", title="Standard", rank=2, band=LevelBand.LOW),
    ),
    allocations=(
        AllocationWord(
            setting="community", part="responsible", title="Community supervision officer", short="CSO"
        ),
    ),
    outcome_words=(),
    action_words=(),
    key_date_kinds=(
        KeyDateKind(
            code="us-ga-hearing", title="Next hearing", certainty=Certainty.PLANNED, comes=Comes.HEARING
        ),
        KeyDateKind(
            code="us-ga-parole-end", title="Parole ends", certainty=Certainty.SET, ends_supervision=True
        ),
    ),
    review_intervals=(),
    evidence_limit=TimeLimit(note=NO_FIGURE),
    excuse_limit=TimeLimit(note=NO_FIGURE),
    contact_standards=None,
    letters=(
        appointment("us-ga", "lawyer"),
        ending("us-ga", "lawyer"),
        decision("us-ga", "lawyer"),
        licence("us-ga", "lawyer", "parole conditions"),
        appeal_received("us-ga", "lawyer"),
        appeal_decided("us-ga", "lawyer"),
        progress_report("us-ga"),
        pre_sentence_report("us-ga"),
    ),
    rules=US_RULES,
    cohorts=(RELEASED,),
    forms=SCREEN_FORMS,
    help_now=HELP_NOW,
    unpaid_work=hours_only("us-ga-community-service", "us-ga-other"),
    postcode=POSTCODE,
    programmes=GEORGIA_PROGRAMMES,
    sharing=US_SHARING,
    testing=US_TESTING,
    due_process=DUE_PROCESS,
    responding=ResponseTerms(grids=(GEORGIA,), balance=UTAH_BALANCE),
)
