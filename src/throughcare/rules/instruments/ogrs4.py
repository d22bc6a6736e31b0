"""The form that ARP, VRP and SVRP share (the OGRS4 family, England and Wales, from mid-2026): what the record adds.

The sum is log-odds: a start; powers 1 to 4 of the age in completed years at the start of follow-up, by sex; sex; the
group of the offence; a first or second sanction; the number of sanctions, the current one included; for a second one
the years since the first; powers of the offence-free months in the community (36 at most, 0 before follow-up begins);
from the third sanction on ln(sanctions / (years since the first + a constant)). VRP and SVRP add the same for violence.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from throughcare.rules.instruments.checks import Never
from throughcare.rules.instruments.links import Logistic, Shown
from throughcare.rules.instruments.parts import ByValue, Feature, Fixed, Line, LineByGroup, Part
from throughcare.rules.instruments.record_checks import FIRST_NOT_AFTER_CURRENT, FOLLOW_UP_NOT_BEFORE_CURRENT
from throughcare.rules.kernel import Mark, Source

READ_ON = date(2026, 11, 22)
"""The source says "June-July 2026" and no day: the version of these rules is the day they were read."""
SOURCE = Source(
    title="Actuarial predictors of HMPPS (OGRS4 family)",
    citation="ministryofjustice/hmpps-arns-risk-actuarial-api@016919c, service/transformation and service/coefficients",
    version="model version 1.0, as the public code of 4 August 2026 has it",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT, Copyright (c) 2020-2024 Crown Copyright (Ministry of Justice)",
    mark=Mark.READ,
)
POPULATION = "people sanctioned in England and Wales, aged 10 or more at conviction"
HORIZON = "2 years from the start of follow-up"

SEXES = ("MALE", "FEMALE")
YOUNGEST, OLDEST = 10, 109
MOST_SANCTIONS = 999
MOST_MONTHS = 36
SANCTIONS = range(1, MOST_SANCTIONS + 1)
YEARS = range(OLDEST + 1)
VIOLENT_YEARS_ADDED = 30
"""Added to the years since the first sanction under the number of violent sanctions."""

type Terms = tuple[tuple[str, Part], ...]
"""Parts in the order in which they are added, each under the name its source gives the weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficients:
    """What the record adds. A tuple holds the weights of the powers, from the first; a mapping has one for each sex."""

    start: float
    age: Mapping[str, tuple[float, ...]]
    female: float
    first_sanction: float
    second_sanction: float
    sanctions: float
    years_to_second: Mapping[str, float]
    offence_free_months: tuple[float, ...]
    copas: Mapping[str, float]
    offence: Mapping[str, float]
    copas_squared: Mapping[str, float] = field(default_factory=dict)
    never_violent: Mapping[str, float] = field(default_factory=dict)
    once_violent: float = 0.0
    violent_sanctions: float = 0.0
    violent_rate: float = 0.0


LINK = Logistic(horizons={"probability": 0.0}, shown="probability", digits=Shown.HUNDREDTHS, most=99.99)
"""A percentage to two decimals, halves up, never 100."""


def polynomial(weights: Iterable[float], x: int) -> float:
    """The weights times the first, second, third ... power of x, added in that order."""
    return sum((weight * float(x**power) for power, weight in enumerate(weights, start=1)), 0.0)


def _years_between(current: int, first: int) -> int:
    return current - first


def _together(*values: object) -> tuple[object, ...]:
    return values


def _at_most_three(sanctions: int) -> int:
    return min(sanctions, 3)


def _years_to_second(gender: str, counted: int, years: int) -> tuple[str, int]:
    return gender, years if counted == 2 else 0


