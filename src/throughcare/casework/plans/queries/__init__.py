"""Reads of the plan. Each takes the actor first."""

from throughcare.casework.plans.queries.plan import (
    Around,
    Assessed,
    PlanRead,
    assessed_needs,
    plan_needed,
    plan_of,
)
from throughcare.casework.plans.queries.rows import (
    AnswerHeld,
    NoteHeld,
    ObjectiveHeld,
    PlanHeld,
    ReviewHeld,
    StepHeld,
    VersionHeld,
)

__all__ = [
    "AnswerHeld",
    "Around",
    "Assessed",
    "NoteHeld",
    "ObjectiveHeld",
    "PlanHeld",
    "PlanRead",
    "ReviewHeld",
    "StepHeld",
    "VersionHeld",
    "assessed_needs",
    "plan_needed",
    "plan_of",
]
