"""Where no published rule of response is held for a pack or a type of order: says so, and proposes nothing.

The excuse is still heard first; that is the house's order of work, not a law.
"""

from datetime import date

from throughcare.rules.kernel import Example, Mark, Source
from throughcare.rules.responses.proposal import Reasoned, Step
from throughcare.rules.responses.rule import response

SOURCE = Source(
    title="Throughcare's own order of work: facts, then the excuse, then a decision by a person",
    citation="no published rule is held",
    version="2026-11-22",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT",
    mark=Mark.AGENCY_DEFAULT,
)

EXAMPLES = (
    Example(
        says="Even a contact judged unexcused gives no proposal.",
        given={"excuse_reasonable": False},
        gives={"step": Step.NO_PUBLISHED_RULE},
    ),
)


@response(
    "no-published-rule@2026-11-22",
    title="No published rule of response is held",
    population="anyone under supervision where no rule of response is held",
    source=SOURCE,
    examples=EXAMPLES,
)
def respond(excuse_reasonable: bool | None) -> Reasoned:
    """Ask for the judgment of the excuse; after that, say that there is no rule. Never decides."""
    if excuse_reasonable is None:
        return Reasoned(Step.JUDGE_EXCUSE, "No judgment of the excuse is recorded.")
    if excuse_reasonable:
        return Reasoned(Step.NOTHING, "The officer judged the excuse reasonable.")
    return Reasoned(Step.NO_PUBLISHED_RULE, "No published rule.")