def features(years_added: int) -> tuple[Feature, ...]:
    """What is made of the record. years_added: to the years since the first sanction, under their number."""

    def rate(gender: str, sanctions: int, years: int) -> tuple[str, float]:
        return gender, math.log(sanctions / (years + years_added)) if sanctions > 2 else 0.0

    def squared(gender: str, sanctions: int, years: int) -> tuple[str, float]:
        return gender, rate(gender, sanctions, years)[1] ** 2

    record = ("gender", "total_number_of_sanctions_for_all_offences", "years_sanctioned")
    ages = range(YOUNGEST, OLDEST + 1)
    return (
        Feature(
            name="sex_and_age", of=("gender", "age_at_start_of_followup"), make=_together, span=(SEXES, ages),
            how="gender and age_at_start_of_followup together",
        ),
        Feature(
            name="sanctions_up_to_three", of=("total_number_of_sanctions_for_all_offences",), make=_at_most_three,
            span=(SANCTIONS,), how="the sanctions, the current one included, at most 3",
        ),
        Feature(
            name="years_sanctioned", of=("age_at_current_conviction", "age_at_first_sanction"), make=_years_between,
            how="age_at_current_conviction - age_at_first_sanction",
        ),
        Feature(
            name="years_to_second_sanction", of=("gender", "sanctions_up_to_three", "years_sanctioned"),
            make=_years_to_second, span=(SEXES, range(1, 4), YEARS),
            how="the sex, and years_sanctioned at the second sanction, 0 at any other",
        ),
        Feature(
            name="rate_of_sanctions", of=record, make=rate, span=(SEXES, SANCTIONS, YEARS),
            how=f"the sex, and ln(sanctions / (years_sanctioned + {years_added})) from the third sanction on, else 0",
        ),
        Feature(
            name="rate_of_sanctions_squared", of=record, make=squared, span=(SEXES, SANCTIONS, YEARS),
            how="the sex, and the square of the rate_of_sanctions",
        ),
    )  # fmt: skip


def _violent_times(violent: int) -> int:
    return min(violent, 2)


def _violent_rate(violent: int, years: int) -> float:
    return math.log(violent / (years + VIOLENT_YEARS_ADDED)) if violent else 0.0


VIOLENT = range(MOST_SANCTIONS + 1)
VIOLENCE_FEATURES = (
    Feature(
        name="times_violent", of=("total_number_of_violent_sanctions",), make=_violent_times, span=(VIOLENT,),
        how="total_number_of_violent_sanctions, at most 2",
    ),
    Feature(
        name="sex_and_times_violent", of=("gender", "times_violent"), make=_together, span=(SEXES, range(3)),
        how="gender and times_violent together",
    ),
    Feature(
        name="rate_of_violence", of=("total_number_of_violent_sanctions", "years_sanctioned"), make=_violent_rate,
        span=(VIOLENT, YEARS),
        how=f"ln(violent sanctions / (years_sanctioned + {VIOLENT_YEARS_ADDED})), 0 without one",
    ),
)  # fmt: skip


def opening_terms(of: Coefficients) -> Terms:
    """Start, age, sex, offence, and how often sanctioned: the first terms of all three."""
    ages = range(YOUNGEST, OLDEST + 1)
    return (
        ("two_year_intercept_weight", Fixed(weight=of.start, says="Everyone starts at {contribution:+.3f}.")),
        ("age_gender_polynomial_weight", ByValue(
            name="Age", feature="sex_and_age", formula=_powers("age in years", of.age),
            weights={(sex, age): polynomial(of.age[sex], age) for sex in SEXES for age in ages},
            says="The age at the start of follow-up adds {contribution:+.3f}.",
        )),
        ("gender_weight", ByValue(
            name="Sex", feature="gender", weights={"MALE": 0.0, "FEMALE": of.female},
            says="The sex adds {contribution:+.3f}.",
        )),
        ("offence_group_weight", ByValue(
            name="Current offence", feature="offence_category", weights=of.offence,
            says="The group of the current offence adds {contribution:+.3f}.",
        )),
        ("first_sanction_weight", ByValue(
            name="First sanction", feature="sanctions_up_to_three", weights={1: of.first_sanction, 2: 0.0, 3: 0.0},
            says="Whether this is the first sanction adds {contribution:+.3f}.",
        )),
        ("second_sanction_weight", ByValue(
            name="Second sanction", feature="sanctions_up_to_three", weights={1: 0.0, 2: of.second_sanction, 3: 0.0},
            says="Whether this is the second sanction adds {contribution:+.3f}.",
        )),
        ("total_number_of_sanctions_for_all_offences_weight", Line(
            name="Number of sanctions", feature="total_number_of_sanctions_for_all_offences", weight=of.sanctions,
            says="The number of sanctions, {value}, adds {contribution:+.3f}.",
        )),
    )  # fmt: skip


