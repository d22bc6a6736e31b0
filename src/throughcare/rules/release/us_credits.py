"""Time off a term for programmes, work or keeping the rules, in the United States.

Rates are figures of their own text. No text names a first day of force; the rules have the day they were read,
2026-11-22. South Dakota's days a month were only recalled by the source and are not here.
"""

from datetime import date

from throughcare.rules.contacts.us_places import places
from throughcare.rules.dates import add_days, add_months
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Conclusion,
    Day,
    Example,
    Item,
    OutsidePopulation,
    Problem,
    Whole,
    YesNo,
    is_known,
    known_or,
    published,
)
from throughcare.rules.release.us_sources import (
    ARIZONA_CREDIT,
    FEDERAL_GOOD_CONDUCT,
    FEDERAL_TIME_CREDIT,
    MISSOURI_CREDIT,
    NEW_YORK_CREDIT,
)

COMPLIANCE = "united-states:earned_compliance_credit"
SERVED_PER_CREDIT = 6
"""Arizona: days served for each day of credit."""


@published(
    "united-states:earned_release_credit@2026-11-22",
    title="Earned release credit (Arizona)",
    decides="how many days of a sentence are served when every credit is earned",
    population="people sentenced to prison in Arizona whose offence earns credit",
    source=ARIZONA_CREDIT,
    items=(
        Item(name="jurisdiction", asks="Whose rule is it?", kind=places("us_az")),
        Item(name="sentence_days", asks="How many days is the sentence?", kind=Whole(1, 365000, "days")),
        Item(
            name="days_served_per_credit", asks="How many days served earn one (6, if not said)?",
            kind=Whole(1, 1000, "days"), needed=False,
        ),
    ),
    examples=(
        Example(
            says="A year, one day for six.",
            given={"jurisdiction": "us_az", "sentence_days": 365},
            gives={"days_to_serve": 313},
        ),
    ),
)  # fmt: skip
def earned_release_credit(
    jurisdiction: str, sentence_days: int, days_served_per_credit: Answer[int]
) -> Conclusion:
    """Days to serve, part of a day counted as one."""
    rate = known_or(days_served_per_credit, SERVED_PER_CREDIT)
    days = -(-sentence_days * rate // (rate + 1))
    return Conclusion({"days_to_serve": days}).because(
        "One day is earned for {rate} served, so {rate} of every {whole} days are served: {days} of {sentence}.",
        rate=rate, whole=rate + 1, days=days, sentence=sentence_days,
    ).because(
        "The rate {said}.", said="was said" if is_known(days_served_per_credit) else "is the published one"
    )  # fmt: skip


PROGRAMME_DAYS, CREDIT, MORE_CREDIT = 30, 10, 15
"""Federal: days of programmes for one award, and days of credit, more at low risk over two assessments."""


@published(
    "united-states:first_step_act_time_credit@2026-11-22",
    title="First Step Act time credit (federal)",
    decides="how many days of credit were earned by programmes",
    population="people in federal prison who may earn time credits",
    source=FEDERAL_TIME_CREDIT,
    items=(
        Item(name="jurisdiction", asks="Whose rule is it?", kind=places("us_federal")),
        Item(
            name="days_of_successful_participation", asks="On how many days were programmes done well?",
            kind=Whole(0, 36500, "days"),
        ),
        Item(name="minimum_or_low_risk", asks="Is the risk of recidivism minimum or low?", kind=YesNo()),
        Item(
            name="maintained_over_last_two_assessments", asks="Was it so over the last two assessments?", kind=YesNo()
        ),
    ),
    examples=(
        Example(
            says="A year at low risk: twelve times fifteen.",
            given={
                "jurisdiction": "us_federal", "days_of_successful_participation": 365,
                "minimum_or_low_risk": True, "maintained_over_last_two_assessments": True,
            },
            gives={"credit_days": 180},
        ),
    ),
)  # fmt: skip
def first_step_act_time_credit(
    jurisdiction: str, days_of_successful_participation: int, minimum_or_low_risk: bool,
    maintained_over_last_two_assessments: bool,
) -> Conclusion:  # fmt: skip
    """Days of credit, for whole periods of 30 days only."""
    rate = MORE_CREDIT if minimum_or_low_risk and maintained_over_last_two_assessments else CREDIT
    periods = days_of_successful_participation // PROGRAMME_DAYS
    return Conclusion({"credit_days": periods * rate}).because(
        "{days} days hold {periods} whole periods of {length}; each earns {rate}: {credit} days.",
        days=days_of_successful_participation, periods=periods, length=PROGRAMME_DAYS, rate=rate,
        credit=periods * rate,
    )  # fmt: skip


GOOD_CONDUCT_DAYS = 54


@published(
    "united-states:good_conduct_time@2026-11-22",
    title="Good conduct time (federal)",
    decides="how many days a year of the sentence imposed earns at most",
    population="people in federal prison whose sentence is whole years",
    source=FEDERAL_GOOD_CONDUCT,
    items=(
        Item(name="jurisdiction", asks="Whose rule is it?", kind=places("us_federal")),
        Item(
            name="sentence_years",
            asks="How many whole years is the sentence imposed?",
            kind=Whole(1, 500, "years"),
        ),
    ),
    examples=(
        Example(
            says="Ten years.",
            given={"jurisdiction": "us_federal", "sentence_years": 10},
            gives={"credit_days": 540},
        ),
    ),
)
def good_conduct_time(jurisdiction: str, sentence_years: int) -> Conclusion:
    """Days of credit, at most. What a part of a year earns was not read."""
    credit = sentence_years * GOOD_CONDUCT_DAYS
    return Conclusion({"credit_days": credit}).because(
        "Each of {years} years imposed earns up to {days} days: {credit}.",
        years=sentence_years, days=GOOD_CONDUCT_DAYS, credit=credit,
    )  # fmt: skip


MONTH_CREDIT, SERVED_MONTHS = 30, 24
"""Missouri: days off for each full month of compliance, and months that are served whatever the credit."""


@published(
    f"{COMPLIANCE}@2026-11-22",
    title="Earned compliance credit (Missouri)",
    decides="by how much a term of supervision is shortened, and the earliest day of discharge",
    population="people on probation or parole in Missouri, not for life and not for a listed offence",
    source=MISSOURI_CREDIT,
    items=(
        Item(name="jurisdiction", asks="Whose law is it?", kind=places("us_mo")),
        Item(name="supervision_start", asks="On which day did supervision begin?", kind=Day()),
        Item(name="supervision_end", asks="On which day does the term end?", kind=Day()),
        Item(
            name="full_compliant_calendar_months",
            asks="How many full calendar months were in compliance (none with a violation report pending)?",
            kind=Whole(0, 1200, "months"),
        ),
        Item(
            name="excluded", asks="Is it supervision for life, or for an offence the law leaves out?", kind=YesNo(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Thirty months are 900 days.",
            given={
                "jurisdiction": "us_mo", "supervision_start": date(2024, 1, 1),
                "supervision_end": date(2029, 1, 1), "full_compliant_calendar_months": 30,
            },
            gives={"credit_days": 900, "adjusted_end": date(2026, 7, 16), "earliest_discharge": date(2026, 7, 16)},
        ),
    ),
)  # fmt: skip
def earned_compliance_credit(
    jurisdiction: str, supervision_start: date, supervision_end: date, full_compliant_calendar_months: int,
    excluded: Answer[bool],
) -> Conclusion:  # fmt: skip
    """Credit and days. Raises BadAnswers for more months than the term holds, OutsidePopulation where left out."""
    if known_or(excluded, False):
        raise OutsidePopulation(
            COMPLIANCE, "people not supervised for life or for an offence that is left out"
        )
    if supervision_end <= supervision_start:
        raise BadAnswers(COMPLIANCE, [Problem("supervision_end", supervision_end, "must be after the start")])
    if add_months(supervision_start, full_compliant_calendar_months) > supervision_end:
        reason = "is more months than the term holds"
        raise BadAnswers(
            COMPLIANCE, [Problem("full_compliant_calendar_months", full_compliant_calendar_months, reason)]
        )
    credit = full_compliant_calendar_months * MONTH_CREDIT
    adjusted = add_days(supervision_end, -credit)
    served = min(add_months(supervision_start, SERVED_MONTHS), supervision_end)
    earliest = max(adjusted, served)
    return (
        Conclusion({"credit_days": credit, "adjusted_end": adjusted, "earliest_discharge": earliest})
        .because(
            "{months} full months of compliance take {credit} days off: the term would end on {adjusted}.",
            months=full_compliant_calendar_months, credit=credit, adjusted=adjusted,
        )
        .because(
            "Two years are served whatever the credit, to {served}: the earliest discharge is {earliest}.",
            served=served, earliest=earliest,
        )
        .because(
            "Whether the law leaves the case out {said}.",
            said="was answered: it does not" if is_known(excluded) else "was not said",
        )
    )  # fmt: skip


VIOLATION_FREE_DAYS = 30


@published(
    "united-states:earned_time_credit@2026-11-22",
    title="Earned time credit (New York)",
    decides="how many days of credit were earned without a sustained violation",
    population="people on community supervision in New York",
    source=NEW_YORK_CREDIT,
    items=(
        Item(name="jurisdiction", asks="Whose law is it?", kind=places("us_ny")),
        Item(
            name="violation_free_days",
            asks="On how many days was there no sustained violation (up to two years before the law are counted)?",
            kind=Whole(0, 36500, "days"),
        ),
    ),
    examples=(
        Example(
            says="59 days hold one whole period.",
            given={"jurisdiction": "us_ny", "violation_free_days": 59},
            gives={"credit_days": 30},
        ),
    ),
)  # fmt: skip
def earned_time_credit(jurisdiction: str, violation_free_days: int) -> Conclusion:
    """Days of credit, for whole periods of 30 days only."""
    credit = violation_free_days // VIOLATION_FREE_DAYS * VIOLATION_FREE_DAYS
    return Conclusion({"credit_days": credit}).because(
        "Each whole period of {length} days free of sustained violations earns as many: {credit} of {days}.",
        length=VIOLATION_FREE_DAYS, credit=credit, days=violation_free_days,
    )  # fmt: skip
