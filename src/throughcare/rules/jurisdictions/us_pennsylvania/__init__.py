"""Pennsylvania: probation, special probation and parole."""

from throughcare.rules.contacts import Outcome
from throughcare.rules.dates import DateOrder
from throughcare.rules.jurisdictions.assessing import QUESTIONNAIRE
from throughcare.rules.jurisdictions.colours import HeaderColours
from throughcare.rules.jurisdictions.jurisdiction import Jurisdiction
from throughcare.rules.jurisdictions.licensing import Licensing
from throughcare.rules.jurisdictions.limits import TimeLimit
from throughcare.rules.jurisdictions.messages_spanish import WITH_SPANISH
from throughcare.rules.jurisdictions.parts import (
    ActionWord,
    AllocationWord,
    Certainty,
    Comes,
    IdentifierScheme,
    KeyDateKind,
    OffenceScheme,
    OutcomeWord,
)
from throughcare.rules.jurisdictions.planning import PlanTerms
from throughcare.rules.jurisdictions.pretrial import PRE_TRIAL
from throughcare.rules.jurisdictions.resettling import Resettlement
from throughcare.rules.jurisdictions.responding import ResponseTerms
from throughcare.rules.jurisdictions.sharing import US_SHARING
from throughcare.rules.jurisdictions.testing import US_TESTING
from throughcare.rules.jurisdictions.unpaid_work import hours_only
from throughcare.rules.jurisdictions.us_crisis import HELP_NOW
from throughcare.rules.jurisdictions.us_federal import CALENDAR, FBI_NUMBER, POSTCODE, federal_holidays
from throughcare.rules.jurisdictions.us_pennsylvania.assessing import FORMS
from throughcare.rules.jurisdictions.us_pennsylvania.due_process import DUE_PROCESS
from throughcare.rules.jurisdictions.us_pennsylvania.eligibility import ELIGIBILITY
from throughcare.rules.jurisdictions.us_pennsylvania.letters import LETTERS
from throughcare.rules.jurisdictions.us_pennsylvania.levels import LEVEL_RULE, RISK_SCORES
from throughcare.rules.jurisdictions.us_pennsylvania.orders import CATALOGUES, CONDITION_TYPES, ORDER_TYPES
from throughcare.rules.jurisdictions.us_pennsylvania.progress import PROGRESS
from throughcare.rules.jurisdictions.us_pennsylvania.rules import RULES
from throughcare.rules.jurisdictions.us_pennsylvania.standards import (
    CONTACT_STANDARDS,
    LEVELS,
    REVIEW_INTERVALS,
)
from throughcare.rules.jurisdictions.us_programmes import PENNSYLVANIA_PROGRAMMES
from throughcare.rules.jurisdictions.us_shared import UTAH_BALANCE
from throughcare.rules.jurisdictions.words import Word, Words
from throughcare.rules.responses import Action
from throughcare.rules.responses.us_grids import PENNSYLVANIA

NO_FIGURE = "No published figure was seen for Pennsylvania: the agency sets its own."
NO_FORM = "No published form was read; length only."

WORDS = Words(
    person=Word("person on supervision", "people on supervision"),
    responsible_officer=Word("supervising officer"),
    supporting_officer=Word("supporting officer"),
    supervisor=Word("supervisor"),
    team=Word("unit"),
    agency=Word("agency", "agencies"),
    caseload=Word("caseload"),
    sentence=Word("sentence"),
    order=Word("supervision order"),
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
    response=Word("graduated response"),
    warning=Word("written warning"),
    referral=Word("referral"),
    breach=Word("sustained violation"),
    revocation=Word("revocation"),
    hearing=Word("violation hearing"),
    handover=Word("reentry transition"),
    transfer=Word("transfer"),
    monitoring=Word("electronic monitoring", "electronic monitoring"),
    victim_contact=Word("victim notification"),
    multi_agency_case=Word("team staffing"),
    restricted_record=Word("confidential record"),
)

