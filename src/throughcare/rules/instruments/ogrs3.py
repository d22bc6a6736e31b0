"""OGRS3: the chance of any proven reoffence within one and two years (England and Wales); replaced in 2026.

Source: the published coefficients, of which five independent restatements agree to nine decimals.
Readings: sanctions before the current one count up to 50. Ages are completed years; the age that goes with sex is the
age at the start of follow-up (sentence in the community, release from custody). Where restatements conflict: drink
driving lowers the score and other motoring raises it; the terms of girls of 10 to 15 are negative; the term of sexual
offences not against a child is 0.0033, not 0.0328. The offence may be named by its Home Office code: the table of
codes then says the group; a code without one is refused.
"""

import math
from dataclasses import dataclass
from datetime import date

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands, Logistic, Shown
from throughcare.rules.instruments.offence_codes import CODE, in_use
from throughcare.rules.instruments.parts import ByValue, Feature, Fixed, Line, steps
from throughcare.rules.instruments.record_checks import FIRST_NOT_AFTER_CURRENT, FOLLOW_UP_NOT_BEFORE_CURRENT
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import (
    Answer,
    Choice,
    Example,
    Item,
    Mark,
    RuleCard,
    RuleId,
    Source,
    Unknown,
    Whole,
    YesNo,
)

SOURCE = Source(
    title="Offender Group Reconviction Scale, version 3",
    citation="NOMS-DIGITAL-STUDIO/rsr-calculator@4519bbb, lib/; hmpps-arns-risk-actuarial-api@52792f49",
    version="coefficients to nine decimals; the day names the restatement, the scale itself is older",
    effective_from=date(2018, 3, 1),
    checked_on=date(2026, 11, 22),
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)

MOST_SANCTIONS = 50
YOUNGEST, OLDEST = 10, 110
ONE_YEAR, TWO_YEARS = 1.402562384, 2.121705678
COPAS = 1.251124464
STATUS: dict[tuple[bool, int], float] = {
    (True, 0): 0.126142106, (True, 1): 0.463062792, (True, 2): 0.463062792,
    (False, 0): 0.0, (False, 1): 0.083100501, (False, 2): 0.34859587,
}  # fmt: skip
"""By whether the person was ever convicted, and the sanctions before the current one: none, one, more."""
FIRST, REPEAT = STATUS[True, 0], STATUS[True, 1]

MALE = {
    10: 0.0, 12: 0.083922902, 14: 0.075775765, 16: -0.061594199, 18: -0.625103618, 21: -1.051515067,
    25: -1.166679288, 30: -1.325976554, 35: -1.368045933, 40: -1.499690953, 50: -2.025261458,
}  # fmt: skip
FEMALE = {
    10: -0.785038489, 12: -0.613852078, 14: -0.669521331, 16: -0.959179629, 18: -0.897480934, 21: -1.028488454,
    25: -1.052777806, 30: -1.129127959, 35: -1.42187494, 40: -1.524652221, 50: -2.44983716,
}  # fmt: skip
"""From this age on, up to the next."""

OFFENCES: dict[str, tuple[str, float]] = {
    "violence": ("Violence", 0.0),
    "robbery": ("Robbery", -0.634795912),
    "public_order": ("Public order", 0.181917975),
    "sexual_not_against_child": ("Sexual, not against a child", 0.003276327),
    "sexual_against_child": ("Sexual, against a child", -0.653434071),
    "soliciting_or_prostitution": ("Soliciting or prostitution", 0.760608858),
    "burglary_domestic": ("Burglary of a home", -0.12394352),
    "burglary_other": ("Other burglary", 0.240604429),
    "theft_non_motor": ("Theft, not of or from vehicles", 0.661244321),
    "handling_stolen_goods": ("Handling stolen goods", 0.351866973),
    "fraud_and_forgery": ("Fraud and forgery", 0.159910192),
    "absconding_or_bail": ("Absconding or bail offences", 0.733378677),
    "taking_and_driving_away": ("Taking and driving away, and related offences", 0.380059431),
    "theft_from_vehicles": ("Theft from vehicles", 0.427225615),
    "other_motoring": ("Other motoring", 0.262228428),
    "drink_driving": ("Drink driving", -0.121439408),
    "criminal_damage": ("Criminal damage", 0.204960477),
    "drug_import_export_production": ("Drug import, export or production", -0.795556373),
    "drug_possession_supply": ("Drug possession or supply", 0.077165871),
    "other": ("Other offence", -0.060667525),
}


@dataclass(frozen=True, slots=True)
class GroupOrCode(Choice):
    """A group of offences, or a Home Office code (five digits) that the table of codes in use puts into one."""

    def read(self, value: object) -> str:
        if not isinstance(value, str) or not CODE.fullmatch(value):
            return Choice.read(self, value)
        group = in_use().find(value).ogrs3_group
        if group is None:
            raise ValueError(f"{value} is an offence code for which {in_use().name} has no group of OGRS3")
        return group

    @property
    def words(self) -> str:
        return f"{Choice(self.options).words}; or a Home Office code of five digits (04600)"


