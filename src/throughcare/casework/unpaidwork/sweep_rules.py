"""What the sweep asks of unpaid work: that outcomes are recorded and travel is decided. Neither happens by itself."""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.register.notices.sweep import SweepRule, over
from throughcare.rules.contacts import Activity

OUTCOME_MISSING = over(
    "unpaidwork_workappointment",
    code="work-outcome-not-recorded",
    title="What became of a day of work is not recorded",
    help="Record the outcome, for the person or on the list of the whole group.",
    page="unpaidwork:outcome",
    due_on='r."on"',
    where=f"""r.outcome = '' AND r."on" < %(today)s AND {going_on("r.person_id", Activity.REVIEW)}""",
    crossed='r."on" >= %(last)s',
)
TRAVEL_PENDING = over(
    "unpaidwork_traveldecision",
    code="work-travel-to-decide",
    title="Travel to a day of work is to be decided",
    help="Say how many minutes count, or that none do and why.",
    page="unpaidwork:travel",
    due_on="(r.known_from AT TIME ZONE %(zone)s)::date",
    where=f"r.state = 'pending' AND {going_on('r.person_id', Activity.REVIEW)}",
    crossed="false",
)

RULES: tuple[SweepRule, ...] = (OUTCOME_MISSING, TRAVEL_PENDING)