OUTCOME_WORDS = tuple(
    OutcomeWord(code=f"us-pa-{outcome.value}", title=title, outcome=outcome)
    for outcome, title in (
        (Outcome.COMPLIED, "Reported"),
        (Outcome.ABSENT, "Did not report"),
        (Outcome.ATTENDED_FAILED, "Reported, did not comply"),
        (Outcome.WAITING_FOR_EVIDENCE, "Waiting for verification"),
        (Outcome.CANCELLED_BY_SERVICE, "Canceled by the office"),
    )
)

ACTION_WORDS = (
    ActionWord(code="us-pa-no-action", title="No action", action=Action.NO_ACTION),
    ActionWord(code="us-pa-supervisor", title="Staffed with supervisor", action=Action.ASK_SUPERVISOR),
    ActionWord(code="us-pa-warning", title="Written warning", action=Action.WARN),
    ActionWord(code="us-pa-report", title="Violation reported", action=Action.REFER),
)

PACK = Jurisdiction(
    code="us-pa",
    title="Pennsylvania",
    country="US",
    languages=("en", "es"),
    time_zone="America/New_York",
    date_order=DateOrder.MONTH_DAY,
    colours=HeaderColours(background="#1f4e4a", border="#8a4b12"),
    calendar=CALENDAR,
    holidays_in=federal_holidays,
    words=WORDS,
    order_types=(*ORDER_TYPES, PRE_TRIAL),
    condition_types=CONDITION_TYPES,
    catalogues=CATALOGUES,
    licensing=Licensing(title="Parole conditions", catalogue="us-pa-parole"),
    offence_schemes=(OffenceScheme(code="us-pa-pacs", title="Pennsylvania statute", example="18 3921"),),
    identifier_schemes=(
        IdentifierScheme(code="us-pa-parole", title="Parole number", example="123AB", note=NO_FORM),
        IdentifierScheme(
            code="us-pa-sid", title="State identification number (SID)", example="12345678", note=NO_FORM
        ),
        IdentifierScheme(code="us-pa-doc", title="DOC number", example="AB1234", note=NO_FORM),
        FBI_NUMBER,
    ),
    levels=LEVELS,
    level_rule=LEVEL_RULE,
    allocations=(
        AllocationWord(setting="community", part="responsible", title="Field officer", short="PO"),
        AllocationWord(
            setting="custody", part="responsible", title="Institutional case manager", short="ICM"
        ),
    ),
    outcome_words=OUTCOME_WORDS,
    action_words=ACTION_WORDS,
    key_date_kinds=(
        KeyDateKind(
            code="us-pa-hearing", title="Next hearing", certainty=Certainty.PLANNED, comes=Comes.HEARING
        ),
        KeyDateKind(
            code="us-pa-minimum", title="Minimum date", certainty=Certainty.EARLIEST, comes=Comes.RELEASE
        ),
        KeyDateKind(
            code="us-pa-maximum", title="Maximum date", certainty=Certainty.SET, ends_supervision=True
        ),
        KeyDateKind(
            code="us-pa-probation-end", title="Probation ends", certainty=Certainty.SET, ends_supervision=True
        ),
    ),
    review_intervals=REVIEW_INTERVALS,
    evidence_limit=TimeLimit(note=NO_FIGURE),
    excuse_limit=TimeLimit(note=NO_FIGURE),
    contact_standards=CONTACT_STANDARDS,
    letters=LETTERS,
    rules=RULES,
    forms=FORMS,
    questionnaire=QUESTIONNAIRE,
    help_now=HELP_NOW,
    unpaid_work=hours_only("us-pa-probation-community-service"),
    resettlement=Resettlement(release_dates=("us-pa-minimum",)),
    plan=PlanTerms(
        first_within_days=60,
        note="No date for the plan was read. Sixty days, so that it follows the assessment, which is due within 45; a"
        " review every six months, to begin with.",
    ),
    postcode=POSTCODE,
    programmes=PENNSYLVANIA_PROGRAMMES,
    risk_scores=RISK_SCORES,
    sharing=US_SHARING,
    testing=US_TESTING,
    messages=WITH_SPANISH,
    progress=PROGRESS,
    eligibility=ELIGIBILITY,
    due_process=DUE_PROCESS,
    responding=ResponseTerms(grids=(PENNSYLVANIA,), balance=UTAH_BALANCE),
)
