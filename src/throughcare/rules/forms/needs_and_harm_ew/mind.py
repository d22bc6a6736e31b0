"""Emotional well-being, thinking and behaviour, and attitudes."""

from throughcare.rules import needs
from throughcare.rules.forms.blocks import (
    MOTIVATION,
    analysis,
    ask,
    choice,
    problem,
    several,
    when,
    words,
    yes_no,
)
from throughcare.rules.forms.form import Profession, Section

CONDITIONS = {
    "LEARNING_DISABILITY": "Learning disability",
    "AUTISM": "Autism",
    "ADHD": "ADHD",
    "BRAIN_INJURY": "Brain injury",
    "DYSLEXIA": "Dyslexia or another difficulty in learning",
    "OTHER": "Another",
}
SEXUAL = when("has_ever_committed_sexual_offence", True)

EMOTIONAL = Section(
    code="emotional",
    title="Emotional well-being",
    says="How the person feels and copes. This section is asked about and not scored. It is no diagnosis.",
    by=(Profession.PSYCHOLOGIST, Profession.HEALTH, Profession.OFFICER),
    need="Emotional well-being",
    area=needs.HEALTH,
    questions=(
        problem("difficulties_coping", "How far is coping with strain a problem?"),
        problem(
            "current_psychological_problems",
            "How far are low mood, fear or other strain of mind a problem now?",
        ),
        problem("attitudes_towards_self", "How far is the way the person sees themselves a problem?"),
        problem("current_psychiatric_problems", "How far is a mental illness a problem now?"),
        yes_no("has_current_psychiatric_treatment", "Is there psychiatric treatment now, or waiting for it?"),
        yes_no(
            "has_history_of_psychiatric_treatment", "Was there psychiatric treatment before?", static=True
        ),
        yes_no(
            "has_been_on_medication_for_mental_health_problems",
            "Was there ever medicine for mental health?",
            static=True,
        ),
        yes_no(
            "has_ever_been_in_special_hospital_or_regional_secure_unit",
            "Was the person ever in a secure hospital or unit?",
            static=True,
        ),
        problem("emotional_alone", "How far is being alone a problem?"),
        several(
            "emotional_conditions",
            "Is any of these known that the work should be adjusted to?",
            CONDITIONS,
            "As told or as written by a health professional; nothing is guessed.",
        ),
        words("emotional_health", "What else about health, body or mind, should be known here?"),
        words("emotional_helps", "What helps on a bad day, and who notices first?"),
        *analysis("emotional", "emotional well-being"),
    ),
)

THINKING = Section(
    code="thinking",
    title="Thinking and behaviour",
    says="How the person weighs things up and acts.",
    by=(Profession.PSYCHOLOGIST, Profession.OFFICER),
    need="Thinking and behaviour",
    area=needs.THINKING,
    questions=(
        problem(
            "recognises_problems", "How far is it a problem that the person does not see problems coming?"
        ),
        problem("problem_solving_skills", "How far is solving problems a problem?"),
        choice(
            "awareness_of_consequences",
            "Does the person think of what will follow?",
            {"YES": "Yes", "SOMETIMES": "Sometimes", "NO": "No"},
        ),
        problem("understands_other_peoples_views", "How far is seeing things as others see them a problem?"),
        problem("impulsivity_problems", "How far is acting on impulse a problem?"),
        problem("temper_control", "How far is keeping one's temper a problem?"),
        problem(
            "controlling_or_aggressive_behaviour", "How far is controlling or aggressive behaviour a problem?"
        ),
        problem("hostile_orientation", "How far is a hostile view of others a problem?"),
        yes_no(
            "has_displayed_obsessive_behaviour_linked_to_offending",
            "Has the person shown obsessive behaviour that is linked to offending?",
        ),
        problem("sexual_preoccupation", "How far is thinking of sex too much a problem?", when=SEXUAL),
        problem(
            "offence_related_sexual_interests",
            "How far are sexual interests tied to offending a problem?",
            when=SEXUAL,
        ),
        problem(
            "emotional_congruence_with_children",
            "How far is feeling closer to children than to adults a problem?",
            when=SEXUAL,
        ),
        words(
            "thinking_example",
            "What shows how the person thinks? Give an example of a good decision and of a bad one.",
        ),
        *analysis("thinking", "the way the person thinks and acts"),
    ),
)

ATTITUDES = Section(
    code="attitudes",
    title="Attitudes",
    says="How the person sees offending, the law and this sentence.",
    by=(Profession.OFFICER, Profession.PSYCHOLOGIST),
    need="Attitudes",
    area=needs.ATTITUDES,
    questions=(
        problem("pro_criminal_attitudes", "How far are attitudes that favour crime a problem?"),
        problem(
            "attitude_towards_supervision_or_licence",
            "How far is the attitude to supervision a problem?",
            "What happened under earlier supervision counts too.",
        ),
        problem(
            "attitudes_towards_community", "How far is the attitude to other people and society a problem?"
        ),
        ask(
            "motivation_to_address_behaviour",
            "How motivated is the person to change what led to offending?",
            MOTIVATION,
        ),
        yes_no("attitudes_hatred", "Does the person hold views that put a group of people in danger?"),
        words(
            "attitudes_hatred_words",
            "Which views put a group in danger, and how do they show?",
            when=when("attitudes_hatred", True),
            needed=True,
        ),
        words("attitudes_example", "What shows these attitudes, for better and for worse?"),
        *analysis("attitudes", "the way the person sees offending"),
    ),
)
