"""England and Wales: community orders, licences and post-sentence supervision."""

from throughcare.rules.dates import DateOrder
from throughcare.rules.jurisdictions.assessing import QUESTIONNAIRE
from throughcare.rules.jurisdictions.checking_in import CHECKINS_EW
from throughcare.rules.jurisdictions.colours import HeaderColours
from throughcare.rules.jurisdictions.england_and_wales.assessing import FORMS
from throughcare.rules.jurisdictions.england_and_wales.conditions import CATALOGUES
from throughcare.rules.jurisdictions.england_and_wales.crisis import HELP_NOW
from throughcare.rules.jurisdictions.england_and_wales.data_rights import DATA_RIGHTS, SHARING
from throughcare.rules.jurisdictions.england_and_wales.due_process import DUE_PROCESS
from throughcare.rules.jurisdictions.england_and_wales.eligibility import ELIGIBILITY
from throughcare.rules.jurisdictions.england_and_wales.holidays import bank_holidays
from throughcare.rules.jurisdictions.england_and_wales.identifiers import IDENTIFIER_SCHEMES
from throughcare.rules.jurisdictions.england_and_wales.letters import LETTERS
from throughcare.rules.jurisdictions.england_and_wales.levels import FLAGS, LEVEL_RULE, LEVELS
from throughcare.rules.jurisdictions.england_and_wales.licensing import LICENSING
from throughcare.rules.jurisdictions.england_and_wales.offending import OFFENCE_KINDS
from throughcare.rules.jurisdictions.england_and_wales.officers import (
    ACTION_WORDS,
    ALLOCATIONS,
    KEY_DATE_KINDS,
    OUTCOME_WORDS,
    REVIEW_INTERVALS,
)
from throughcare.rules.jurisdictions.england_and_wales.orders import CONDITION_TYPES, ORDER_TYPES
from throughcare.rules.jurisdictions.england_and_wales.planning import PLAN
from throughcare.rules.jurisdictions.england_and_wales.rules import RULES
from throughcare.rules.jurisdictions.england_and_wales.services import PROGRAMMES, RISK_SCORES
from throughcare.rules.jurisdictions.england_and_wales.sources import BREACH_DESIGN, EVIDENCE_DESIGN
from throughcare.rules.jurisdictions.jurisdiction import Jurisdiction
from throughcare.rules.jurisdictions.limits import TimeLimit, Unit
from throughcare.rules.jurisdictions.messages_welsh import WITH_WELSH
from throughcare.rules.jurisdictions.parts import OffenceScheme
from throughcare.rules.jurisdictions.pretrial import PRE_TRIAL
from throughcare.rules.jurisdictions.resettling import RESETTLEMENT_EW
from throughcare.rules.jurisdictions.responding import ResponseTerms
from throughcare.rules.jurisdictions.unpaid_work import UNPAID_WORK_EW
from throughcare.rules.jurisdictions.words import Word, Words

WORDS = Words(
    person=Word("person on probation", "people on probation"),
    responsible_officer=Word("probation practitioner"),
    supporting_officer=Word("supporting practitioner"),
    supervisor=Word("senior probation officer"),
    team=Word("team"),
    agency=Word("agency", "agencies"),
    caseload=Word("caseload"),
    sentence=Word("sentence"),
    order=Word("order"),
    condition=Word("requirement"),
    offence=Word("offence"),
    charge=Word("charge"),
    key_date=Word("key date"),
    level=Word("tier"),
    assessment=Word("assessment"),
    plan=Word("sentence plan"),
    appointment=Word("appointment"),
    contact=Word("contact"),
    home_visit=Word("home visit"),
    noncompliance=Word("failure to comply", "failures to comply"),
    excuse=Word("reasonable excuse"),
    response=Word("enforcement action"),
    warning=Word("warning"),
    referral=Word("referral to an enforcement officer", "referrals to an enforcement officer"),
    breach=Word("breach", "breaches"),
    revocation=Word("revocation or recall", "revocations and recalls"),
    hearing=Word("hearing"),
    handover=Word("handover"),
    transfer=Word("area transfer"),
    monitoring=Word("electronic monitoring", "electronic monitoring"),
    victim_contact=Word("victim contact", "victim contact"),
    multi_agency_case=Word("multi-agency case"),
    restricted_record=Word("limited-access record"),
)

PACK = Jurisdiction(
    code="ew",
    title="England and Wales",
    country="GB",
    languages=("en", "cy"),
    time_zone="Europe/London",
    date_order=DateOrder.DAY_MONTH,
    colours=HeaderColours(background="#2f3a5f", border="#7a4b8f"),
    calendar="england-and-wales",
    holidays_in=bank_holidays,
    words=WORDS,
    order_types=(*ORDER_TYPES, PRE_TRIAL),
    condition_types=CONDITION_TYPES,
    catalogues=CATALOGUES,
    offence_schemes=(
        OffenceScheme(code="ew-home-office", title="Home Office offence code", example="008/06"),
    ),
    identifier_schemes=IDENTIFIER_SCHEMES,
    levels=LEVELS,
    level_rule=LEVEL_RULE,
    flags=FLAGS,
    allocations=ALLOCATIONS,
    outcome_words=OUTCOME_WORDS,
    action_words=ACTION_WORDS,
    key_date_kinds=KEY_DATE_KINDS,
    review_intervals=REVIEW_INTERVALS,
    evidence_limit=TimeLimit(amount=5, unit=Unit.WORKING_DAYS, source=EVIDENCE_DESIGN),
    excuse_limit=TimeLimit(amount=7, unit=Unit.DAYS, source=BREACH_DESIGN),
    contact_standards=None,  # no numeric national minimum is published
    letters=LETTERS,
    data_rights=DATA_RIGHTS,
    rules=RULES,
    forms=FORMS,
    questionnaire=QUESTIONNAIRE,
    help_now=HELP_NOW,
    unpaid_work=UNPAID_WORK_EW,
    resettlement=RESETTLEMENT_EW,
    plan=PLAN,
    programmes=PROGRAMMES,
    risk_scores=RISK_SCORES,
    offence_kinds=OFFENCE_KINDS,
    sharing=SHARING,
    messages=WITH_WELSH,
    due_process=DUE_PROCESS,
    # The time to prepare what the court gets; also in Probation Circular 43/2004.
    responding=ResponseTerms(
        answer_within=TimeLimit(amount=10, unit=Unit.WORKING_DAYS, source=BREACH_DESIGN)
    ),
    checkins=CHECKINS_EW,
    licensing=LICENSING,
    eligibility=ELIGIBILITY,
    postcode=r"(?i:\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b)",
)
