"""What was read of Pennsylvania's rules about a missed contact on probation or parole: no cell of a grid.

Source: 204 Pa. Code 311.4 and 311.6 set ranges for recommitment after the board has found a violation.
Neither says what an officer does about one missed contact, neither speaks of probation, and no other text of
Pennsylvania that does was seen.
Reading: the step is therefore "Not known: the supervisor decides." Nothing is filled in from another state.
"""

from collections.abc import Sequence
from datetime import date

from throughcare.rules.dates import count_of
from throughcare.rules.kernel import Example, Mark, Source, Term
from throughcare.rules.responses.proposal import Reasoned, Step
from throughcare.rules.responses.rule import response

NOT_KNOWN = "Not known: the supervisor decides."
MORE_THAN = 3  # 311.4(a)(2)(vi): "on more than three occasions"

SOURCE = Source(
    title="Pennsylvania Code, State parole recommitment ranges",
    citation="204 Pa. Code 311.4 and 311.6",
    url="https://pacodeandbulletin.gov/Display/pacode?file=/secure/pacode/data/204/chapter311/chap311toc.html",
    version="through 54 Pa.B. 5598 (31 August 2024)",
    effective_from=date(2023, 8, 26),  # day of publication, 53 Pa.B. 5475; a later day of force was not seen
    checked_on=date(2026, 11, 22),
    licence="Government edict, public domain",
    mark=Mark.READ,
)

EXAMPLES = (
    Example(
        says="A missed contact judged to have no reasonable excuse: the texts seen do not say what follows.",
        given={"missed_on": date(2026, 5, 1), "excuse_reasonable": False, "unexcused_on": ()},
        gives={"step": Step.SUPERVISOR_DECIDES},
    ),
    Example(
        says="Nothing is proposed before the excuse is judged.",
        given={"missed_on": date(2026, 5, 1), "excuse_reasonable": None, "unexcused_on": ()},
        gives={"step": Step.JUDGE_EXCUSE},
    ),
)


@response(
    "us-pa-missed-contact@2023-08-26",
    title="Missed contact on probation or parole: what the published text says",
    population="people on probation or parole in Pennsylvania",
    source=SOURCE,
    examples=EXAMPLES,
)
def respond(missed_on: date, excuse_reasonable: bool | None, unexcused_on: Sequence[date]) -> Reasoned:
    """Propose the next step. Never decides.

    missed_on: civil date of the contact. excuse_reasonable: the officer's judgment; None until made.
    unexcused_on: earlier contacts judged unexcused; one of the same day is this one and is not counted twice.
    """
    if excuse_reasonable is None:
        return Reasoned(Step.JUDGE_EXCUSE, "No judgment of the excuse is recorded.")
    if excuse_reasonable:
        return Reasoned(Step.NOTHING, "The officer judged the excuse reasonable.")
    count = len({day for day in unexcused_on if day <= missed_on} | {missed_on})
    return Reasoned(Step.SUPERVISOR_DECIDES, NOT_KNOWN, (_term(count),))


def _term(count: int) -> Term:
    side = "more than three" if count > MORE_THAN else "not more than three"
    return Term(
        "unexcused_on",
        count_of(count, "unexcused failure"),
        f"{{value}} with this one, {side}. On parole, section 311.4 names more than three intentional and "
        "unexcused failures among the things the board looks for before it recommits to a prison rather than "
        "a center; it says nothing of what follows one missed contact, and nothing of probation.",
    )
