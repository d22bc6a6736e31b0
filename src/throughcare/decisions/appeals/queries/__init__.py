"""Reads of appeals. Each takes the actor first."""

from throughcare.decisions.appeals.queries.chances import Chance, chance
from throughcare.decisions.appeals.queries.parts import (
    PartLine,
    parts_of_decision,
    parts_of_outcome,
    said,
    stood,
)
from throughcare.decisions.appeals.queries.reading import appeal, of_person
from throughcare.decisions.appeals.queries.rows import (
    AppealLine,
    AppealView,
    HeardLine,
    OutcomeLine,
    RulingLine,
)
from throughcare.decisions.appeals.queries.waiting import WAITS, WaitingLine, waiting

__all__ = [
    "WAITS",
    "AppealLine",
    "AppealView",
    "Chance",
    "HeardLine",
    "OutcomeLine",
    "PartLine",
    "RulingLine",
    "WaitingLine",
    "appeal",
    "chance",
    "of_person",
    "parts_of_decision",
    "parts_of_outcome",
    "said",
    "stood",
    "waiting",
]
