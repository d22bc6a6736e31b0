"""Writes of unpaid work: hours required, projects, days, outcomes, adjustments, travel. Each takes the actor first."""

from throughcare.casework.unpaidwork.commands.adjusting import (
    adjust_hours,
    decide_travel,
    take_back_adjustment,
)
from throughcare.casework.unpaidwork.commands.days import book_day, cancel_day, plan_days, preview_days
from throughcare.casework.unpaidwork.commands.outcomes import record_work_outcome
from throughcare.casework.unpaidwork.commands.projects import add_project, change_project, close_project
from throughcare.casework.unpaidwork.commands.requirements import change_required_hours, require_hours

__all__ = [
    "add_project",
    "adjust_hours",
    "book_day",
    "cancel_day",
    "change_project",
    "change_required_hours",
    "close_project",
    "decide_travel",
    "plan_days",
    "preview_days",
    "record_work_outcome",
    "require_hours",
    "take_back_adjustment",
]
