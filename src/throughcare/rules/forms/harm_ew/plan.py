"""The risk-management plan: what is done, by whom, and what happens if the risk grows."""

from throughcare.rules.forms.blocks import day, several, when, words, yes_no
from throughcare.rules.forms.form import Profession, Section
from throughcare.rules.forms.harm_ew.screening import FULL

AGENCIES = {
    "POLICE": "Police",
    "PRISON": "Prison",
    "CHILDRENS_SERVICES": "Children's services",
    "ADULT_SERVICES": "Adult services",
    "HEALTH": "Health services",
    "HOUSING": "Housing",
    "VICTIM_LIAISON": "Victim liaison",
    "DOMESTIC_ABUSE": "Domestic abuse services",
    "TREATMENT": "Drug or alcohol treatment",
    "OTHER": "Another",
}

PLAN = Section(
    code="harm_plan",
    title="Risk-management plan",
    says="Each entry names who does what, by when. It is needed wherever the full analysis was.",
    by=(Profession.OFFICER,),
    questions=(
        several("plan_agencies", "Who else takes part in this plan?", AGENCIES, when=FULL),
        words(
            "plan_supervision",
            "Supervision: how often, where, by whom?",
            "Home visits and checks too.",
            when=FULL,
            needed=True,
        ),
        words(
            "plan_monitoring",
            "Monitoring and control: what is watched, forbidden or required?",
            "Conditions, curfews, tags, tests, exclusion zones.",
            when=FULL,
            needed=True,
        ),
        words(
            "plan_interventions",
            "Interventions: what work and treatment lowers the risk?",
            when=FULL,
            needed=True,
        ),
        words(
            "plan_victims",
            "Victim safety: what protects the people named above?",
            "No address of theirs belongs here.",
            when=FULL,
            needed=True,
        ),
        words(
            "plan_contingency",
            "If the risk grows: what would tell you, who acts, and how?",
            when=FULL,
            needed=True,
        ),
        yes_no("is_eligible_for_mappa", "Is the person managed under, or eligible for, MAPPA?"),
        day("plan_review", "On which day is this plan looked at again?", when=FULL),
        yes_no("plan_shared", "Has the person seen this plan?", when=FULL),
        words(
            "plan_withheld",
            "What of this plan was held back from the person, and why?",
            when=when("plan_shared", False),
        ),
    ),
)
