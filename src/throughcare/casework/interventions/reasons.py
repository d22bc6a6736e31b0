"""Which reasons there are for a move of a referral, by what it means and who makes it."""

from collections.abc import Mapping

from throughcare.rules.interventions.referring import (
    ASKED,
    COMPLETED,
    DECLINES,
    DESELECTIONS,
    NEVER_BEGAN,
    PROGRAMME,
    ROUTE,
    RUNNER,
    RUNNING,
    WAITING,
    WITHDRAWALS,
)

NONE: Mapping[str, str] = {}
END_ASKED = "end_requested"
WITHDRAWN = "withdrawn"


def reasons_for(route: str, start: str, to: str, side: str) -> Mapping[str, str]:
    """The reasons from which one is named for this move; none where the move says it all.

    Whoever runs it declines what they have not begun; who is taken off a programme is so for reasons of its own.
    """
    table = ROUTE[route]
    end = table.ends.get(to)
    if left_programme(route, start, to) or to == "deselected":
        return DESELECTIONS
    if to == END_ASKED:
        return WITHDRAWALS
    if end is None or end == COMPLETED:
        return NONE
    declined = (
        side == RUNNER and end == NEVER_BEGAN and to != WITHDRAWN and table.phase(start) in (ASKED, WAITING)
    )
    return DECLINES if declined else WITHDRAWALS


def left_programme(route: str, start: str, to: str) -> bool:
    """Whether the move takes somebody off a programme who may come back to it: two lines of history are written."""
    table = ROUTE[route]
    return route == PROGRAMME and table.phase(start) == RUNNING and table.phase(to) == WAITING
