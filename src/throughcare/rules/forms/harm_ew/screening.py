"""Whether a full analysis of the risk of serious harm is needed, and the analysis.

Serious harm is an event that threatens life or leaves lasting injury, of body or mind.
"""

from throughcare.rules.forms.blocks import several, when, words, yes_no
from throughcare.rules.forms.form import Profession, Section

ACTS = {
    "KILLING": "Killing, or an attempt",
    "WOUNDING": "Wounding or grave injury",
    "SEXUAL_ADULT": "A sexual offence against an adult",
    "SEXUAL_CHILD": "A sexual offence against a child",
    "CHILD_CRUELTY": "Cruelty to a child or neglect",
    "DOMESTIC_ABUSE": "Abuse of a partner or family",
    "STALKING": "Stalking or harassment",
    "KIDNAPPING": "Kidnapping or holding somebody",
    "ROBBERY": "Robbery or burglary with violence",
    "ARSON": "Arson",
    "WEAPONS": "A weapon, a firearm or explosives",
    "HATRED": "An offence out of hatred",
    "TERRORISM": "Terrorism or extremism",
    "TRAFFICKING": "Trafficking or exploiting people",
    "DANGEROUS_DRIVING": "Driving that killed or gravely hurt somebody",
}
SIGNS = {
    "THREATS": "Threats to kill or hurt somebody",
    "PLANNING": "Planning, or a target being followed",
    "WEAPONS_NOW": "Weapons within reach",
    "ESCALATING": "Violence that grows or comes more often",
    "OBSESSION": "Fixed ideas about a person or a group",
    "VICTIM_FEARS": "Somebody is afraid of the person",
    "BREACHES": "Orders that protect somebody were broken",
    "CHILDREN_NEAR": "Contact with children who may be in danger",
    "MIND": "Changes of mind that come before violence",
    "CUSTODY": "Violence in custody",
}
FULL = when("harm_full", True)

SCREENING = Section(
    code="harm_screening",
    title="Serious harm: screening",
    says="Serious harm threatens life or leaves lasting injury, of body or mind. One yes below calls for the full "
    "analysis.",
    by=(Profession.OFFICER,),
    questions=(
        several("harm_convicted", "Of which of these was the person ever convicted?", ACTS, static=True),
        several(
            "harm_known",
            "Which of these is the person known to have done, without a conviction?",
            ACTS,
            "Say below where it is known from, and how sure that is.",
            static=True,
        ),
        several("harm_signs", "Which of these signs are there now?", SIGNS),
        yes_no("harm_children", "Is there a worry about a particular child, or about children?"),
        yes_no("harm_adult", "Is there a worry about a particular adult, such as a partner?"),
        yes_no("is_a_risk_of_sexual_harm", "Is there a worry about sexual harm?"),
        yes_no("harm_worried", "Does anything else tell you that somebody could be seriously harmed?"),
        words("harm_known_words", "Where are these worries known from, and how sure are they?"),
        yes_no(
            "harm_full",
            "Is the full analysis needed?",
            "Yes wherever anything above applies, unless you can say why it tells of no risk now.",
        ),
        words(
            "harm_why_not", "Why is the full analysis not needed?", when=when("harm_full", False), needed=True
        ),
    ),
)

ANALYSIS = Section(
    code="harm_analysis",
    title="Serious harm: full analysis",
    says="What was done, to whom, how and why; and what could be done.",
    by=(Profession.OFFICER, Profession.PSYCHOLOGIST),
    questions=(
        words(
            "harm_past",
            "What harm has the person done before?",
            "What, where, how, to whom, and why.",
            when=FULL,
            needed=True,
            static=True,
        ),
        words(
            "harm_now",
            "What in the current offence or behaviour could have led to serious harm?",
            when=FULL,
            needed=True,
        ),
        words(
            "harm_pattern",
            "What repeats itself in the harm done?",
            "Places, times, moods, people.",
            when=FULL,
            needed=True,
        ),
        words(
            "harm_able", "What would the person need in order to do it, and is it within reach?", when=FULL
        ),
        words("harm_held_back", "What held the person back before?", when=FULL),
        words("harm_disputed", "What does the person say about this, and what is disputed?", when=FULL),
        words("harm_unknown", "What is not known, and who could tell?", when=FULL, needed=True),
    ),
)
