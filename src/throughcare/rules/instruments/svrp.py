"""SVRP: the chance of a proven serious violent reoffence within two years (England and Wales), from 2026 for SNSV.

12 years are added to those since the first sanction under the number of sanctions, 30 under the violent ones. Bands
from 1, 3 and 6.9 per cent: the same number had another label under RSR.
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
from throughcare.rules.instruments.ogrs4_needs import need_terms
from throughcare.rules.instruments.ogrs4_predictor import Predictor, concluded, form
from throughcare.rules.instruments.ogrs4_questions import FIGURES, PAST_ITEMS, VIOLENT_SANCTIONS, asked
from throughcare.rules.instruments.svrp_coefficients import DYNAMIC, NEEDS, STATIC
from throughcare.rules.kernel import Conclusion, Example, published

YEARS_ADDED = 12
BANDS = Bands((
    Band("LOW", "Low", 0), Band("MEDIUM", "Medium", 1), Band("HIGH", "High", 3), Band("VERY_HIGH", "Very high", 6.9),
))  # fmt: skip
ANSWERED = (
    "did_offence_involve_carrying_or_using_weapon", "suitability_of_accommodation", "is_unemployed",
    "current_alcohol_use_problems", "temper_control", "pro_criminal_attitudes",
)  # fmt: skip
ASKED = (*ANSWERED, "previous_convictions")
ITEMS = (*FIGURES, VIOLENT_SANCTIONS)
ALL_NEVERS = (*NEVERS, *VIOLENCE_NEVERS)
FEATURES = (*features(YEARS_ADDED), *VIOLENCE_FEATURES)


def _record(of: Coefficients) -> Terms:
    violence = violence_terms(of, "violent_sanctions_weight", "violence_rate_weight")
    return (*opening_terms(of), *pace_terms(of), *violence)


FACTS = {
    "gender": "MALE", "age_at_start_of_followup": 44, "offence_category": "other_offences",
    "total_number_of_sanctions_for_all_offences": 1, "age_at_current_conviction": 40, "age_at_first_sanction": 40,
    "offence_free_months": 12, "total_number_of_violent_sanctions": 1,
}  # fmt: skip
ANSWERS = {
    **dict.fromkeys(ANSWERED, "NO_PROBLEMS"), "did_offence_involve_carrying_or_using_weapon": False,
    "is_unemployed": False,
}  # fmt: skip
RECORD = {
    "gender": "MALE", "date_of_birth": "1980-01-01", "date_of_current_conviction": "2020-01-01",
    "date_at_start_of_followup": "2024-01-01", "total_number_of_sanctions_for_all_offences": 1,
    "total_number_of_violent_sanctions": 1, "age_at_first_sanction": 40, "current_offence_code": "02700",
    "assessment_date": "2025-01-01",
}  # fmt: skip
EARLIER_GBH = {item.name: item.name == "earlier_wounding_gbh" for item in PAST_ITEMS}
STARTS_LATER = {"age_at_start_of_followup": 47, "offence_free_months": 0}

SVRP = Predictor(
    code="svrp", title="SVRP", algorithm="SERIOUS_VIOLENT_REOFFENDING_PREDICTOR", record=(VIOLENT_SANCTIONS,),
    needs=ASKED, drugs=(),
    static=form(
        "svrp-static", title="SVRP, static form", predicts="a proven serious violent reoffence, from the record alone",
        items=ITEMS, features=FEATURES, terms=_record(STATIC), bands=BANDS, checks=ALL_NEVERS,
        example=Example(
            says="A man of 44, sanctioned once, at 40, for violence; a year in the community without an offence.",
            given=FACTS, gives={"value": 0.18, "band": "LOW"},
        ),
    ),
    dynamic=form(
        "svrp-dynamic", title="SVRP, dynamic form",
        predicts="a proven serious violent reoffence, from record and assessment",
        items=(*ITEMS, *asked(*ANSWERED), *PAST_ITEMS), features=FEATURES,
        terms=(*_record(DYNAMIC), *need_terms(NEEDS)), bands=BANDS, checks=ALL_NEVERS,
        example=Example(
            says="The same man before his release at 47, with no problems, once convicted of wounding.",
            given=FACTS | STARTS_LATER | ANSWERS | EARLIER_GBH, gives={"value": 0.24, "band": "LOW"},
        ),
    ),
)  # fmt: skip


@published(
    "svrp@2026-11-22",
    title="SVRP",
    decides="the chance of a proven serious violent reoffence within two years, dynamic where it is answered",
    population=POPULATION,
    source=SOURCE,
    items=SVRP.items,
    examples=(
        Example(
            says="Nothing but the record: the static form.",
            given=RECORD, gives={"type": "STATIC", "band": "LOW", "score": 0.18},
        ),
        Example(
            says="The same man assessed, his release three years ahead: the dynamic form.",
            given=RECORD | ANSWERS
            | {"date_at_start_of_followup": "2027-01-01", "previous_convictions": ["WOUNDING_GBH"]},
            gives={"type": "DYNAMIC", "band": "LOW", "score": 0.24},
        ),
    ),
)  # fmt: skip
def svrp(**answers: object) -> Conclusion:
    """Raises BadAnswers where the record is incomplete or impossible."""
    return concluded(SVRP, answers)
