"""The people in somebody's life: relationships, and how and with whom time is spent."""

from throughcare.rules import needs
from throughcare.rules.forms.blocks import analysis, ask, choice, problem, several, when, words, yes_no
from throughcare.rules.forms.form import Profession, Section
from throughcare.rules.forms.options import COMPANY
from throughcare.rules.kernel import Choice

PARTNERS = {
    "NOT_IN_RELATIONSHIP": "No",
    "IN_RELATIONSHIP_LIVING_TOGETHER": "Yes, and they live together",
    "IN_RELATIONSHIP_NOT_LIVING_TOGETHER": "Yes, and they live apart",
}
SARA = {"LOW": "Low", "MEDIUM": "Medium", "HIGH": "High"}
CHILDREN = {
    "LIVE_WITH": "Live with the person",
    "VISIT": "Visit, or are visited",
    "NO_CONTACT": "No contact, by choice or distance",
    "BARRED": "Contact is barred or supervised",
}

RELATIONSHIPS = Section(
    code="relationships",
    title="Relationships",
    says="Partner, children, family and others who matter, now and when the person grew up.",
    by=(Profession.OFFICER, Profession.SOCIAL_WORKER),
    need="Relationships",
    area=needs.RELATIONSHIPS,
    questions=(
        words("relationships_who", "Who matters to the person, and who can be counted on?"),
        choice("current_relationship_status", "Is the person in a relationship?", PARTNERS),
        problem(
            "current_relationship_with_partner",
            "How far is the relationship with a partner a problem?",
            "Answer it for somebody without a partner too: the predictors ask it of everybody.",
        ),
        yes_no("relationships_children", "Has the person children under 18, or cares for any?"),
        several(
            "relationships_children_contact",
            "How are the person and the children in touch?",
            CHILDREN,
            when=when("relationships_children", True),
        ),
        yes_no(
            "parenting_responsibilities",
            "Does the person bring up a child?",
            when=when("relationships_children", True),
        ),
        problem(
            "current_relationship_with_family_members",
            "How far is the relationship with close family a problem?",
        ),
        problem(
            "experience_of_childhood",
            "How far is what the person lived through as a child a problem today?",
            "Care, loss, violence, school. Nobody has to tell it: not known is an answer.",
        ),
        yes_no(
            "is_evidence_of_childhood_behavioural_problems",
            "Is it known that behaviour was a problem in childhood?",
            static=True,
        ),
        problem(
            "previous_close_relationships",
            "How far is the record of close relationships a problem?",
            "How they began and ended, what repeats itself.",
        ),
        yes_no(
            "evidence_of_domestic_abuse",
            "Is there evidence that the person abused a partner or family?",
            "A conviction is not needed.",
        ),
        yes_no(
            "domestic_abuse_against_partner",
            "Was it a partner who was abused?",
            when=when("evidence_of_domestic_abuse", True),
        ),
        yes_no(
            "domestic_abuse_against_family",
            "Was it family who were abused?",
            when=when("evidence_of_domestic_abuse", True),
        ),
        words(
            "relationships_abuse_words",
            "What is known of the abuse, from whom, and what protects them?",
            when=when("evidence_of_domestic_abuse", True),
            needed=True,
        ),
        *(
            ask(
                f"sara_risk_to_{whom}",
                f"SARA, if it was done: what is the risk to {words_of}?",
                Choice(SARA),
                needed=False,
                when=when("evidence_of_domestic_abuse", True),
            )
            for whom, words_of in (("partner", "a partner"), ("others", "others"))
        ),
        yes_no(
            "relationships_abused", "Has somebody abused the person?", "Ask only where it is safe to ask."
        ),
        *analysis("relationships", "relationships"),
    ),
)

LIFESTYLE = Section(
    code="lifestyle",
    title="Lifestyle and associates",
    says="How the person spends time, and with whom.",
    by=(Profession.OFFICER, Profession.KEY_WORKER),
    need="Lifestyle and associates",
    area=needs.LIFESTYLE,
    questions=(
        words("lifestyle_week", "What does an ordinary week look like?"),
        choice("lifestyle_company", "With whom is the time spent?", COMPANY),
        yes_no(
            "lifestyle_community", "Does the person belong to a club, a faith or another group that helps?"
        ),
        problem("regular_offending_activities", "How far do regular activities make offending likelier?"),
        problem("influence_from_criminal_associates", "How far is being led by people who offend a problem?"),
        yes_no("has_peer_group_influences", "Does a group of friends of the same age lead the person?"),
        yes_no("lifestyle_gang", "Is there a tie to a gang or to organised crime?"),
        yes_no("lifestyle_exploited", "Is somebody using the person, for drugs, money, sex or work?"),
        problem(
            "recklessness_and_risk_taking_behaviour", "How far are recklessness and taking risks a problem?"
        ),
        problem("manipulative_or_predatory_behaviour", "How far is using or preying on others a problem?"),
        yes_no("lifestyle_online", "Is what the person does online a worry?"),
        words(
            "lifestyle_online_words",
            "What is the worry online, and what is agreed about it?",
            when=when("lifestyle_online", True),
            needed=True,
        ),
        *analysis("lifestyle", "how and with whom time is spent"),
    ),
)
