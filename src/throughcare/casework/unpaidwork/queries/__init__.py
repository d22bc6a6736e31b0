"""Reads of unpaid work. Each takes the actor first."""

from throughcare.casework.unpaidwork.queries.groups import (
    AttendanceRow,
    GroupDay,
    ProjectLine,
    attendance,
    group_days,
    project_of,
    projects,
    running_projects,
)
from throughcare.casework.unpaidwork.queries.person import (
    AdjustmentLine,
    ConditionLine,
    DayLine,
    RequirementLine,
    TravelLine,
    Work,
    day_of,
    requirement_of,
    travel_of,
    work_of,
)
from throughcare.casework.unpaidwork.queries.travel import TravelWaiting, travel_waiting

__all__ = [
    "AdjustmentLine",
    "AttendanceRow",
    "ConditionLine",
    "DayLine",
    "GroupDay",
    "ProjectLine",
    "RequirementLine",
    "TravelLine",
    "TravelWaiting",
    "Work",
    "attendance",
    "day_of",
    "group_days",
    "project_of",
    "projects",
    "requirement_of",
    "running_projects",
    "travel_of",
    "travel_waiting",
    "work_of",
]
