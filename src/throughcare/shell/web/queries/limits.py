"""The agency's own figures that lists use, each with its reason, in one place.

None of them is a legal limit: contact standards by level come with the level itself, in a later issue, and then take
the place of NO_CONTACT_DAYS. Pages that use a figure say so.
"""

from throughcare.rules.contacts import Activity, Outcome, SupervisionState, stops

NO_CONTACT_DAYS = 28
"""Without a future appointment, so many days since the last contact make a person overdue: four weeks, the longest
interval at which appointments repeat by weeks."""

ENDING_DAYS = 42
"""Orders that end within so many days are listed: six weeks leave time for a last review and a closing letter."""

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
