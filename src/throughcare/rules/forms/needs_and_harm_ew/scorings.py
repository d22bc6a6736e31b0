"""Which published rules the assessment answers, and from which of its questions.

Nothing is asked twice: a problem counts 0, 1 or 2 where a rule takes points, a date becomes an age, a list of drugs
becomes a yes or no each. Where drugs were never misused, no drug is used now and none was injected: that follows from
the one answer. OGP takes the percentage that OGRS3 has just given.
"""

from collections.abc import Mapping

from throughcare.rules.forms.form import Scoring, Take
from throughcare.rules.forms.harm_ew import OVERALL
from throughcare.rules.forms.making import (
    age,
    as_points,
    by_name,
    has,
    is_male,
    is_yes,
    lower,
    named_answers,
    one_less,
    one_or_none,
    points,
    same,
)
from throughcare.rules.forms.options import DRUGS
from throughcare.rules.kernel import Unknown

NO_HOME = "is_currently_of_no_fixed_abode_or_transient_accommodation"
SANCTIONS, VIOLENT = "total_number_of_sanctions_for_all_offences", "total_number_of_violent_sanctions"
BORN, FOLLOWED = "date_of_birth", "date_at_start_of_followup"

NEEDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "accommodation": ("ACCOMMODATION", {
        "no_fixed_abode_or_transient": NO_HOME,
        "suitability_of_accommodation": "suitability_of_accommodation",
        "permanence_of_accommodation": "permanence_of_accommodation",
        "location_of_accommodation": "location_of_accommodation",
    }),
    "education": ("EDUCATION_TRAINING_AND_EMPLOYABILITY", {
        "unemployed": "is_unemployed", "employment_history": "employment_history",
        "work_related_skills": "work_related_skills", "attitude_to_employment": "attitude_to_employment",
    }),
    "relationships": ("RELATIONSHIPS", {
        "rel_close_family": "current_relationship_with_family_members",
        "experience_of_childhood": "experience_of_childhood",
        "prev_close_relationships": "previous_close_relationships",
    }),
    "lifestyle": ("LIFESTYLE_AND_ASSOCIATES", {
        "reg_activities_encourage_offending": "regular_offending_activities",
        "easily_influenced": "influence_from_criminal_associates",
        "recklessness": "recklessness_and_risk_taking_behaviour",
    }),
    "drugs": ("DRUG_MISUSE", {
        "current_drug_noted": "current_drug_misuse", "level_of_use_of_main_drug": "level_of_use_of_main_drug",
        "ever_injected_drugs": "ever_injected_drugs",
        "motivation_to_tackle_drug_misuse": "motivation_to_tackle_drug_misuse",
        "drugs_major_activity": "drugs_major_activity",
    }),
    "alcohol": ("ALCOHOL_MISUSE", {
        "current_use": "current_alcohol_use_problems", "binge_drinking": "excessive_alcohol_use",
        "frequency_and_level": "alcohol_frequency_and_level", "alcohol_tackle_motivation": "alcohol_motivation",
    }),
    "thinking": ("THINKING_AND_BEHAVIOUR", {
        "recognise_problems": "recognises_problems", "problem_solving_skills": "problem_solving_skills",
        "awareness_of_consequences": "awareness_of_consequences",
        "understands_views_of_others": "understands_other_peoples_views",
    }),
    "attitudes": ("ATTITUDES", {
        "pro_criminal_attitudes": "pro_criminal_attitudes",
        "attitudes_towards_supervision": "attitude_towards_supervision_or_licence",
        "attitudes_towards_community_society": "attitudes_towards_community",
        "motivation_to_address_behaviour": "motivation_to_address_behaviour",
    }),
}  # fmt: skip
"""By section of the form: the rule's section, and which question answers each of its questions."""


def _never_or(question: str) -> Take:
    """Points of a question about drugs; 0 where drugs were never misused."""

    def made(ever: object, answer: object) -> object:
        return 0 if ever is False else answer if isinstance(answer, Unknown) else points(answer)

    return Take(("drugs_ever", question), made, partly=True)


def _uses(drug: str) -> Take:
    """Whether a drug is among those used now; it is not where drugs were never misused."""
    named = has(drug)

    def made(ever: object, now: object) -> object:
        return False if ever is False else now if isinstance(now, Unknown) else named(now)

    return Take(("drugs_ever", "drugs_now"), made, partly=True)


def _drug_answers(questions: Mapping[str, str]) -> Take:
    """The section's answers in points; where drugs were never misused they are 0, and motivation is not asked."""
    named = by_name(tuple(questions))
    nothing = {name: 0 for name in questions if not name.startswith("motivation")}

    def made(ever: object, *answers: object) -> object:
        return nothing if ever is False else named(*answers)

    return Take(("drugs_ever", *questions.values()), made, partly=True)


def _need(section: str, name: str, questions: Mapping[str, str]) -> Scoring:
    answers = _drug_answers(questions) if section == "drugs" else named_answers(questions)
    return Scoring(
        rule="needs-severity-ew", name=f"needs-severity-ew.{section}", section=section, shows="severity",
        given={"section": name, "san": False}, takes={"answers": answers},
    )  # fmt: skip


