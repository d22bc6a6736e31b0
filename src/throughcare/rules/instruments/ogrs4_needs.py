"""What dynamic answers add in the 2026 predictors: so many points of an answer, times what a point adds.

A question about drugs that is not answered adds nothing, as the source has it; every other one is needed, and where
one is missing the static form is used instead.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from throughcare.rules.instruments.ogrs4 import Terms
from throughcare.rules.instruments.ogrs4_questions import DRUGS, PAST
from throughcare.rules.instruments.parts import ByValue, Feature
from throughcare.rules.kernel import Unknown

UNANSWERED: Mapping[Hashable, int] = dict.fromkeys(Unknown, 0)
PROBLEM: Mapping[Hashable, int] = {"NO_PROBLEMS": 0, "SOME_PROBLEMS": 1, "SIGNIFICANT_PROBLEMS": 2}
MOTIVATION: Mapping[Hashable, int] = {"FULL_MOTIVATION": 0, "PARTIAL_MOTIVATION": 1, "NO_MOTIVATION": 2}
YES: Mapping[Hashable, int] = {False: 0, True: 1}
TOGETHER = "IN_RELATIONSHIP_LIVING_TOGETHER"
LIVING_TOGETHER: Mapping[Hashable, int] = {
    "NOT_IN_RELATIONSHIP": 0, TOGETHER: 1, "IN_RELATIONSHIP_NOT_LIVING_TOGETHER": 0,
}  # fmt: skip
OTHER_DRUGS = (
    "has_other_drugs_usage", "has_ketamine_usage", "has_spice_usage", "has_hallucinogens_usage",
    "has_solvents_usage",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Need:
    """A dynamic term. feature: what it looks at. points: of each answer. says: its subject and verb ("Work adds")."""

    feature: str
    points: Mapping[Hashable, int]
    name: str
    says: str


def _with_partner(status: str, quality: str) -> tuple[str, str]:
    return status, quality


def _any(*used: object) -> bool:
    return any(answer is True for answer in used)


PARTNER = Feature(
    name="living_with_partner", of=("current_relationship_status", "current_relationship_with_partner"),
    make=_with_partner, span=(tuple(LIVING_TOGETHER), tuple(PROBLEM)), how="the two together",
)  # fmt: skip
OTHER = Feature(
    name="any_other_drug",
    of=OTHER_DRUGS,
    make=_any,
    span=((True, False, *Unknown),) * len(OTHER_DRUGS),
    how="whether any of these is used: " + ", ".join(OTHER_DRUGS),
)

NEEDS: Mapping[str, Need] = {
    "offence_involve_carrying_or_using_weapons_weight": Need(
        "did_offence_involve_carrying_or_using_weapon", YES, "Weapon", "A weapon in the offence adds"
    ),
    "suitable_accommodation_weight": Need(
        "suitability_of_accommodation", PROBLEM, "Accommodation", "Accommodation adds"
    ),
    "unemployed_weight": Need("is_unemployed", {False: 0, True: 2}, "Work", "Being in or out of work adds"),
    "live_in_relationship_weight": Need(
        "current_relationship_status", LIVING_TOGETHER, "Living with a partner", "Living with a partner or not adds"
    ),
    "relationship_quality_weight": Need(
        "current_relationship_with_partner", PROBLEM, "Relationship", "Problems with a partner add"
    ),
    "multiplicative_relationship_weight": Need(
        PARTNER.name,
        {(status, quality): LIVING_TOGETHER[status] * PROBLEM[quality] for status in LIVING_TOGETHER
         for quality in PROBLEM},
        "Relationship, living together", "Problems with a partner in the same home add as well",
    ),
    "domestic_violence_weight": Need("evidence_of_domestic_abuse", YES, "Domestic abuse", "Domestic abuse adds"),
    "regular_offending_activities_weight": Need(
        "regular_offending_activities", PROBLEM, "Activities", "Activities that encourage offending add"
    ),
    "drug_motivation_weight": Need(
        "motivation_to_tackle_drug_misuse", {**MOTIVATION, **UNANSWERED}, "Motivation about drugs",
        "Motivation to tackle drug misuse adds",
    ),
    "chronic_drinking_problems_weight": Need(
        "current_alcohol_use_problems", PROBLEM, "Alcohol", "Current use of alcohol adds"
    ),
    "binge_drinking_problems_weight": Need(
        "excessive_alcohol_use", PROBLEM, "Excess of alcohol", "Binge drinking or excess adds"
    ),
    "impulsivity_problems_weight": Need("impulsivity_problems", PROBLEM, "Impulsivity", "Impulsivity adds"),
    "temper_control_weight": Need("temper_control", PROBLEM, "Temper", "Control of temper adds"),
    "pro_criminal_attitudes_weight": Need(
        "pro_criminal_attitudes", PROBLEM, "Attitudes", "Attitudes that favour crime add"
    ),
    **{
        f"{key}_usage_weight": Need(
            item, {**YES, **UNANSWERED}, f"Drugs: {DRUGS[item]}", f"Use of {DRUGS[item]} adds"
        )
        for key, item in {
            "heroin": "has_heroin_usage", "methadone": "has_methadone_usage",
            "other_opiate": "has_other_opiate_usage", "crack_cocaine": "has_crack_cocaine_usage",
            "powder_cocaine": "has_powder_cocaine_usage",
            "misused_prescription_drug": "has_misused_prescription_drug_usage",
            "benzodiazepines": "has_benzodiazepines_usage", "cannabis": "has_cannabis_usage",
            "steroid": "has_steroids_usage",
        }.items()
    },
    "other_drug_usage_weight": Need(OTHER.name, YES, "Drugs: any other", "Use of any other drug adds"),
    **{
        f"past_{key}_offence_weight": Need(
            f"earlier_{code.lower()}", YES, f"Earlier: {PAST[code]}", f"An earlier conviction for {PAST[code]} adds"
        )
        for key, code in {
            "homicide": "HOMICIDE", "wounding_grievous_bodily_harm": "WOUNDING_GBH", "kidnapping": "KIDNAPPING",
            "firearms": "FIREARMS", "robbery": "ROBBERY", "aggravated_burglary": "AGGRAVATED_BURGLARY",
            "non_firearm_weapon": "WEAPON", "criminal_damage": "CRIMINAL_DAMAGE", "arson": "ARSON",
        }.items()
    },
}  # fmt: skip
"""Every dynamic term, under the name its source gives the weight."""


def need_terms(weights: Mapping[str, float]) -> Terms:
    """The dynamic terms of a predictor. weights: what a point adds, in the order in which the terms are added."""
    return tuple((key, _part(NEEDS[key], weight)) for key, weight in weights.items())


def _part(need: Need, weight: float) -> ByValue:
    return ByValue(
        name=need.name, feature=need.feature,
        weights={answer: points * weight + 0.0 for answer, points in need.points.items()},
        says=need.says + " {contribution:+.3f}.",
    )  # fmt: skip
