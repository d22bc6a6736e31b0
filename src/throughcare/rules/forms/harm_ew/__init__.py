"""Risk of serious harm (England and Wales): screening, full analysis, summary with its levels, and the plan.

A form by itself for reviews between assessments, and six sections of the whole assessment. Wording of our own over
the public structure of the national record; the level over all is scored by its published rule.
"""

from datetime import date

from throughcare.rules.forms.blocks import choice
from throughcare.rules.forms.form import Form, Scoring, Section, Take
from throughcare.rules.forms.harm_ew.plan import PLAN
from throughcare.rules.forms.harm_ew.screening import ANALYSIS, SCREENING
from throughcare.rules.forms.harm_ew.self_and_custody import ALARMS, OTHER_RISKS, TO_SELF
from throughcare.rules.forms.harm_ew.summary import HARM, SETTINGS, SUMMARY, level_name
from throughcare.rules.forms.register import form
from throughcare.rules.kernel import Mark, RuleId, Source

VERSION = date(2026, 11, 22)
"""The day its questions were written."""
PLACES = {"COMMUNITY": "In the community", "CUSTODY": "In custody", "REMAND": "On remand"}
SECTIONS = (SCREENING, ANALYSIS, SUMMARY, TO_SELF, OTHER_RISKS, PLAN)
OVERALL = Scoring(
    rule="harm-overall-ew",
    section="harm_summary",
    shows="overall",
    takes={
        f"{setting}_{group}": Take((level_name(setting, group),))
        for setting, (_, groups) in SETTINGS.items()
        for group in groups
    },
)
SOURCE = Source(
    title="Risk of serious harm: the structure of the national record",
    citation="hmpps-assess-risks-and-needs@9f5a6b6 (summary, risk to self, other risks)",
    version="questions in wording of our own, 2026-11-22",
    effective_from=None,
    checked_on=VERSION,
    licence="MIT code, Crown copyright; the wording is this program's",
    mark=Mark.READ,
)

HARM_EW = form(
    Form(
        id=RuleId("harm-ew", VERSION),
        title="Risk of serious harm",
        what_for="Says who could be seriously harmed, how and when, and what is done so that it does not happen",
        population="adults under supervision or in custody in England and Wales",
        source=SOURCE,
        sections=(
            Section(
                code="harm_setting",
                title="Where the person is",
                questions=(choice("supervision_status", "Where is the person?", PLACES),),
            ),
            *SECTIONS,
        ),
        scorings=(OVERALL,),
        alarms=ALARMS,
        harm=HARM,
        beside={"harm_to_self": "safety"},
    )
)

__all__ = ["ALARMS", "HARM", "HARM_EW", "OVERALL", "PLACES", "SECTIONS", "VERSION"]
