"""VRP: the chance of a proven violent reoffence within two years (England and Wales); it replaced OVP in 2026.

12 years are added to those since the first sanction under the number of sanctions, 30 under the violent ones. How
motivated the person is to tackle drug misuse is needed; the drug questions may be left open. Bands from 30, 60 and 80
per cent.
"""

from throughcare.rules.instruments.links import Band, Bands
from throughcare.rules.instruments.ogrs4 import (
    NEVERS,
    POPULATION,
    SOURCE,
    VIOLENCE_FEATURES,
    VIOLENCE_NEVERS,
    Coefficients,
    Terms,
    features,
    opening_terms,
    pace_terms,
    violence_terms,
)
from throughcare.rules.instruments.ogrs4_needs import OTHER, PARTNER, need_terms
from throughcare.rules.instruments.ogrs4_predictor import Predictor, concluded, form
from throughcare.rules.instruments.ogrs4_questions import DRUGS, FIGURES, VIOLENT_SANCTIONS, asked
from throughcare.rules.instruments.vrp_coefficients import DYNAMIC, NEEDS, STATIC
from throughcare.rules.kernel import Conclusion, Example, published

YEARS_ADDED = 12
BANDS = Bands((
    Band("LOW", "Low", 0), Band("MEDIUM", "Medium", 30), Band("HIGH", "High", 60), Band("VERY_HIGH", "Very high", 80),
))  # fmt: skip
ASKED = (
    "suitability_of_accommodation", "is_unemployed", "current_relationship_with_partner",
    "evidence_of_domestic_abuse", "current_relationship_status", "regular_offending_activities",
    "motivation_to_tackle_drug_misuse", "current_alcohol_use_problems", "excessive_alcohol_use",
    "impulsivity_problems", "temper_control",
)  # fmt: skip
OPEN = tuple(name for name in DRUGS if name != "has_heroin_usage")
ITEMS = (*FIGURES, VIOLENT_SANCTIONS)
ALL_NEVERS = (*NEVERS, *VIOLENCE_NEVERS)
FEATURES = (*features(YEARS_ADDED), *VIOLENCE_FEATURES)


def _record(of: Coefficients) -> Terms:
    violence = violence_terms(of, "total_number_of_violent_sanctions_weight", "copas_violent_offences_score")
    return (*opening_terms(of), *violence[:3], *pace_terms(of), violence[3])


FACTS = {
    "gender": "MALE", "age_at_start_of_followup": 30, "offence_category": "other_offences",
    "total_number_of_sanctions_for_all_offences": 2, "age_at_current_conviction": 30, "age_at_first_sanction": 21,
    "offence_free_months": 36, "total_number_of_violent_sanctions": 2,
}  # fmt: skip
ANSWERS = {
    **dict.fromkeys(ASKED, "SOME_PROBLEMS"), "is_unemployed": False, "evidence_of_domestic_abuse": True,
    "current_relationship_status": "IN_RELATIONSHIP_LIVING_TOGETHER",
    "motivation_to_tackle_drug_misuse": "PARTIAL_MOTIVATION",
}  # fmt: skip
RECORD = {
    "gender": "MALE", "date_of_birth": "1991-07-17", "date_of_current_conviction": "2021-08-05",
    "date_at_start_of_followup": "2021-12-12", "total_number_of_sanctions_for_all_offences": 2,
    "total_number_of_violent_sanctions": 2, "age_at_first_sanction": 21, "current_offence_code": "11618",
    "assessment_date": "2026-01-01",
}  # fmt: skip

VRP = Predictor(
    code="vrp", title="VRP", algorithm="VIOLENT_REOFFENDING_PREDICTOR", record=(VIOLENT_SANCTIONS,), needs=ASKED,
    drugs=OPEN,
    static=form(
        "vrp-static", title="VRP, static form", predicts="a proven violent reoffence, from the record alone",
        items=ITEMS, features=FEATURES, terms=_record(STATIC), bands=BANDS, checks=ALL_NEVERS,
        example=Example(
            says="A man sanctioned for violence at 21 and at 30, three years and more without an offence since.",
            given=FACTS, gives={"value": 2.32, "band": "LOW"},
        ),
    ),
    dynamic=form(
        "vrp-dynamic", title="VRP, dynamic form", predicts="a proven violent reoffence, from record and assessment",
        items=(*ITEMS, *asked(*ASKED), *asked(*OPEN, needed=False)), features=(*FEATURES, PARTNER, OTHER),
        terms=(*_record(DYNAMIC), *need_terms(NEEDS)), bands=BANDS, checks=ALL_NEVERS,
        example=Example(
            says="The same man, with some problems of every kind, living with a partner, and domestic abuse.",
            given=FACTS | ANSWERS, gives={"value": 4.67, "band": "LOW"},
        ),
    ),
)  # fmt: skip


@published(
    "vrp@2026-11-22",
    title="VRP",
    decides="the chance of a proven violent reoffence within two years, by the dynamic form where it is answered",
    population=POPULATION,
    source=SOURCE,
    items=VRP.items,
    examples=(
        Example(
            says="Nothing but the record: the static form.",
            given=RECORD, gives={"type": "STATIC", "band": "LOW", "score": 2.32},
        ),
        Example(
            says="The same man assessed, with some problems of every kind: the dynamic form.",
            given=RECORD | ANSWERS, gives={"type": "DYNAMIC", "band": "LOW", "score": 4.67},
        ),
    ),
)  # fmt: skip
def vrp(**answers: object) -> Conclusion:
    """Raises BadAnswers where the record is incomplete or impossible."""
    return concluded(VRP, answers)
