"""How long a fixed-term recall lasts in England and Wales, and its last day in custody.

Source: calculate-release-dates-api: 56 days for a recall from 31 March 2026 on that is not of a youth's sentence only;
before, and for youths, 28 days for a sentence of 12 months or more, else 14. How recalls from before that day were
shortened in groups until 12 May 2026 is not restated here.
"""

from datetime import date

from throughcare.rules.dates import add_days
from throughcare.rules.kernel import (
    BadAnswers,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Whole,
    YesNo,
    published,
)
from throughcare.rules.release.ew_sources import RELEASE_DATES

UNDER_12_MONTHS, FROM_12_MONTHS, NEW = 14, 28, 56
LENGTHS = (UNDER_12_MONTHS, FROM_12_MONTHS, NEW)
NEW_SINCE = date(2026, 3, 31)
POPULATION = "people recalled for a fixed term in England and Wales"


@published(
    "fixed-term-release-ew@2026-11-22",
    title="Re-release after a fixed-term recall (England and Wales)",
    decides="the day of release after a recall for a fixed term",
    population=POPULATION,
    source=RELEASE_DATES,
    items=(
        Item(name="return_to_custody", asks="On which day did the person return to custody?", kind=Day()),
        Item(name="length_days", asks="How many days is the recall for (14, 28 or 56)?", kind=Whole(14, 56, "days")),
    ),
    examples=(
        Example(
            says="The day of return is the first of the fourteen.",
            given={"return_to_custody": date(2026, 4, 1), "length_days": 14},
            gives={"result": date(2026, 4, 14)},
        ),
    ),
)  # fmt: skip
def fixed_term_release(return_to_custody: date, length_days: int) -> Conclusion:
    """The last of the days, the day of return being the first. Raises BadAnswers for another length."""
    if length_days not in LENGTHS:
        raise BadAnswers(
            "fixed-term-release-ew", [Problem("length_days", length_days, "must be 14, 28 or 56")]
        )
    last = add_days(return_to_custody, length_days - 1)
    return Conclusion({"result": last}).because(
        "Back in custody on {start}, which counts as the first of {days} days: the last is {last}.",
        start=return_to_custody, days=length_days, last=last,
    )  # fmt: skip


@published(
    "fixed-term-length-ew@2026-03-31",
    title="Length of a fixed-term recall (England and Wales)",
    decides="for how many days a recall for a fixed term is",
    population=POPULATION,
    source=RELEASE_DATES,
    items=(
        Item(name="revoked_on", asks="On which day was the licence revoked?", kind=Day()),
        Item(name="youth_sentences_only", asks="Are all sentences those of a youth (section 250)?", kind=YesNo()),
        Item(name="sentence_12m_plus", asks="Is any sentence 12 months or more?", kind=YesNo()),
    ),
    examples=(
        Example(
            says="An adult recalled on the first day of the new rule.",
            given={"revoked_on": date(2026, 3, 31), "youth_sentences_only": False, "sentence_12m_plus": True},
            gives={"length_days": 56},
        ),
    ),
)  # fmt: skip
def fixed_term_length(revoked_on: date, youth_sentences_only: bool, sentence_12m_plus: bool) -> Conclusion:
    """14, 28 or 56 days."""
    if revoked_on >= NEW_SINCE and not youth_sentences_only:
        return Conclusion({"length_days": NEW}).because(
            "A licence revoked from {since} on is recalled for {days} days, unless all sentences are a youth's.",
            since=NEW_SINCE, days=NEW,
        )  # fmt: skip
    days = FROM_12_MONTHS if sentence_12m_plus else UNDER_12_MONTHS
    return Conclusion({"length_days": days}).because(
        "{which}: {days} days where a sentence is 12 months or more, else {fewer}.",
        which="For a youth" if revoked_on >= NEW_SINCE else f"Before {NEW_SINCE}",
        days=FROM_12_MONTHS, fewer=UNDER_12_MONTHS,
    )  # fmt: skip
