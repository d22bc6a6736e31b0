"""Reads of due process. Each takes the actor first."""

from throughcare.decisions.dueprocess.queries.days import DaysLine, days_of
from throughcare.decisions.dueprocess.queries.lines import ProcessLine, around, of
from throughcare.decisions.dueprocess.queries.one import (
    AdjournmentLine,
    DecisionLine,
    GateLine,
    ProcessRead,
    ProcessView,
    RepresentationLine,
    ServiceLine,
    WaiverLine,
    process,
)

__all__ = [
    "AdjournmentLine",
    "DaysLine",
    "DecisionLine",
    "GateLine",
    "ProcessLine",
    "ProcessRead",
    "ProcessView",
    "RepresentationLine",
    "ServiceLine",
    "WaiverLine",
    "around",
    "days_of",
    "of",
    "process",
]
