"""The figures that lists use, each with its reason, in one place. None of them is a legal limit.

Those that the sweep raises alerts by are the sweep's own, so that a list and its alerts agree.
"""

from throughcare.casework.orders.sweep_rules import ENDING_DAYS
from throughcare.casework.supervision.sweep_rules import NO_CONTACT_DAYS
from throughcare.rules.contacts import Activity, Outcome, SupervisionState, stops

__all__ = [
    "ATTENDED",
    "ENDING_DAYS",
    "MOST_LISTED",
    "MOST_ON_A_CASELOAD",
    "NOT_TO_CONTACT",
    "NO_CONTACT_DAYS",
    "WEEK_DAYS",
]

WEEK_DAYS = 7
"""How far ahead "this week" looks, and how many days the alerts of a team are counted over."""

MOST_LISTED = 50
"""Rows shown of any one section of Today; the rest is one click away."""

MOST_ON_A_CASELOAD = 1_000
"""An officer's list is read whole, then filtered and sorted; a longer one is cut by name and says so."""

ATTENDED = [outcome.value for outcome in Outcome if outcome.attended] + [""]
"""Outcomes of a contact that took place; "" while none is recorded for an unplanned one."""

NOT_TO_CONTACT = [state.value for state in SupervisionState if stops(state, Activity.DIRECT_CONTACT)]
"""States in which no contact falls due, so nobody is overdue."""
