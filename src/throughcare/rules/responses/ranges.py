"""The library's question to a grid: between which levels the response to a failure lies, or that it is not known."""

from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Example,
    Item,
    Text,
    Whole,
    is_known,
    published,
)
from throughcare.rules.kernel.reading import one_text_a_row
from throughcare.rules.responses.failures import FAILURES
from throughcare.rules.responses.grid import GridFacts
from throughcare.rules.responses.us_grids import GRIDS

RISKS = {risk: words for grid in GRIDS.values() for risk, words in grid.risks.items()}
SEVERITIES = {code: words for grid in GRIDS.values() for code, words in grid.severities.items()}


@published(
    "response-range@2026-11-22",
    title="Range of the response, by a grid",
    decides="between which levels of a grid the response to a failure lies; which response, a person decides",
    population="people under supervision in the places named",
    source=one_text_a_row("Response grids of the United States"),
    items=(
        Item(
            name="grid", asks="Which grid?", kind=Choice({code: grid.title for code, grid in GRIDS.items()})
        ),
        Item(
            name="failure",
            asks="What happened?",
            kind=Choice({code: kind.title for code, kind in FAILURES.items()}),
        ),
        Item(name="occurrence", asks="Which time is it, the first, the second, ...?", kind=Whole(1, 1000)),
        Item(
            name="risk",
            asks="Where the grid has columns of risk: in which one is the person?",
            kind=Choice(RISKS),
            needed=False,
        ),
        Item(
            name="severity",
            asks="Where the grid leaves the severity to a person: which was found?",
            kind=Choice(SEVERITIES),
            needed=False,
        ),
        Item(
            name="ceiling",
            asks="Where the sentence caps the sanctions: which is the most it allows?",
            kind=Text("a level of the grid"),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Idaho: a curfew not kept, at high risk, has magnitude 2.",
            given={
                "grid": "us-id-response-matrix@2026-11-22",
                "failure": "curfew",
                "occurrence": 1,
                "risk": "high",
            },
            gives={"known": True, "lowest": "magnitude_2", "highest": "magnitude_2"},
        ),
        Example(
            says="Oregon: no cell was read.",
            given={"grid": "us-or-structured-sanctions@2026-11-22", "failure": "curfew", "occurrence": 1},
            gives={"known": False, "levels": ()},
        ),
    ),
)
def response_range(
    grid: str,
    failure: str,
    occurrence: int,
    risk: Answer[str],
    severity: Answer[str],
    ceiling: Answer[str],
) -> Conclusion:
    """The levels, the gentlest first, with the measures that were read; or that the cell is not known."""
    held = GRIDS[grid]
    found = held.find(
        GridFacts(
            failure=failure, occurrence=occurrence, risk=str(risk) if is_known(risk) else None,
            severity=str(severity) if is_known(severity) else None,
            ceiling=str(ceiling) if is_known(ceiling) else None,
        )
    )  # fmt: skip
    levels = held.within(found)
    concluded = Conclusion(
        {
            "known": found.known,
            "lowest": found.lowest,
            "highest": found.highest,
            "levels": tuple(level.code for level in levels),
            "measures": tuple(measure.code for level in levels for measure in level.measures),
        },
        source=held.source,
    )
    for sentence in found.because:
        concluded = concluded.because("{sentence}", sentence=sentence)
    return concluded
