"""Reads on alerts. Each takes the actor first."""

from throughcare.register.notices.queries.alerts import (
    AlertFilter,
    AlertLine,
    RuleCount,
    alert,
    alerts,
    counts_by_rule,
)
from throughcare.register.notices.queries.team import OfficerDays, officers_and_days

__all__ = [
    "AlertFilter",
    "AlertLine",
    "OfficerDays",
    "RuleCount",
    "alert",
    "alerts",
    "counts_by_rule",
    "officers_and_days",
]
