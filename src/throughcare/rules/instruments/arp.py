"""ARP: the chance of any proven reoffence within two years (England and Wales); it replaced OGRS3 and OGP in 2026.

26 years are added to those since the first sanction under the number of sanctions, and the square of that rate counts
too. Drug questions may be left open. Bands from 50, 75 and 90 per cent.
"""

from throughcare.rules.instruments.arp_coefficients import DYNAMIC, NEEDS, STATIC
from throughcare.rules.instruments.links import Band, Bands
from throughcare.rules.instruments.ogrs4 import (
    NEVERS,
    POPULATION,
    SOURCE,
    Coefficients,
    Terms,
    features,
    opening_terms,
    pace_terms,
)
from throughcare.rules.instruments.ogrs4_needs import OTHER, PARTNER, need_terms
from throughcare.rules.instruments.ogrs4_predictor import Predictor, concluded, form
from throughcare.rules.instruments.ogrs4_questions import DRUGS, FIGURES, asked
from throughcare.rules.kernel import Conclusion, Example, published

YEARS_ADDED = 26
BANDS = Bands((
    Band("LOW", "Low", 0), Band("MEDIUM", "Medium", 50), Band("HIGH", "High", 75), Band("VERY_HIGH", "Very high", 90),
))  # fmt: skip
ASKED = (
    "suitability_of_accommodation", "is_unemployed", "current_relationship_with_partner",
    "evidence_of_domestic_abuse", "current_relationship_status", "regular_offending_activities",
    "current_alcohol_use_problems", "excessive_alcohol_use", "impulsivity_problems", "pro_criminal_attitudes",
)  # fmt: skip
OPEN = ("motivation_to_tackle_drug_misuse", *(name for name in DRUGS if name != "has_methadone_usage"))


def _record(of: Coefficients) -> Terms:
    return (*opening_terms(of), *pace_terms(of, YEARS_ADDED))


FACTS = {
    "gender": "MALE", "age_at_start_of_followup": 30, "offence_category": "other_offences",
    "total_number_of_sanctions_for_all_offences": 2, "age_at_current_conviction": 30, "age_at_first_sanction": 21,
    "offence_free_months": 36,
}  # fmt: skip
ANSWERS = {
    **dict.fromkeys(ASKED, "SOME_PROBLEMS"), "is_unemployed": False, "evidence_of_domestic_abuse": True,
    "current_relationship_status": "IN_RELATIONSHIP_LIVING_TOGETHER",
    "motivation_to_tackle_drug_misuse": "PARTIAL_MOTIVATION",
}  # fmt: skip
RECORD = {
    "gender": "MALE", "date_of_birth": "1991-07-17", "date_of_current_conviction": "2021-08-05",
    "date_at_start_of_followup": "2021-12-12", "total_number_of_sanctions_for_all_offences": 2,
    "age_at_first_sanction": 21, "current_offence_code": "11618", "assessment_date": "2026-01-01",
}  # fmt: skip

ARP = Predictor(
    code="arp", title="ARP", algorithm="ALL_REOFFENDING_PREDICTOR", record=(), needs=ASKED, drugs=OPEN,
    static=form(
        "arp-static", title="ARP, static form", predicts="any proven reoffence, from the record alone",
        items=FIGURES, features=features(YEARS_ADDED), terms=_record(STATIC), bands=BANDS, checks=NEVERS,
        example=Example(
            says="A man sanctioned at 21 and at 30, three years and more in the community without an offence.",
            given=FACTS, gives={"value": 4.27, "band": "LOW"},
        ),
    ),
    dynamic=form(
        "arp-dynamic", title="ARP, dynamic form", predicts="any proven reoffence, from the record and an assessment",
        items=(*FIGURES, *asked(*ASKED), *asked(*OPEN, needed=False)),
        features=(*features(YEARS_ADDED), PARTNER, OTHER), terms=(*_record(DYNAMIC), *need_terms(NEEDS)),
        bands=BANDS, checks=NEVERS,
        example=Example(
            says="The same man, with some problems of every kind, living with a partner, and domestic abuse.",
            given=FACTS | ANSWERS, gives={"value": 8.81, "band": "LOW"},
        ),
    ),
)  # fmt: skip


@published(
    "arp@2026-11-22",
    title="ARP",
    decides="the chance of any proven reoffence within two years, by the dynamic form where its questions are answered",
    population=POPULATION,
    source=SOURCE,
    items=ARP.items,
    examples=(
        Example(
            says="Nothing but the record: the static form.",
            given=RECORD, gives={"type": "STATIC", "band": "LOW", "score": 4.27},
        ),
        Example(
            says="The same man assessed, with some problems of every kind: the dynamic form.",
            given=RECORD | ANSWERS, gives={"type": "DYNAMIC", "band": "LOW", "score": 8.81},
        ),
    ),
)  # fmt: skip
def arp(**answers: object) -> Conclusion:
    """Raises BadAnswers where the record is incomplete or impossible."""
    return concluded(ARP, answers)
