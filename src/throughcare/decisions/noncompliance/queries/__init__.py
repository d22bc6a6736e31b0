"""Reads on failures, responses and compliance. Each takes the actor first."""

from throughcare.decisions.noncompliance.queries.compliance import (
    ComplianceRecord,
    Day,
    compliance_of,
    sanction_of,
)
from throughcare.decisions.noncompliance.queries.failure import FailureShown, failure_of
from throughcare.decisions.noncompliance.queries.hindrances import Hindrance
from throughcare.decisions.noncompliance.queries.open_work import FailureLine, open_failures
from throughcare.decisions.noncompliance.queries.rows import (
    FailureRow,
    JudgmentShown,
    ProposalShown,
    ResponseShown,
    SanctionShown,
)

__all__ = [
    "ComplianceRecord",
    "Day",
    "FailureLine",
    "FailureRow",
    "FailureShown",
    "Hindrance",
    "JudgmentShown",
    "ProposalShown",
    "ResponseShown",
    "SanctionShown",
    "compliance_of",
    "failure_of",
    "open_failures",
    "sanction_of",
]
