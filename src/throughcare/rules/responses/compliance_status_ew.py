"""The badge of an order in England and Wales, from the failures of twelve months and whether breach has started.

The steps are those of `responses.compliance`, from the same source; here they have that source's words.
No day is named from which they have force, so the version is the day on which they were read.
"""

from datetime import date

from throughcare.rules.dates import count_of
from throughcare.rules.kernel import (
    Conclusion,
    Example,
    Item,
    Mark,
    Source,
    Whole,
    YesNo,
    published,
)
from throughcare.rules.responses.compliance import Enforcement, Standing, standing

SOURCE = Source(
    title="hmpps-manage-people-on-probation-ui, compliance",
    citation="compliance util and its tests",
    url="https://github.com/ministryofjustice/hmpps-manage-people-on-probation-ui",
    version="f62be770",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT (Crown copyright)",
    mark=Mark.READ,
)
WORDS = {
    Standing.NO_FAILURES: "no concern (green)",
    Standing.ONE_FAILURE: "one failure (neutral)",
    Standing.SEVERAL_FAILURES: "red: no breach in progress yet",
    Standing.ENFORCEMENT_IN_PROGRESS: "breach in progress",
}


@published(
    "compliance-status-ew@2026-11-22",
    title="Compliance badge (England and Wales)",
    decides="which badge an order has: what to look at, never a verdict",
    population="people on probation in England or Wales",
    source=SOURCE,
    items=(
        Item(
            name="failures_12_months",
            asks="How many failures without a reasonable excuse were there in the last 12 months?",
            kind=Whole(0, 1_000, "failures"),
        ),
        Item(name="breach_started", asks="Has breach been started?", kind=YesNo()),
    ),
    examples=(
        Example(
            says="Two failures and no breach yet: red.",
            given={"failures_12_months": 2, "breach_started": False},
            gives={"result": "red: no breach in progress yet", "standing": "several_failures"},
        ),
    ),
)
def status(failures_12_months: int, breach_started: bool) -> Conclusion:
    """The badge in the source's words, and the house's own code for it."""
    enforcement = Enforcement.IN_PROGRESS if breach_started else Enforcement.NOT_STARTED
    found = standing(failures_12_months, enforcement)
    conclusion = Conclusion({"result": WORDS[found], "standing": found.value})
    failures = count_of(failures_12_months, "failure")
    if breach_started:
        return conclusion.because(
            "Breach has been started; beside it there were {failures} in the last 12 months.",
            failures=failures,
        )
    return conclusion.because(
        "There were {failures} in the last 12 months, and breach has not been started.", failures=failures
    )