NEED_SCORINGS = tuple(_need(section, name, questions) for section, (name, questions) in NEEDS.items())

RECORD: Mapping[str, Take] = {
    **same(
        "gender", "assessment_date", BORN, "date_of_current_conviction", "age_at_first_sanction", SANCTIONS,
        "current_offence_code",
    ),
    "as_of": Take(("assessment_date",)),
}  # fmt: skip
STARTED: Mapping[str, Take] = same(FOLLOWED)
WEAPON: Mapping[str, Take] = {
    "did_offence_involve_carrying_or_using_weapon": Take(("offence_elements",), has("WEAPON"))
}
USES: Mapping[str, Take] = {f"has_{drug.lower()}_usage": _uses(drug) for drug in DRUGS}
DYNAMIC: Mapping[str, Take] = same(
    "suitability_of_accommodation", "is_unemployed", "current_relationship_with_partner",
    "evidence_of_domestic_abuse", "current_relationship_status", "regular_offending_activities",
    "motivation_to_tackle_drug_misuse", "current_alcohol_use_problems", "excessive_alcohol_use",
    "impulsivity_problems", "temper_control", "pro_criminal_attitudes",
)  # fmt: skip
SEXUAL: Mapping[str, Take] = same(
    "has_ever_committed_sexual_offence", "total_indecent_image_sanctions", "total_contact_adult_sexual_sanctions",
    "total_contact_child_sexual_sanctions", "total_non_contact_sexual_offences", "supervision_status",
    "date_of_most_recent_sexual_offence", "most_recent_offence_date", "is_current_offence_against_victim_stranger",
)  # fmt: skip
VIOLENCE: Mapping[str, Take] = same(VIOLENT)
PREVIOUS: Mapping[str, Take] = same("previous_convictions")
ABUSE: Mapping[str, Take] = same("evidence_of_domestic_abuse", "domestic_abuse_against_partner")


def _without(takes: Mapping[str, Take], *names: str) -> dict[str, Take]:
    return {name: take for name, take in takes.items() if name not in names}


OF_2026 = (
    Scoring(
        rule="arp", shows="score",
        takes={
            **RECORD, **STARTED, **_without(DYNAMIC, "temper_control"), **_without(USES, "has_methadone_usage"),
        },
    ),
    Scoring(
        rule="vrp", shows="score",
        takes={
            **RECORD, **STARTED, **VIOLENCE, **_without(DYNAMIC, "pro_criminal_attitudes"),
            **_without(USES, "has_heroin_usage"),
        },
    ),
    Scoring(
        rule="svrp", shows="score",
        takes={
            **RECORD, **STARTED, **VIOLENCE, **WEAPON, **PREVIOUS,
            **same(
                "suitability_of_accommodation", "is_unemployed", "current_alcohol_use_problems", "temper_control",
                "pro_criminal_attitudes",
            ),
        },
    ),
    Scoring(
        rule="csrp", shows="serious_predictor",
        takes={**RECORD, **STARTED, **VIOLENCE, **WEAPON, **PREVIOUS, **DYNAMIC, **USES, **SEXUAL},
    ),
)  # fmt: skip

AGES: Mapping[str, Take] = {"age_at_start_of_followup": Take((BORN, FOLLOWED), age)}
BEFORE_2026 = (
    Scoring(
        rule="ogrs3",
        takes={
            "gender": Take(("gender",), lower),
            "previous_sanctions": Take((SANCTIONS,), one_less),
            "age_at_current_conviction": Take((BORN, "date_of_current_conviction"), age),
            "offence_group": Take(("current_offence_code",)),
            **same("age_at_first_sanction"), **AGES,
        },
    ),
    Scoring(
        rule="ogp",
        takes={
            "ogrs3_two_year_pct": Take(("ogrs3.value",)),
            "no_fixed_abode": Take((NO_HOME,)),
            "unemployed": Take(("is_unemployed",)),
            "current_drug_misuse": _never_or("current_drug_misuse"),
            "motivation_to_tackle_drugs": _never_or("motivation_to_tackle_drug_misuse"),
            **as_points(
                regular_offending_activities="regular_offending_activities",
                problem_solving="problem_solving_skills", awareness_of_consequences="awareness_of_consequences",
                understands_others="understands_other_peoples_views", procriminal_attitudes="pro_criminal_attitudes",
            ),
        },
    ),
    Scoring(
        rule="ovp",
        takes={
            "total_sanctions": Take((SANCTIONS,)),
            "violent_sanctions": Take((VIOLENT,)),
            "male": Take(("gender",), is_male),
            "recognises_impact": Take(("does_recognise_impact_of_offending_on_others",), one_or_none),
            "no_fixed_abode": Take((NO_HOME,), one_or_none),
            "unemployed": Take(("is_unemployed",), one_or_none),
            "current_psychiatric_treatment": Take(("has_current_psychiatric_treatment",), one_or_none),
            **as_points(
                current_alcohol_problems="current_alcohol_use_problems", excessive_alcohol="excessive_alcohol_use",
                temper_control="temper_control", procriminal_attitudes="pro_criminal_attitudes",
            ),
            **AGES,
        },
    ),
    Scoring(
        rule="rsr-2025", shows="overall_score",
        takes={
            **RECORD, "date_at_start_of_followup_user_input": Take((FOLLOWED,)), **VIOLENCE, **WEAPON, **PREVIOUS,
            **_without(
                DYNAMIC, "current_relationship_status", "regular_offending_activities",
                "motivation_to_tackle_drug_misuse",
            ),
            **ABUSE, **SEXUAL, **same("is_current_offence_sexually_motivated"),
        },
    ),
)  # fmt: skip

