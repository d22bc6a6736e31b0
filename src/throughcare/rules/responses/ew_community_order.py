"""What the law asks after a missed contact on a community order (England and Wales).

Source: Sentencing Act 2020, Sch. 10, para. 6 (in force 1 December 2020).
Reading: the 12 months of 6(2) run, as in 6(4)(c), from and including the day of the warning.
"""

from collections.abc import Sequence
from datetime import date

from throughcare.rules.dates import end_of_months_beginning_with, in_words
from throughcare.rules.kernel import Example, Mark, Source, Term, WarningAfterContact
from throughcare.rules.responses.proposal import Reasoned, Step
from throughcare.rules.responses.rule import response

MONTHS = 12

SOURCE = Source(
    title="Sentencing Act 2020",
    citation="Sch. 10, para. 6",
    url="https://www.legislation.gov.uk/ukpga/2020/17/schedule/10/part/2",
    version="as enacted; unchanged in the revision to 27 April 2024",
    effective_from=date(2020, 12, 1),
    checked_on=date(2026, 11, 22),
    licence="Open Government Licence v3.0",
    mark=Mark.READ,
)

EXAMPLES = (
    Example(
        says="A warning of 10 March 2026 still counts on 9 March 2027, the last day of its 12 months.",
        given={
            "missed_on": date(2027, 3, 9),
            "excuse_reasonable": False,
            "warned_on": (date(2026, 3, 10),),
        },
        gives={"step": Step.REFER},
    ),
    Example(
        says="From 10 March 2027 it no longer does.",
        given={
            "missed_on": date(2027, 3, 10),
            "excuse_reasonable": False,
            "warned_on": (date(2026, 3, 10),),
        },
        gives={"step": Step.WARN_OR_REFER},
    ),
)


@response(
    "ew-community-order@2020-12-01",
    title="Failure to comply with a community order: warn or refer",
    population="people aged 18 or over on a community order made in England or Wales",
    source=SOURCE,
    examples=EXAMPLES,
)
def respond(missed_on: date, excuse_reasonable: bool | None, warned_on: Sequence[date]) -> Reasoned:
    """Propose the next step to the responsible officer. Never decides.

    missed_on: civil date of the contact, in the order's own time zone.
    excuse_reasonable: the officer's judgment; None until made.
    warned_on: dates of para. 6 warnings on this order, in any order.
    Raises WarningAfterContact if a warning is dated after `missed_on`.
    """
    if any(day > missed_on for day in warned_on):
        raise WarningAfterContact(missed_on, warned_on)
    if excuse_reasonable is None:
        return Reasoned(Step.JUDGE_EXCUSE, "No judgment of the excuse is recorded.")
    if excuse_reasonable:
        return Reasoned(Step.NOTHING, "The officer judged the excuse reasonable.")
    terms = tuple(_term(day, missed_on) for day in warned_on)
    live = [day for day in warned_on if missed_on < end_of_months_beginning_with(day, MONTHS)]
    if live:  # 6(2): no discretion
        return Reasoned(Step.REFER, f"The warning of {in_words(max(live))} is within 12 months.", terms)
    return Reasoned(Step.WARN_OR_REFER, "No warning within 12 months.", terms)  # 6(3)


def _term(warned: date, missed_on: date) -> Term:
    end = end_of_months_beginning_with(warned, MONTHS)
    effect = "so it counts" if missed_on < end else "so it no longer counts"
    return Term(
        "warned_on",
        in_words(warned),
        f"The warning of {{value}} counts until before {in_words(end)}, {effect}.",
    )
