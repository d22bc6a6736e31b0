"""Writes of resettlement: reports, pathways, needs for support, activities. Each takes the actor first."""

from throughcare.casework.resettlement.commands.activities import add_activity, change_activity
from throughcare.casework.resettlement.commands.needs import add_support_need, change_support_need
from throughcare.casework.resettlement.commands.pathways import begin_anew, set_pathway_status
from throughcare.casework.resettlement.commands.reports import answer_part, send_report, skip_report

__all__ = [
    "add_activity",
    "add_support_need",
    "answer_part",
    "begin_anew",
    "change_activity",
    "change_support_need",
    "send_report",
    "set_pathway_status",
    "skip_report",
]