def pace_terms(of: Coefficients, years_added: int = 12) -> Terms:
    """The years to a second sanction, the months free of offences, and the rate of sanctions from the third on.

    years_added: as in `features`.
    """
    months = range(MOST_MONTHS + 1)
    squared = LineByGroup(
        name="Rate of sanctions, squared", feature="rate_of_sanctions_squared", weights=of.copas_squared,
        says="The square of that rate adds {contribution:+.3f}.",
    )  # fmt: skip
    return (
        ("second_sanction_gap_weight", LineByGroup(
            name="Years from the first to the second sanction", feature="years_to_second_sanction",
            weights=of.years_to_second,
            says="The years from the first sanction to a second and current one add {contribution:+.3f}.",
        )),
        ("offence_free_months_weight", ByValue(
            name="Offence-free months in the community", feature="offence_free_months",
            formula=_powers("months", {"": of.offence_free_months}),
            weights={month: polynomial(of.offence_free_months, month) for month in months},
            says="Months in the community without an offence, {value}, add {contribution:+.3f}.",
        )),
        ("copas_score", LineByGroup(
            name=f"Rate of sanctions, ln(sanctions / (years since the first + {years_added})) from the third on",
            feature="rate_of_sanctions", weights=of.copas,
            says="From the third on, the rate of sanctions over the years since the first adds {contribution:+.3f}.",
        )),
        *((("copas_score_squared", squared),) if of.copas_squared else ()),
    )  # fmt: skip


def violence_terms(of: Coefficients, number: str, rate: str) -> Terms:
    """What violent sanctions add. number and rate: how the source names those two weights."""
    once = {(sex, times): of.once_violent if times == 1 else 0.0 for sex in SEXES for times in range(3)}
    never = {(sex, times): 0.0 if times else of.never_violent[sex] for sex in SEXES for times in range(3)}
    return (
        ("never_violent_weight", ByValue(
            name="Never violent", feature="sex_and_times_violent", weights=never,
            says="Whether no sanction was for violence adds {contribution:+.3f}.",
        )),
        ("once_violent_weight", ByValue(
            name="Once violent", feature="sex_and_times_violent", weights=once,
            says="Whether just one sanction was for violence adds {contribution:+.3f}.",
        )),
        (number, Line(
            name="Number of violent sanctions", feature="total_number_of_violent_sanctions",
            weight=of.violent_sanctions, says="The number of violent sanctions, {value}, adds {contribution:+.3f}.",
        )),
        (rate, Line(
            name=f"Rate of violent sanctions, ln(violent / (years since the first + {VIOLENT_YEARS_ADDED}))",
            feature="rate_of_violence", weight=of.violent_rate,
            says="The rate of violent sanctions over the years since the first sanction adds {contribution:+.3f}.",
        )),
    )  # fmt: skip


NEVERS = (FIRST_NOT_AFTER_CURRENT, FOLLOW_UP_NOT_BEFORE_CURRENT)
"""Combinations that no record can hold ..."""
VIOLENCE_NEVERS = (
    Never(
        of=("total_number_of_violent_sanctions", "total_number_of_sanctions_for_all_offences"),
        when=lambda violent, sanctions: violent > sanctions, field="total_number_of_violent_sanctions",
        says="is more than all sanctions, the current one included: {total_number_of_sanctions_for_all_offences}",
    ),
)  # fmt: skip
"""... and where violence is counted too."""


def _powers(of: str, weights: Mapping[str, tuple[float, ...]]) -> str:
    said = []
    for group, each in weights.items():
        terms = " ".join(f"{weight:+.13g} x^{power}" for power, weight in enumerate(each, start=1))
        said.append(f"{group}: {terms}" if group else terms)
    return f"x is the {of}; " + "; ".join(said)
