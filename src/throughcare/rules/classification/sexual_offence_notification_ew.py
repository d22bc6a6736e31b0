"""For how long a person must notify the police after a sexual offence in England and Wales, and when that may end.

A period "beginning with" a day includes it: `until` is the first day after it. Half of a period of years is counted
in months. The application for review counts from the day of the notification that the law names, which is passed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates import end_of_months_beginning_with
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Mark,
    Number,
    Problem,
    Source,
    Unknown,
    Whole,
    is_known,
    published,
)

CODE = "sexual-offence-notification-ew"
READ_ON = date(2026, 11, 22)
SOURCE = Source(
    title="Sexual Offences Act 2003, the notification period",
    citation="ss. 82 and 91B; restated in hmpps-manage-supervisions, registration-reference-data.ts",
    url="https://www.legislation.gov.uk/ukpga/2003/42/section/82",
    version="s. 82 as on 12 April 2019; the restatement at 408a47d; the day it took effect was not read",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="Open Government Licence v3.0; MIT (Crown copyright)",
    mark=Mark.READ,
)
YEAR = 12
SHORT_MONTHS, LONG_MONTHS, ADULT = 6, 30, 18
TEN_YEARS, SEVEN_YEARS = 10 * YEAR, 7 * YEAR
REVIEW, REVIEW_UNDER_18 = 15 * YEAR, 8 * YEAR


@dataclass(frozen=True, slots=True)
class Disposal:
    """How a case ended. months: of the period; None where it has no end or turns on the sentence itself."""

    words: str
    months: int | None


DISCHARGE, IMPRISONMENT = "conditional_discharge", "imprisonment"
INDEFINITE = frozenset({"life", "indeterminate", "lifelong_restriction", "restricted_hospital"})
DISPOSALS: Mapping[str, Disposal] = {
    "imprisonment": Disposal("imprisonment for a fixed term", None),
    "life": Disposal("imprisonment for life", None),
    "indeterminate": Disposal("imprisonment for public protection, or another indeterminate sentence", None),
    "lifelong_restriction": Disposal("an order for lifelong restriction", None),
    "restricted_hospital": Disposal("hospital with a restriction order", None),
    "hospital": Disposal("hospital without a restriction order", SEVEN_YEARS),
    "caution": Disposal("a caution", 2 * YEAR),
    "conditional_discharge": Disposal("a conditional discharge", None),
    "other": Disposal("anything else", 5 * YEAR),
}
"""The rows of the table, in its order."""


@published(
    f"{CODE}@2026-11-22",
    title="Notification after a sexual offence (England and Wales)",
    decides="for how long a person must notify the police, and from when a review may be applied for",
    population="people convicted of, found to have done, or cautioned for a sexual offence listed for notification",
    source=SOURCE,
    items=(
        Item(
            name="disposal",
            asks="How did the case end?",
            kind=Choice({code: row.words for code, row in DISPOSALS.items()}),
        ),
        Item(name="relevant_date", asks="On which day was the conviction, finding or caution?", kind=Day()),
        Item(name="age", asks="How old was the person on that day?", kind=Whole(10, 120, "years")),
        Item(
            name="term_months",
            asks="With imprisonment: for how many months (days as part of a month)?",
            kind=Number(0, 1200, "months"),
            needed=False,
        ),
        Item(
            name="discharge_ends",
            asks="With a conditional discharge: which is the first day after it?",
            kind=Day(),
            needed=False,
        ),
        Item(
            name="notified_on",
            asks="On which day was the notification given from which a review counts?",
            kind=Day(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Two years' imprisonment at 17: half of ten years.",
            given={
                "disposal": IMPRISONMENT, "relevant_date": date(2026, 3, 10), "age": 17, "term_months": 24,
            },
            gives={"indefinite": False, "months": 60, "until": date(2031, 3, 10), "review_from": None},
        ),
    ),
)  # fmt: skip
def notification(
    disposal: str, relevant_date: date, age: int, term_months: Answer[float], discharge_ends: Answer[date],
    notified_on: Answer[date],
) -> Conclusion:  # fmt: skip
    """indefinite, months, until (the first day after) and review_from. Raises BadAnswers where a term is missing."""
    if disposal == DISCHARGE:
        return _of_a_discharge(relevant_date, age, discharge_ends)
    months = DISPOSALS[disposal].months
    why = DISPOSALS[disposal].words.capitalize()
    if disposal == IMPRISONMENT:
        term = _needed("term_months", term_months, "with imprisonment")
        months = _of_a_term(term)
        why = f"Imprisonment for {term:g} months"
    if months is None:
        return _indefinite(why, relevant_date, age, notified_on)
    if age < ADULT:
        months //= 2
        why += ", halved for a person under 18"
    until = end_of_months_beginning_with(relevant_date, months)
    return _concluded(months, until).because(
        "{why}: {months} months beginning with {day}; {until} is the first day after.",
        why=why, months=months, day=relevant_date, until=until,
    )  # fmt: skip


def _of_a_term(term: float) -> int | None:
    if term >= LONG_MONTHS:
        return None
    return TEN_YEARS if term > SHORT_MONTHS else SEVEN_YEARS


def _of_a_discharge(relevant_date: date, age: int, ends: Answer[date]) -> Conclusion:
    if age < ADULT:
        reason = (
            "under 18, whether the period of a conditional discharge is halved was not read: ask the police"
        )
        raise BadAnswers(CODE, [Problem("disposal", DISCHARGE, reason)])
    until = _needed("discharge_ends", ends, "with a conditional discharge")
    if until <= relevant_date:
        raise BadAnswers(CODE, [Problem("discharge_ends", until, "must be later than relevant_date")])
    return _concluded(None, until).because(
        "As long as the conditional discharge: {until} is the first day after.", until=until
    )


def _indefinite(why: str, relevant_date: date, age: int, notified_on: Answer[date]) -> Conclusion:
    review = REVIEW if age >= ADULT else REVIEW_UNDER_18
    if not is_known(notified_on):
        return _concluded(None, None, indefinite=True).because(
            "{why}: without end. A review may be applied for {years} years after a notification whose day is not "
            "known here.",
            why=why, years=review // YEAR,
        )  # fmt: skip
    if notified_on < relevant_date:
        raise BadAnswers(CODE, [Problem("notified_on", notified_on, "must not lie before relevant_date")])
    day = end_of_months_beginning_with(notified_on, review)
    return _concluded(None, None, indefinite=True, review_from=day).because(
        "{why}: without end. A review may be applied for from {day}, {years} years after the notification of "
        "{notified}.",
        why=why, day=day, years=review // YEAR, notified=notified_on,
    )  # fmt: skip


def _concluded(
    months: int | None, until: date | None, *, indefinite: bool = False, review_from: date | None = None
) -> Conclusion:
    results = {"indefinite": indefinite, "months": months, "until": until, "review_from": review_from}
    return Conclusion(dict(results))


def _needed[T](name: str, answer: T | Unknown, why: str) -> T:
    if isinstance(answer, Unknown):
        raise BadAnswers(CODE, [Problem(name, answer.value, f"is needed {why}")])
    return answer
