"""Reads of resettlement. Each takes the actor first."""

from throughcare.casework.resettlement.queries.person import (
    ActivityLine,
    NeedLine,
    PartLine,
    PathwayMove,
    PreparationLine,
    Prepared,
    ReportLine,
    StatusLine,
    activity_of,
    need_of,
    prepared,
    report_of,
)
from throughcare.casework.resettlement.queries.soon import ComingRelease, released_soon

__all__ = [
    "ActivityLine",
    "ComingRelease",
    "NeedLine",
    "PartLine",
    "PathwayMove",
    "PreparationLine",
    "Prepared",
    "ReportLine",
    "StatusLine",
    "activity_of",
    "need_of",
    "prepared",
    "released_soon",
    "report_of",
]
