"""The questions of the OPD screen, as the national assessment asks them, and how its points are counted."""

from collections.abc import Mapping

from throughcare.rules.instruments.adding import counting
from throughcare.rules.instruments.offence_codes import OffenceCode
from throughcare.rules.instruments.ogrs4_questions import PROBLEM
from throughcare.rules.instruments.parts import ByValue
from throughcare.rules.kernel import (
    Choice,
    Whole,
    YesNo,
    optional,
)

RISK = Choice(
    {"LOW": "Low", "MEDIUM": "Medium", "HIGH": "High", "VERY_HIGH": "Very high", "NOT_APPLICABLE": "-"}
)
OLDEST = 109


GENDER = optional("gender", "Is the person male or female?", Choice({"MALE": "Male", "FEMALE": "Female"}))
OVERALL = optional(
    "overall_risk_for_assessment", "How high is the risk of serious harm in this assessment?", RISK
)
HIGHEST = optional(
    "highest_risk_level_over_all_assessments", "How high was it at most, in any assessment?", RISK
)
OFFENCE = optional("current_offence_code", "Which Home Office code has the current offence?", OffenceCode())
CUSTODIAL = optional("has_custodial_sentence", "Is the sentence one of custody?", YesNo())
MAPPA = optional("is_eligible_for_mappa", "Is the person eligible for MAPPA?", YesNo())
OVERRIDE = optional("apply_opd_override", "Does the practitioner ask for an override?", YesNo())
ABUSE = optional("evidence_of_domestic_abuse", "Is there evidence of domestic abuse?", YesNo())
PARTNER = optional("domestic_abuse_against_partner", "Was it against a partner?", YesNo())
FAMILY = optional("domestic_abuse_against_family", "Was it against family?", YesNo())
FIRST_AGE = optional(
    "age_at_first_sanction",
    "How old was the person at the first sanction?",
    Whole(0, OLDEST, "completed years"),
)

_YES_NO = {
    "did_offence_involve_carrying_or_using_weapon": "Was a weapon carried or used in the offence?",
    "did_offence_involve_violence_or_threat_of_violence": "Was there violence or a threat of it in the offence?",
    "did_offence_involve_excessive_use_of_violence": "Was the violence excessive?",
    "did_offence_involve_arson": "Was there arson in the offence?",
    "offence_motivation_emotional_state": "Was a state of emotion a motive of the offence?",
    "is_analysis_of_offence_issues_linked_to_risk": "Is what the offence shows linked to risk?",
    "has_accommodation_issues_linked_to_risk": "Is accommodation linked to risk?",
    "relationship_issues_linked_to_risk": "Are relationships linked to risk?",
    "has_current_psychiatric_treatment": "Is there psychiatric treatment now, or waiting for it?",
    "are_emotional_issues_linked_to_risk": "Is emotional well-being linked to risk?",
    "are_thinking_and_behaviour_issues_linked_to_risk": "Are thinking and behaviour linked to risk?",
    "is_evidence_of_childhood_behavioural_problems": "Is there evidence of problems of behaviour in childhood?",
    "has_history_of_psychiatric_treatment": "Was there psychiatric treatment before?",
    "has_been_on_medication_for_mental_health_problems": "Was there medication for mental health?",
    "has_ever_been_in_special_hospital_or_regional_secure_unit": "Was the person ever in a secure hospital or unit?",
    "has_displayed_obsessive_behaviour_linked_to_offending": "Is there obsessive behaviour linked to offending?",
    "has_self_harm_or_attempted_suicide": "Is there self-harm, or an attempt at suicide?",
    "has_assaulted_or_threatened_staff": "Were staff assaulted or threatened?",
    "has_escaped_or_absconded": "Did the person ever escape or abscond?",
    "has_control_issues": "Are there problems of control in custody?",
    "does_recognise_impact_of_offending_on_others": "Does the person see what offending does to others?",
}
_PROBLEMS = {
    "experience_of_childhood": "Is the experience of childhood a problem?",
    "difficulties_coping": "Is coping a problem?",
    "current_psychological_problems": "Are there psychological problems now?",
    "current_psychiatric_problems": "Are there psychiatric problems now?",
    "over_reliance_on_others_for_financial_support": "Is relying on others for money a problem?",
    "manipulative_or_predatory_behaviour": "Is manipulative or predatory behaviour a problem?",
    "attitude_towards_supervision_or_licence": "Is the attitude to supervision a problem?",
    "controlling_or_aggressive_behaviour": "Is controlling or aggressive behaviour a problem?",
    "recklessness_and_risk_taking_behaviour": "Are recklessness and taking risks a problem?",
    "impulsivity_problems": "Is acting on impulse a problem?",
}
_ASKED = {name: optional(name, asks, YesNo()) for name, asks in _YES_NO.items()} | {
    name: optional(name, asks, PROBLEM) for name, asks in _PROBLEMS.items()
}
ITEMS = (
    GENDER, OVERALL, HIGHEST, OFFENCE, CUSTODIAL, MAPPA, OVERRIDE, FIRST_AGE, ABUSE, PARTNER, FAMILY, *_ASKED.values(),
)  # fmt: skip
YES_ADDS: Mapping[object, float] = {True: 1.0, False: 0.0}
PROBLEMS_ADD: Mapping[object, float] = {"NO_PROBLEMS": 0.0, "SOME_PROBLEMS": 1.0, "SIGNIFICANT_PROBLEMS": 1.0}


