"""When a person's incentive level is next reviewed in a prison of England and Wales.

Source: hmpps-incentives-api @ fdf13336, NextReviewDateService, which cites the incentives policy framework (5.16,
5.18). No day is named from which the rule has force, so the version is the day on which it was read. Readings: age is
age on arrival for a newcomer and age on the day of the last review for Basic; a later transfer moves nothing.
"""

from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates import add_days, add_months, in_words
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Figures,
    Item,
    Mark,
    Problem,
    Source,
    Unknown,
    Whole,
    YesNo,
    is_known,
    known_or,
    published,
)

CODE = "incentive-review-ew"
SOURCE = Source(
    title="hmpps-incentives-api, next review date",
    citation="service/NextReviewDateService.kt",
    url="https://github.com/ministryofjustice/hmpps-incentives-api",
    version="fdf13336",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT (Crown copyright)",
    mark=Mark.READ,
)
YOUNG = "<18"
BASIC = "Basic"


@dataclass(frozen=True, slots=True)
class Wait:
    """How long until the review. result: in the source's words; one of months and days is 0."""

    result: str
    counted_from: str
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The day of the review. Raises DateOutOfRange."""
        return add_days(add_months(day, self.months), self.days)


ARRIVAL, READMISSION, REVIEW = "arrival", "readmission", "last review"
NEW = {"adult": Wait("+3 months", ARRIVAL, months=3), YOUNG: Wait("+1 month", ARRIVAL, months=1)}
READMITTED = {
    "adult": Wait("+3 months from readmission (later transfer does not change it)", READMISSION, months=3),
    YOUNG: Wait("+1 month from readmission", READMISSION, months=1),
}
FIRST_BASIC = Wait("+7 days", REVIEW, days=7)
BASIC_AGAIN = Wait("+28 days", REVIEW, days=28)
BASIC_AGAIN_AT_RISK = Wait("+14 days", REVIEW, days=14)
ANYTHING_ELSE = Wait("+1 year", REVIEW, months=12)
FIGURES = Figures(
    "When the next review is due",
    ("case", "due", "counted from"),
    tuple(
        (case, wait.result, wait.counted_from)
        for case, wait in (
            ("new, adult", NEW["adult"]),
            ("new, under 18", NEW[YOUNG]),
            ("readmitted, adult", READMITTED["adult"]),
            ("readmitted, under 18", READMITTED[YOUNG]),
            ("Basic for the first time", FIRST_BASIC),
            ("Basic again", BASIC_AGAIN),
            ("Basic again, self-harm care plan open or under 18", BASIC_AGAIN_AT_RISK),
            ("anything else", ANYTHING_ELSE),
        )
    ),
)


@published(
    f"{CODE}@2026-11-22",
    title="Next review of the incentive level (England and Wales)",
    decides="how long after arrival, readmission or the last review the next review of the incentive level is due",
    population="people in a prison of England or Wales",
    source=SOURCE,
    items=(
        Item(
            name="new_to_prison",
            asks="Is the person new to the prison, without a review so far?",
            kind=YesNo(),
            needed=False,
        ),
        Item(
            name="readmitted",
            asks="Has the person been readmitted, without a review since?",
            kind=YesNo(),
            needed=False,
        ),
        Item(
            name="age",
            asks="How old was the person on arrival (a newcomer), or on the day of the last review?",
            kind=Choice({"adult": "18 or older", YOUNG: "under 18"}),
            needed=False,
        ),
        Item(
            name="current",
            asks="Which level did the last review give?",
            kind=Choice({BASIC: "Basic", "not Basic": "any other level"}),
            needed=False,
        ),
        Item(
            name="previous",
            asks="Which level did the review before that give?",
            kind=Choice({BASIC: "Basic", "another level": "another level", "any": "whichever it was"}),
            needed=False,
        ),
        Item(
            name="basic_in_a_row",
            asks="How many reviews in a row, up to the last, gave Basic?",
            kind=Whole(0, 1_000, "reviews"),
            needed=False,
        ),
        Item(
            name="acct_open",
            asks="Is a self-harm care plan (ACCT) open?",
            kind=YesNo(),
            needed=False,
        ),
        Item(
            name="from_date",
            asks="On which day was the arrival, the readmission or the last review?",
            kind=Day(),
            needed=False,
        ),
    ),
    figures=(FIGURES,),
    examples=(
        Example(
            says="Basic for the second time in a row, with a self-harm care plan open: 14 days.",
            given={
                "current": "Basic",
                "basic_in_a_row": 2,
                "acct_open": True,
                "from_date": "2026-03-02",
            },
            gives={"result": "+14 days", "next_review_on": "2026-03-16"},
        ),
    ),
)
def next_review(
    new_to_prison: Answer[bool],
    readmitted: Answer[bool],
    age: Answer[str],
    current: Answer[str],
    previous: Answer[str],
    basic_in_a_row: Answer[int],
    acct_open: Answer[bool],
    from_date: Answer[date],
) -> Conclusion:
    """How long, counted from what, and the day where `from_date` is given.

    Raises BadAnswers where the level, the age of a newcomer or the reviews before are missing or contradict.
    """
    if readmitted is True or new_to_prison is True:
        wait, why = _newcomer(age, READMITTED if readmitted is True else NEW)
    else:
        wait, why = _reviewed(age, current, _in_a_row(current, previous, basic_in_a_row), acct_open)
    results: dict[str, object] = {"result": wait.result, "counted_from": wait.counted_from}
    conclusion = Conclusion(results).because("{why}", why=why)
    if is_known(from_date):
        results["next_review_on"] = wait.after(from_date)
        conclusion = conclusion.because(
            "Counted from {day}, the {event}, the next review is due by {due}.",
            day=in_words(from_date), event=wait.counted_from, due=in_words(wait.after(from_date)),
        )  # fmt: skip
    return conclusion


def _newcomer(age: Answer[str], waits: dict[str, Wait]) -> tuple[Wait, str]:
    if not is_known(age):
        raise BadAnswers(CODE, [Problem("age", age.value, "is needed for somebody new or readmitted")])
    months = "one month" if age == YOUNG else "three months"
    who = "under 18" if age == YOUNG else "adult"
    return waits[age], f"A newcomer, {who} on {waits[age].counted_from}, is reviewed within {months}."


def _reviewed(
    age: Answer[str], current: Answer[str], in_a_row: int, acct_open: Answer[bool]
) -> tuple[Wait, str]:
    if not is_known(current):
        raise BadAnswers(CODE, [Problem("current", current.value, "is needed for somebody already reviewed")])
    if current != BASIC:
        return ANYTHING_ELSE, "A level other than Basic is reviewed within a year."
    if in_a_row == 1:
        return FIRST_BASIC, "Whoever is placed on Basic is reviewed within 7 days."
    risks = [
        words
        for words, holds in (
            ("a self-harm care plan is open", acct_open is True),
            ("the person is under 18", age == YOUNG),
        )
        if holds
    ]
    if risks:
        return BASIC_AGAIN_AT_RISK, f"Basic again is reviewed within 14 days, because {' and '.join(risks)}."
    open_questions = [
        words
        for words, answer in (("a self-harm care plan", acct_open), ("the age", age))
        if isinstance(answer, Unknown)
    ]
    said = (
        f"; nothing was said about {' and '.join(open_questions)}, which could make it 14"
        if open_questions
        else ""
    )
    return BASIC_AGAIN, f"Basic again is reviewed within 28 days{said}."


def _in_a_row(current: Answer[str], previous: Answer[str], counted: Answer[int]) -> int:
    """How many reviews in a row gave Basic; 0 where the last one did not."""
    if current != BASIC:
        if known_or(counted, 0):
            raise BadAnswers(
                CODE,
                [Problem("basic_in_a_row", counted, "cannot be where the last review gave another level")],
            )
        return 0
    told = {BASIC: 2, "another level": 1}.get(known_or(previous, ""))
    if not is_known(counted):
        if told is None:
            raise BadAnswers(
                CODE, [Problem("basic_in_a_row", counted.value, "is needed, or previous, for Basic")]
            )
        return told
    if counted == 0 or (told == 1 and counted > 1) or (told and told > 1 and counted == 1):
        raise BadAnswers(CODE, [Problem("basic_in_a_row", counted, "contradicts the levels given")])
    return counted
