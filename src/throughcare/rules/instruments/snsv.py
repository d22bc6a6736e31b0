"""SNSV: the chance of a proven serious non-sexual violent reoffence within two years (England and Wales).

The violent part of RSR, in a static and a dynamic form; its numbers are the same in the restatements of 2018 and of
2025. 12 years are added to those since the first sanction under the number of sanctions, 30 under that of violent ones.
Sanctions are not capped. Replaced in 2026 by SVRP, which has the same form and other numbers.
"""

from datetime import date

from throughcare.rules.instruments import snsv_coefficients
from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Logistic, Shown
from throughcare.rules.instruments.ogrs4 import (
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
from throughcare.rules.instruments.ogrs4_questions import FIGURES, PAST_ITEMS, VIOLENT_SANCTIONS, asked
from throughcare.rules.instruments.parts import ByValue, Part
from throughcare.rules.instruments.record_checks import FIRST_NOT_AFTER_CURRENT
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Figures, Item, Mark, RuleCard, RuleId, Source, YesNo

FORMS = Figures(
    "Added up by", ("form", "page"),
    (
        ("STATIC", "snsv-static: the record"),
        ("DYNAMIC", "snsv-dynamic: the record with other weights, and the answers of an assessment"),
    ),
)  # fmt: skip
READ_ON = date(2026, 11, 22)
"""The sources name no day from which they hold: the version is the day they were read."""
SOURCE = Source(
    title="Serious non-sexual violence, a part of the Risk of Serious Recidivism",
    citation="NOMS-DIGITAL-STUDIO/rsr-calculator@4519bbb, lib/; hmpps-arns-risk-actuarial-api@52792f49, "
    "SNSVTransformationHelper.kt",
    version="coefficients of 2018, the same in 2025",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)
POPULATION = "people sanctioned in England and Wales, aged 10 or more at the start of follow-up"
PREDICTS = "a proven serious violent reoffence that is not sexual"
HORIZON = "2 years from the start of follow-up (1 year is given too)"
YEARS_ADDED = 12
NEEDED = (
    "did_offence_involve_carrying_or_using_weapon", "suitability_of_accommodation", "is_unemployed",
    "current_relationship_with_partner", "current_alcohol_use_problems", "excessive_alcohol_use",
    "impulsivity_problems", "temper_control", "pro_criminal_attitudes",
)  # fmt: skip
ABUSE = Item(name="domestic_abuse_perpetrator", asks="Has the person abused a partner?", kind=YesNo())
DYNAMIC_ITEMS = (*asked(*NEEDED), ABUSE, *PAST_ITEMS)
ABUSE_TERM = ByValue(
    name="Abuse of a partner", feature=ABUSE.name, weights={False: 0.0, True: snsv_coefficients.ABUSE},
    says="Abuse of a partner, or none, adds {contribution:+.3f}.",
)  # fmt: skip
ASSESSED_PARTS: tuple[Part, ...] = (*(part for _, part in need_terms(snsv_coefficients.NEEDS)), ABUSE_TERM)


def _record(of: Coefficients) -> Terms:
    violent = violence_terms(of, "violent_sanctions_weight", "violence_rate_weight")
    return (*opening_terms(of), *pace_terms(of), *violent)


def _form(
    form: str, of: Coefficients, items: tuple[Item, ...], further: tuple[Part, ...], example: Example
) -> Instrument:
    return instrument(Instrument(
        card=RuleCard(
            id=RuleId(f"snsv-{form.lower()}", READ_ON), title=f"SNSV, {form.lower()} form", population=POPULATION,
            source=SOURCE, examples=(example,),
        ),
        predicts=PREDICTS, horizon=HORIZON,
        items=(*FIGURES, VIOLENT_SANCTIONS, *items),
        features=(*features(YEARS_ADDED), *VIOLENCE_FEATURES),
        parts=(*(part for _, part in _record(of)), *further),
        link=Logistic(
            horizons={"p1": snsv_coefficients.ONE_YEAR[form] - of.start, "p2": 0.0}, shown="p2",
            digits=Shown.HUNDREDTHS,
        ),
        checks=(FIRST_NOT_AFTER_CURRENT, *VIOLENCE_NEVERS),
    ))  # fmt: skip


RECORD = {
    "gender": "MALE", "age_at_start_of_followup": 44, "offence_category": "other_offences",
    "total_number_of_sanctions_for_all_offences": 1, "age_at_current_conviction": 40, "age_at_first_sanction": 40,
    "offence_free_months": 12, "total_number_of_violent_sanctions": 1,
}  # fmt: skip
ANSWERS = {
    "did_offence_involve_carrying_or_using_weapon": True, "suitability_of_accommodation": "SIGNIFICANT_PROBLEMS",
    "is_unemployed": True, "current_relationship_with_partner": "SOME_PROBLEMS",
    "current_alcohol_use_problems": "NO_PROBLEMS", "excessive_alcohol_use": "NO_PROBLEMS",
    "impulsivity_problems": "SIGNIFICANT_PROBLEMS", "temper_control": "SIGNIFICANT_PROBLEMS",
    "pro_criminal_attitudes": "SIGNIFICANT_PROBLEMS", "domestic_abuse_perpetrator": True,
    **{item.name: item.name in ("earlier_wounding_gbh", "earlier_weapon") for item in PAST_ITEMS},
}  # fmt: skip
STATIC = _form(
    "STATIC", snsv_coefficients.STATIC, (), (),
    Example(
        says="A man sanctioned once, for violence, at 40; a year in the community since 44 without an offence.",
        given=RECORD, gives={"value": 0.14, "band": None},
    ),
)  # fmt: skip
DYNAMIC = _form(
    "DYNAMIC", snsv_coefficients.DYNAMIC, DYNAMIC_ITEMS,
    ASSESSED_PARTS,
    Example(
        says="The same man with problems of every kind but alcohol, once convicted of wounding and of a weapon.",
        given=RECORD | ANSWERS, gives={"value": 0.46, "band": None},
    ),
)  # fmt: skip