SCREENS = (
    Scoring(
        rule="lds", section="education", shows="lds_score",
        takes=same(
            NO_HOME, "work_related_skills", "problems_with_reading_writing_numeracy", "has_problems_with_reading",
            "has_problems_with_numeracy", "learning_difficulties", "professional_or_vocational_qualifications",
        ),
    ),
    Scoring(
        rule="mst", section="thinking", shows="maturity_flag",
        takes=same(
            "gender", BORN, "assessment_date", "has_peer_group_influences", "influence_from_criminal_associates",
            "recklessness_and_risk_taking_behaviour", "difficulties_coping", "attitudes_towards_self",
            "impulsivity_problems", "temper_control", "problem_solving_skills", "understands_other_peoples_views",
            "awareness_of_consequences",
        ),
    ),
)  # fmt: skip

ELEMENTS: Mapping[str, Take] = {
    name: Take(("offence_elements",), has(code))
    for name, code in {
        "did_offence_involve_carrying_or_using_weapon": "WEAPON",
        "did_offence_involve_violence_or_threat_of_violence": "VIOLENCE",
        "did_offence_involve_excessive_use_of_violence": "EXCESSIVE_VIOLENCE",
        "did_offence_involve_arson": "ARSON",
    }.items()
}
LINKED: Mapping[str, Take] = {
    name: Take((f"{section}_harm",))
    for name, section in {
        "is_analysis_of_offence_issues_linked_to_risk": "offence",
        "has_accommodation_issues_linked_to_risk": "accommodation",
        "relationship_issues_linked_to_risk": "relationships",
        "are_emotional_issues_linked_to_risk": "emotional",
        "are_thinking_and_behaviour_issues_linked_to_risk": "thinking",
    }.items()
}
OPD = Scoring(
    rule="predictor-2026:opd", shows="opd_result",
    takes={
        "overall_risk_for_assessment": Take((f"{OVERALL.key}.overall",)),
        "highest_risk_level_over_all_assessments": Take(("harm_highest",)),
        "offence_motivation_emotional_state": Take(("offence_motives",), has("EMOTIONAL_STATE")),
        "has_control_issues": Take(("risk_control",), is_yes),
        **ELEMENTS, **LINKED,
        **same(
            "gender", "current_offence_code", "has_custodial_sentence", "is_eligible_for_mappa",
            "age_at_first_sanction", "evidence_of_domestic_abuse", "domestic_abuse_against_partner",
            "domestic_abuse_against_family", "has_current_psychiatric_treatment",
            "is_evidence_of_childhood_behavioural_problems", "has_history_of_psychiatric_treatment",
            "has_been_on_medication_for_mental_health_problems",
            "has_ever_been_in_special_hospital_or_regional_secure_unit",
            "has_displayed_obsessive_behaviour_linked_to_offending", "has_self_harm_or_attempted_suicide",
            "has_assaulted_or_threatened_staff", "has_escaped_or_absconded",
            "does_recognise_impact_of_offending_on_others", "experience_of_childhood", "difficulties_coping",
            "current_psychological_problems", "current_psychiatric_problems",
            "over_reliance_on_others_for_financial_support", "manipulative_or_predatory_behaviour",
            "attitude_towards_supervision_or_licence", "controlling_or_aggressive_behaviour",
            "recklessness_and_risk_taking_behaviour", "impulsivity_problems",
        ),
    },
)  # fmt: skip
PNI = Scoring(
    rule="predictor-2026:pni", shows="pni_pathway",
    takes={
        **RECORD, **STARTED, **VIOLENCE, **WEAPON, **PREVIOUS, **DYNAMIC, **USES, **SEXUAL,
        "easily_influenced_by_criminal_associates": Take(("influence_from_criminal_associates",)),
        **same(
            "is_a_risk_of_sexual_harm", "sexual_preoccupation", "offence_related_sexual_interests",
            "emotional_congruence_with_children", "hostile_orientation", "current_relationship_with_family_members",
            "previous_close_relationships", "controlling_or_aggressive_behaviour", "problem_solving_skills",
            "difficulties_coping", "sara_risk_to_partner", "sara_risk_to_others",
        ),
    },
)  # fmt: skip

SCORINGS = (*NEED_SCORINGS, OVERALL, *OF_2026, *BEFORE_2026, *SCREENS, OPD, PNI)
