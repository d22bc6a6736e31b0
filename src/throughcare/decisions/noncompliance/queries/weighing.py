"""What a grid gives for facts as they are kept: computed again, so that nobody need trust the row."""

from collections.abc import Mapping
from typing import Any

from throughcare.rules.responses.grid import GridFacts, Range, ResponseGrid
from throughcare.rules.responses.us_grids import GRIDS

FIELDS = frozenset({"failure", "occurrence", "risk", "severity", "ceiling"})


def range_of(grid: ResponseGrid, facts: Mapping[str, Any]) -> Range:
    """The range for the facts of a kept weighing."""
    return grid.find(GridFacts(**{name: value for name, value in facts.items() if name in FIELDS}))


def grid_of(code: str) -> ResponseGrid | None:
    """A grid that this version of the system holds, live or not."""
    return GRIDS.get(code)
