"""Caseloads and hours of work in the United States: what one officer can carry, how many officers a caseload needs.

The hours a case are a worked example of a public page, not a standard of any agency. The standards of the American
Probation and Parole Association were only recalled by the source and are not here. No text names a first day of
force; the rules have the day they were read, 2026-11-22.
"""

from dataclasses import dataclass
from fractions import Fraction

from throughcare.rules.contacts.us_places import PLACES, places
from throughcare.rules.contacts.us_sources import law, page
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Item,
    Number,
    Problem,
    Source,
    Whole,
    is_known,
    known_or,
    published,
)

CAPACITY = "united-states:workload_capacity"
OFFICERS = "united-states:officers_needed"
GUIDELINE = "united-states:caseload_guideline"
WORKED_EXAMPLE = page("Workload in hours a case, a worked example", "https://sciemce.com/qa/raW0vx7R4wgh")
TEXAS = law("Texas Government Code, caseload guidelines for parole", "508.1142", "https://instalawyer.io")
TENNESSEE = page("Tennessee, field services: sex offence unit", "https://tn.gov")

HOURS_A_CASE = {"maximum": 4, "medium": 2, "minimum": 1}
"""A month."""
HOURS_A_MONTH = 120
LEVELS = {"maximum": "Maximum", "medium": "Medium", "minimum": "Minimum"}


@published(
    f"{CAPACITY}@2026-11-22",
    title="Cases one officer can carry",
    decides="how many cases of a level fit into the hours of a month",
    population="officers whose work is counted in hours a case",
    source=WORKED_EXAMPLE,
    items=(
        Item(name="hours_available_per_month", asks="How many hours has a month?", kind=Number(0, 744, "hours")),
        Item(name="level", asks="Which level are the cases on?", kind=Choice(LEVELS)),
        Item(
            name="hours_per_case", asks="How many hours does a case take (the example's, if not said)?",
            kind=Number(0.01, 744, "hours"), needed=False,
        ),
    ),
    examples=(
        Example(
            says="Thirty cases on maximum, at four hours.",
            given={"hours_available_per_month": 120, "level": "maximum"},
            gives={"cases": 30},
        ),
    ),
)  # fmt: skip
def workload_capacity(
    hours_available_per_month: float, level: str, hours_per_case: Answer[float]
) -> Conclusion:
    """Whole cases."""
    hours = known_or(hours_per_case, HOURS_A_CASE[level])
    cases = _exact(hours_available_per_month) // _exact(hours)
    whose = "as was said" if is_known(hours_per_case) else "the example's figure"
    return Conclusion({"cases": cases}).because(
        "{available} hours hold {cases} cases on {level} at {hours} hours each, {whose}.",
        available=hours_available_per_month, cases=cases, level=level, hours=hours, whose=whose,
    )  # fmt: skip


def _exact(hours: float) -> Fraction:
    """The number as it is written, so that 0.1 goes ten times into 1."""
    return Fraction(str(hours))


@published(
    f"{OFFICERS}@2026-11-22",
    title="Officers a caseload needs",
    decides="how many hours of work a caseload is, and how many officers that makes",
    population="caseloads counted in hours a case",
    source=WORKED_EXAMPLE,
    items=(
        *(
            Item(name=f"{level}_cases", asks=f"How many cases are on {level}?", kind=Whole(0, 1_000_000, "cases"))
            for level in HOURS_A_CASE
        ),
        Item(
            name="hours_available_per_month", asks="How many hours has a month (120, if not said)?",
            kind=Number(1, 744, "hours"), needed=False,
        ),
    ),
    examples=(
        Example(
            says="45 on maximum, 120 on medium and 240 on minimum.",
            given={"maximum_cases": 45, "medium_cases": 120, "minimum_cases": 240},
            gives={"hours": 660, "officers": 5.5},
        ),
    ),
)  # fmt: skip
def officers_needed(
    maximum_cases: int, medium_cases: int, minimum_cases: int, hours_available_per_month: Answer[float]
) -> Conclusion:
    """Hours a month, and officers with the part of one that is left over."""
    counts = {"maximum": maximum_cases, "medium": medium_cases, "minimum": minimum_cases}
    hours = sum(HOURS_A_CASE[level] * count for level, count in counts.items())
    available = known_or(hours_available_per_month, HOURS_A_MONTH)
    officers = float(hours / _exact(available))
    conclusion = Conclusion({"hours": hours, "officers": officers})
    for level, count in counts.items():
        conclusion = conclusion.because(
            "{count} cases on {level} take {each} hours each: {hours}.",
            count=count, level=level, each=HOURS_A_CASE[level], hours=HOURS_A_CASE[level] * count,
        )  # fmt: skip
    return conclusion.because(
        "{hours} hours at {available} a month make {officers} officers.",
        hours=hours, available=available, officers=officers,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guideline:
    """Cases one officer carries at most."""

    title: str
    cases: int
    source: Source


GUIDELINES = {
    ("us_tx", "regular"): Guideline("Regular", 60, TEXAS),
    ("us_tx", "special_needs"): Guideline("Special needs", 35, TEXAS),
    ("us_tx", "therapeutic_community"): Guideline("Therapeutic community", 35, TEXAS),
    ("us_tx", "sex_offense"): Guideline("Sex offence", 24, TEXAS),
    ("us_tx", "monitored"): Guideline("Electronically monitored", 20, TEXAS),
    ("us_tx", "super_intensive"): Guideline("Super-intensive", 11, TEXAS),
    ("us_tn", "sex_offense"): Guideline("Sex offence", 25, TENNESSEE),
}


@published(
    f"{GUIDELINE}@2026-11-22",
    title="Caseload guideline (Texas parole, Tennessee)",
    decides="how many cases of a kind one officer carries, and whether a caseload is above that",
    population="officers in Texas parole, and in Tennessee's sex offence unit",
    source=TEXAS,
    items=(
        Item(name="jurisdiction", asks="Whose guideline is it?", kind=places("us_tn", "us_tx")),
        Item(
            name="caseload_type", asks="Which kind of caseload is it?",
            kind=Choice({code: row.title for (_, code), row in GUIDELINES.items()}),
        ),
        Item(
            name="cases", asks="How many cases does the officer carry, if any are to be compared?",
            kind=Whole(0, 100_000, "cases"), needed=False,
        ),
    ),
    examples=(
        Example(
            says="Sixty regular cases are not above the guideline.",
            given={"jurisdiction": "us_tx", "caseload_type": "regular", "cases": 60},
            gives={"guideline": 60, "above": False},
        ),
    ),
)  # fmt: skip
def caseload_guideline(jurisdiction: str, caseload_type: str, cases: Answer[int]) -> Conclusion:
    """The figure; above None where no caseload was said. Raises BadAnswers for a kind the place has no figure for."""
    row = GUIDELINES.get((jurisdiction, caseload_type))
    if row is None:
        reason = f"has no guideline that was read in {PLACES[jurisdiction]}"
        raise BadAnswers(GUIDELINE, [Problem("caseload_type", caseload_type, reason)])
    above = cases > row.cases if is_known(cases) else None
    return Conclusion({"guideline": row.cases, "above": above}, source=row.source).because(
        "{title}: {guideline} cases for one officer; {said}.",
        title=row.title, guideline=row.cases, said=f"here it is {cases}" if is_known(cases) else "no caseload was said",
    )  # fmt: skip