def one(name: str) -> ByValue:
    """The part of a question that adds one point for a yes, or for problems of either size."""
    item = _ASKED[name]
    return counting(item, YES_ADDS if isinstance(item.kind, YesNo) else PROBLEMS_ADD)


def fact(name: str, words: str) -> ByValue:
    """The part of something made of several answers, which adds one point where it is so."""
    return ByValue(
        name=words, feature=name, weights=YES_ADDS, says=words + ": {value}, which adds {contribution:g}."
    )


UNDER_18 = fact("sanctioned_under_18", "First sanctioned before 18")
NO_IMPACT = fact("does_not_see_impact", "Not known to see what offending does to others")
CHILDHOOD = fact("childhood_difficulties", "Difficulties in childhood")
MENTAL_HEALTH = fact("mental_health", "A history of mental ill-health")
CHALLENGING = fact("challenging_behaviour", "Severely challenging behaviour")
ABUSED = fact("domestic_abuse", "Domestic abuse of a partner or family")
EXCESSIVE = ByValue(
    name="Excessive violence", feature="excessive_violence", weights={0: 0.0, 1: 1.0, 2: 2.0},
    says="Excessive violence adds {contribution:g} (two where no violence is recorded beside it).",
)  # fmt: skip

MALE_PERSONALITY = (
    UNDER_18, one("did_offence_involve_violence_or_threat_of_violence"), EXCESSIVE, NO_IMPACT,
    one("over_reliance_on_others_for_financial_support"), one("manipulative_or_predatory_behaviour"),
    one("recklessness_and_risk_taking_behaviour"), one("is_evidence_of_childhood_behavioural_problems"),
    one("impulsivity_problems"), one("controlling_or_aggressive_behaviour"),
)  # fmt: skip
MALE_INDICATORS = (CHILDHOOD, MENTAL_HEALTH, one("has_self_harm_or_attempted_suicide"), CHALLENGING)
FEMALE = (
    one("did_offence_involve_carrying_or_using_weapon"), one("did_offence_involve_violence_or_threat_of_violence"),
    EXCESSIVE, one("did_offence_involve_arson"), one("offence_motivation_emotional_state"),
    one("is_analysis_of_offence_issues_linked_to_risk"), one("has_accommodation_issues_linked_to_risk"),
    one("experience_of_childhood"), ABUSED, one("relationship_issues_linked_to_risk"), one("difficulties_coping"),
    one("current_psychological_problems"), one("has_self_harm_or_attempted_suicide"),
    one("are_emotional_issues_linked_to_risk"), one("are_thinking_and_behaviour_issues_linked_to_risk"),
)  # fmt: skip

