"""Reads of hearings. Each takes the actor first."""

from throughcare.decisions.hearings.queries.bench import (
    BenchHearing,
    BenchLine,
    HeldCondition,
    before_the_bench,
    conditions_of,
    mine,
    theirs,
)
from throughcare.decisions.hearings.queries.choices import (
    Choices,
    choices,
)
from throughcare.decisions.hearings.queries.reading import between, hearing, next_of, of_person
from throughcare.decisions.hearings.queries.rows import (
    ConditionLine,
    HearingLine,
    HearingView,
    PartyLine,
    ResultLine,
)

__all__ = [
    "BenchHearing",
    "BenchLine",
    "Choices",
    "ConditionLine",
    "HearingLine",
    "HearingView",
    "HeldCondition",
    "PartyLine",
    "ResultLine",
    "before_the_bench",
    "between",
    "choices",
    "conditions_of",
    "hearing",
    "mine",
    "next_of",
    "of_person",
    "theirs",
]
