"""The next review of a registration in England and Wales, and whether it stays when supervision ends."""

from datetime import date

from throughcare.rules.classification.register_reviews_ew_table import REGISTERS, AtEnd
from throughcare.rules.dates import add_months
from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Mark,
    Source,
    YesNo,
    is_known,
    published,
)

READ_ON = date(2026, 11, 22)
SOURCE = Source(
    title="hmpps-manage-supervisions, registration reference data",
    citation="src/server/case/risk/registration-reference-data.ts",
    url="https://github.com/ministryofjustice/hmpps-manage-supervisions",
    version="408a47d, of 29 April 2022; the day it took effect is not stated",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT (Crown copyright)",
    mark=Mark.READ,
)


@published(
    "register-review-ew@2026-11-22",
    title="Review of a registration (England and Wales)",
    decides="when a registration is next reviewed, and whether it is removed when supervision ends",
    population="people on probation in England and Wales with a registration",
    source=SOURCE,
    items=(
        Item(
            name="register",
            asks="Which type of register is it?",
            kind=Choice({code: row.title for code, row in REGISTERS.items()}),
        ),
        Item(name="last_review", asks="On which day was it made or last reviewed?", kind=Day()),
        Item(name="life_sentence", asks="Is the person serving a life sentence?", kind=YesNo(), needed=False),
    ),
    examples=(
        Example(
            says="Child protection is reviewed every three months; 30 November leads to the end of February.",
            given={"register": "RCPR", "last_review": date(2026, 11, 30)},
            gives={"months": 3, "next_review": date(2027, 2, 28), "remove_at_end": True},
        ),
    ),
)
def register_review(register: str, last_review: date, life_sentence: Answer[bool]) -> Conclusion:
    """months, next_review (null where none is suggested), remove_at_end (null where it turns on a life sentence)."""
    row = REGISTERS[register]
    due = add_months(last_review, row.months) if row.months else None
    at_end = _removed(row.at_end, life_sentence)
    concluded = Conclusion({"months": row.months, "next_review": due, "remove_at_end": at_end})
    if due is None:
        concluded = concluded.because("{title}: no review is suggested.", title=row.title)
    else:
        concluded = concluded.because(
            "{title}: reviewed {months} months after {last}, on {due}.",
            title=row.title, months=row.months, last=last_review, due=due,
        )  # fmt: skip
    if at_end is None:
        return concluded.because(
            "It is removed when supervision ends unless the sentence is for life; nobody said which it is."
        )
    return concluded.because("When supervision ends it {what}.", what="is removed" if at_end else "stays")


def _removed(at_end: AtEnd, life_sentence: Answer[bool]) -> bool | None:
    if at_end is AtEnd.KEEP_FOR_LIFE:
        return not life_sentence if is_known(life_sentence) else None
    return at_end is AtEnd.REMOVE