MENTAL_HEALTH_SIGNS = (
    "current_psychological_problems", "current_psychiatric_problems", "has_history_of_psychiatric_treatment",
    "has_been_on_medication_for_mental_health_problems", "has_ever_been_in_special_hospital_or_regional_secure_unit",
    "has_current_psychiatric_treatment", "has_displayed_obsessive_behaviour_linked_to_offending",
)  # fmt: skip
CHALLENGING_SIGNS = (
    "attitude_towards_supervision_or_licence", "has_assaulted_or_threatened_staff", "has_escaped_or_absconded",
    "has_control_issues",
)  # fmt: skip
CHILDHOOD_SIGNS = ("experience_of_childhood", "is_evidence_of_childhood_behavioural_problems")
MADE_OF = (
    (CHILDHOOD, CHILDHOOD_SIGNS),
    (MENTAL_HEALTH, MENTAL_HEALTH_SIGNS),
    (CHALLENGING, CHALLENGING_SIGNS),
)
MALE_ANSWERS = (
    FIRST_AGE.name, "did_offence_involve_violence_or_threat_of_violence",
    "did_offence_involve_excessive_use_of_violence", "does_recognise_impact_of_offending_on_others",
    "over_reliance_on_others_for_financial_support", "manipulative_or_predatory_behaviour",
    "recklessness_and_risk_taking_behaviour", "impulsivity_problems", "controlling_or_aggressive_behaviour",
    *CHILDHOOD_SIGNS, *MENTAL_HEALTH_SIGNS, "has_self_harm_or_attempted_suicide", *CHALLENGING_SIGNS,
)  # fmt: skip
FEMALE_ANSWERS = (
    "did_offence_involve_carrying_or_using_weapon", "did_offence_involve_violence_or_threat_of_violence",
    "did_offence_involve_excessive_use_of_violence", "did_offence_involve_arson",
    "offence_motivation_emotional_state", "is_analysis_of_offence_issues_linked_to_risk",
    "has_accommodation_issues_linked_to_risk", "experience_of_childhood", ABUSE.name,
    "relationship_issues_linked_to_risk",
)  # fmt: skip
"""Where none of these is answered there is no screen at all."""
FEMALE_FURTHER = (
    "difficulties_coping", "current_psychological_problems", "has_self_harm_or_attempted_suicide",
    "are_emotional_issues_linked_to_risk", "are_thinking_and_behaviour_issues_linked_to_risk",
)  # fmt: skip
"""These count as well."""


def facts_of(answers: Mapping[str, object]) -> dict[str, object]:
    """The answers, and what is made of several of them. What is not answered is taken for a no or no problems."""
    age = answers[FIRST_AGE.name]
    excessive = answers["did_offence_involve_excessive_use_of_violence"] is True
    beside = answers["did_offence_involve_violence_or_threat_of_violence"] is True
    against = answers[PARTNER.name] is True or answers[FAMILY.name] is True
    return {
        **answers,
        "sanctioned_under_18": isinstance(age, int) and age < 18,
        "excessive_violence": 0 if not excessive else 1 if beside else 2,
        "does_not_see_impact": answers["does_recognise_impact_of_offending_on_others"] is not True,
        "childhood_difficulties": _any(answers, CHILDHOOD_SIGNS),
        "mental_health": _any(answers, MENTAL_HEALTH_SIGNS),
        "challenging_behaviour": _any(answers, CHALLENGING_SIGNS),
        "domestic_abuse": answers[ABUSE.name] is True and against,
    }


def _any(answers: Mapping[str, object], names: tuple[str, ...]) -> bool:
    """Whether any is a yes, or problems."""
    return any(answers[name] in (True, "SOME_PROBLEMS", "SIGNIFICANT_PROBLEMS") for name in names)