ITEMS = (
    Item(name="gender", asks="Is the person male or female?", kind=Choice({"male": "Male", "female": "Female"})),
    Item(
        name="previous_sanctions", asks="How many times was the person sanctioned before the current conviction?",
        kind=Whole(0, 999, "sanctions"),
    ),
    Item(
        name="age_at_current_conviction", asks="How old was the person at the current conviction?",
        kind=Whole(YOUNGEST, OLDEST, "completed years"),
    ),
    Item(
        name="age_at_first_sanction", asks="How old was the person at the first sanction?",
        kind=Whole(0, OLDEST, "completed years"),
    ),
    Item(
        name="age_at_start_of_followup",
        asks="How old is the person when the sentence in the community, or release from custody, begins?",
        kind=Whole(YOUNGEST, OLDEST, "completed years"),
    ),
    Item(
        name="offence_group", asks="In which group is the current main offence, or which code has it?",
        kind=GroupOrCode({code: words for code, (words, _) in OFFENCES.items()}),
    ),
    Item(
        name="only_cautions", kind=YesNo(), needed=False,
        asks="Was the person only ever cautioned, the current sanction included, and never convicted?",
    ),
)  # fmt: skip


NEVERS = (FIRST_NOT_AFTER_CURRENT, FOLLOW_UP_NOT_BEFORE_CURRENT)


def _at_most_fifty(previous: int) -> int:
    return min(previous, MOST_SANCTIONS)


def _status(counted: int, only_cautions: Answer[bool]) -> tuple[bool, int]:
    return only_cautions is not True, min(counted, 2)


def _years_between(current: int, first: int) -> int:
    return current - first


def _copas(previous: int, years: int) -> float:
    return math.log((1 + previous) / (10 + years))


def _ages(gender: str, weights: dict[int, float]) -> dict[object, float]:
    return {(gender, age): weight for age, weight in steps(weights, YOUNGEST, OLDEST).items()}


OGRS3 = instrument(Instrument(
    card=RuleCard(
        id=RuleId("ogrs3", date(2018, 3, 1)),
        title="OGRS3",
        population="people sanctioned in England and Wales, aged 10 or more",
        source=SOURCE,
        examples=(
            Example(
                says="A man of 23, sanctioned 25 times before, first at 12, now for taking a car.",
                given={
                    "gender": "male", "previous_sanctions": 25, "age_at_current_conviction": 23,
                    "age_at_first_sanction": 12, "age_at_start_of_followup": 23,
                    "offence_group": "taking_and_driving_away",
                },
                gives={"value": 90, "band": "VERY_HIGH"},
            ),
        ),
    ),
    predicts="any proven reoffence: a new offence that is sanctioned, of whatever kind",
    horizon="2 years from the start of follow-up (1 year is given too)",
    items=ITEMS,
    features=(
        Feature(
            name="sanctions_counted", of=("previous_sanctions",), make=_at_most_fifty, span=(range(1000),),
            how=f"previous_sanctions, at most {MOST_SANCTIONS}",
        ),
        Feature(
            name="years_sanctioned", of=("age_at_current_conviction", "age_at_first_sanction"), make=_years_between,
            how="age_at_current_conviction - age_at_first_sanction",
        ),
        Feature(
            name="copas", of=("sanctions_counted", "years_sanctioned"), make=_copas,
            span=(range(MOST_SANCTIONS + 1), range(OLDEST + 1)),
            how="ln((1 + sanctions_counted) / (10 + years_sanctioned))",
        ),
        Feature(
            name="status", of=("sanctions_counted", "only_cautions"), make=_status,
            span=(range(MOST_SANCTIONS + 1), (True, False, *Unknown)),
            how="whether ever convicted (yes unless only_cautions is yes), and sanctions_counted, at most 2",
        ),
        Feature(
            name="gender_and_age", of=("gender", "age_at_start_of_followup"), make=lambda gender, age: (gender, age),
            span=(("male", "female"), range(YOUNGEST, OLDEST + 1)), how="gender and age_at_start_of_followup together",
        ),
    ),
    parts=(
        Fixed(weight=TWO_YEARS),
        Line(
            name="How often for how long, ln((1 + sanctions before, at most 50) / (10 + years since the first))",
            feature="copas", weight=COPAS,
            says="The rate of sanctions over the years since the first one adds {contribution:+.3f}.",
        ),
        ByValue(
            name="Convicted or cautioned, first or repeated", feature="status", weights=STATUS,
            says="Whether convicted or only cautioned, and whether before, adds {contribution:+.3f}.",
        ),
        ByValue(
            name="Sex and age", feature="gender_and_age", weights=_ages("male", MALE) | _ages("female", FEMALE),
            says="Being {value[0]} and {value[1]} years old at the start adds {contribution:+.3f}.",
        ),
        ByValue(
            name="Current offence", feature="offence_group",
            weights={code: weight for code, (_, weight) in OFFENCES.items()},
            says="The group of the current offence adds {contribution:+.3f}.",
        ),
    ),
    link=Logistic(horizons={"p1": ONE_YEAR - TWO_YEARS, "p2": 0.0}, shown="p2", digits=Shown.WHOLE),
    bands=Bands((
        Band("LOW", "Low", 0), Band("MEDIUM", "Medium", 50), Band("HIGH", "High", 75),
        Band("VERY_HIGH", "Very high", 90),
    )),
    checks=NEVERS,
))  # fmt: skip
