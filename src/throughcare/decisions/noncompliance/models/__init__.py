"""What went wrong, what was said in excuse, what is proposed, what a person decided, and what became of it."""

from throughcare.decisions.noncompliance.models.failures import (
    AbilityFinding,
    ExcuseJudgment,
    Failure,
    ProposalMade,
    Weighing,
)
from throughcare.decisions.noncompliance.models.responses import (
    GridConfirmed,
    Response,
    ResponseAsked,
    Sanction,
)

__all__ = [
    "AbilityFinding",
    "ExcuseJudgment",
    "Failure",
    "GridConfirmed",
    "ProposalMade",
    "Response",
    "ResponseAsked",
    "Sanction",
    "Weighing",
]
