"""Reads of this app. Each takes the actor first."""

from throughcare.casework.selfreports.queries.beside import Beside, beside, beside_all
from throughcare.casework.selfreports.queries.reports import (
    OwnWords,
    ReportShown,
    links_of,
    own_words,
    report,
    reports_of,
    said_in,
)
from throughcare.casework.selfreports.queries.safety import SafetyShown, safety_task, safety_tasks

__all__ = [
    "Beside", "OwnWords", "ReportShown", "SafetyShown", "beside", "beside_all", "links_of", "own_words", "report",
    "reports_of", "safety_task", "safety_tasks", "said_in",
]  # fmt: skip
