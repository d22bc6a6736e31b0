"""Strengths, needs and risk assessment (England and Wales): the whole assessment, from the interview to the plan.

The structure is that of the national assessment as public code has it; every question is in wording of our own. What
a question is called is what the published predictors call it, so that one answer serves them all.
"""

from datetime import date

from throughcare.rules.forms.form import Form
from throughcare.rules.forms.harm_ew import ALARMS, HARM, SECTIONS
from throughcare.rules.forms.interview import INTERVIEW
from throughcare.rules.forms.needs_and_harm_ew.beginning import OFFENCE, RECORD
from throughcare.rules.forms.needs_and_harm_ew.living import ACCOMMODATION, EDUCATION, FINANCE
from throughcare.rules.forms.needs_and_harm_ew.mind import ATTITUDES, EMOTIONAL, THINKING
from throughcare.rules.forms.needs_and_harm_ew.people import LIFESTYLE, RELATIONSHIPS
from throughcare.rules.forms.needs_and_harm_ew.scorings import SCORINGS
from throughcare.rules.forms.needs_and_harm_ew.substances import ALCOHOL_MISUSE, DRUG_MISUSE
from throughcare.rules.forms.register import form
from throughcare.rules.kernel import Mark, RuleId, Source

VERSION = date(2026, 11, 22)
"""The day its questions were written."""
SOURCE = Source(
    title="Needs, strengths and risk: the structure of the national assessment",
    citation="hmpps-strengths-based-needs-assessments-ui@2a7f9fa2; hmpps-assess-risks-and-needs@9f5a6b6; "
    "hmpps-arns-risk-actuarial-api@016919c",
    version="questions in wording of our own, 2026-11-22",
    effective_from=None,
    checked_on=VERSION,
    licence="MIT code, Crown copyright; the wording is this program's",
    mark=Mark.READ,
)

NEEDS_AND_HARM_EW = form(
    Form(
        id=RuleId("needs-and-harm-ew", VERSION),
        title="Strengths, needs and risk assessment",
        what_for="Finds what led to offending, what helps, who could be harmed, and what the plan should work on",
        population="adults under supervision or in custody in England and Wales",
        source=SOURCE,
        sections=(
            INTERVIEW,
            RECORD,
            OFFENCE,
            ACCOMMODATION,
            EDUCATION,
            FINANCE,
            RELATIONSHIPS,
            LIFESTYLE,
            DRUG_MISUSE,
            ALCOHOL_MISUSE,
            EMOTIONAL,
            THINKING,
            ATTITUDES,
            *SECTIONS,
        ),
        scorings=SCORINGS,
        alarms=ALARMS,
        harm=HARM,
        beside={
            "accommodation": "home",
            "education": "work",
            "finance": "money",
            "relationships": "people",
            "lifestyle": "time",
            "drugs": "drugs",
            "alcohol": "alcohol",
            "emotional": "feelings",
            "thinking": "choices",
            "attitudes": "offending",
            "offence": "offending",
            "harm_to_self": "safety",
        },
    )
)
