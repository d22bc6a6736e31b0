"""What the law asks after a missed contact on a suspended sentence order (England and Wales).

Source: Sentencing Act 2020, Sch. 16, para. 6 (in force 1 December 2020).
Reading: the ladder of Sch. 10, para. 6, but that 6(4)(c) says "within the next 12 months" where Sch. 10 says
"beginning with the date on which the warning was given". So the day exactly 12 months after a warning can be
read as the last day inside or the first outside; on that one day the rule says so and a supervisor decides.
"""

from collections.abc import Sequence
from datetime import date

from throughcare.rules.dates import end_of_months_beginning_with, in_words
from throughcare.rules.kernel import Example, Mark, Source
from throughcare.rules.responses import ew_community_order
from throughcare.rules.responses.proposal import Reasoned, Step
from throughcare.rules.responses.rule import response

SOURCE = Source(
    title="Sentencing Act 2020",
    citation="Sch. 16, para. 6",
    url="https://www.legislation.gov.uk/ukpga/2020/17/schedule/16/part/2",
    version="as in force on 6 April 2022",
    effective_from=date(2020, 12, 1),
    checked_on=date(2026, 11, 22),
    licence="Open Government Licence v3.0",
    mark=Mark.READ,
)

EXAMPLES = (
    Example(
        says="A warning of 10 March 2026 leaves no choice on 9 March 2027.",
        given={"missed_on": date(2027, 3, 9), "excuse_reasonable": False, "warned_on": (date(2026, 3, 10),)},
        gives={"step": Step.REFER},
    ),
    Example(
        says="On 10 March 2027 the text can be read both ways.",
        given={"missed_on": date(2027, 3, 10), "excuse_reasonable": False, "warned_on": (date(2026, 3, 10),)},
        gives={"step": Step.SUPERVISOR_DECIDES},
    ),
)


@response(
    "ew-suspended-sentence-order@2020-12-01",
    title="Failure to comply with a suspended sentence order: warn or refer",
    population="people on a suspended sentence order with community requirements made in England or Wales",
    source=SOURCE,
    examples=EXAMPLES,
)
def respond(missed_on: date, excuse_reasonable: bool | None, warned_on: Sequence[date]) -> Reasoned:
    """Propose the next step to the responsible officer. Never decides.

    Parameters and errors as for a community order.
    """
    found = ew_community_order.respond.function(missed_on, excuse_reasonable, warned_on)
    edge = [
        day for day in warned_on if missed_on == end_of_months_beginning_with(day, ew_community_order.MONTHS)
    ]
    if found.step is Step.WARN_OR_REFER and edge:
        because = (
            f"The warning of {in_words(max(edge))} is exactly 12 months old: the text can be read both ways."
        )
        return Reasoned(Step.SUPERVISOR_DECIDES, because, found.terms)
    return found
