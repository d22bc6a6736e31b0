"""What the sweep asks of appeals: a clock that is over, a late one nobody has ruled on, and what is not carried out.

None of it stops for the person's state of supervision, custody least of all; it stops with the person's death.
"""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.register.notices.sweep import SweepRule, over
from throughcare.rules.contacts import Activity

_GOES_ON = going_on("r.person_id", Activity.REVIEW)
_RUNS = "r.before = 'agency' AND r.state IN ('lodged', 'late', 'admitted', 'considered')"
_DECIDED = "JOIN appeals_outcome o ON o.appeal_id = r.id AND o.known_to IS NULL"
_DECIDED_ON = "(o.decided_at AT TIME ZONE %(zone)s)::date"


NOT_ACKNOWLEDGED = over(
    "appeals_appeal",
    code="appeal-not-acknowledged",
    title="An appeal was not acknowledged in time",
    help="Write to the person that it came in, what happens next and by when.",
    page="appeals:appeal",
    due_on="r.acknowledge_by",
    where=f"{_RUNS} AND r.acknowledged_on IS NULL AND r.acknowledge_by < %(today)s AND {_GOES_ON}",
    crossed="r.acknowledge_by >= %(last)s",
)
NOT_DECIDED = over(
    "appeals_appeal",
    code="appeal-not-decided",
    title="The time for deciding an appeal is over",
    help="See that somebody who did not make the decision decides it, and tell the person why it takes longer.",
    page="appeals:appeal",
    due_on="r.decide_by",
    where=f"{_RUNS} AND r.decide_by < %(today)s AND {_GOES_ON}",
    crossed="r.decide_by >= %(last)s",
)
LATE_WAITING = over(
    "appeals_appeal",
    code="appeal-late-waiting",
    title="A late appeal waits for somebody to say whether it is heard",
    help="By a manager who did not make the decision, with reasons.",
    page="appeals:appeal",
    due_on="r.lodged_on",
    where=f"r.state = 'late' AND {_GOES_ON}",
    crossed="false",
)
NOT_CARRIED_OUT = over(
    "appeals_appeal",
    code="appeal-not-carried-out",
    title="An appeal was allowed, and nobody wrote down that it was carried out",
    help="If the person is held by what was set aside: see today that whoever has the power releases or returns them.",
    page="appeals:appeal",
    due_on=_DECIDED_ON,
    joins=_DECIDED,
    where=f"r.state = 'decided' AND r.carried_out_on IS NULL AND o.outcome <> 'dismissed' AND {_GOES_ON}",
    crossed="false",
)

RULES: tuple[SweepRule, ...] = (NOT_ACKNOWLEDGED, NOT_DECIDED, LATE_WAITING, NOT_CARRIED_OUT)
