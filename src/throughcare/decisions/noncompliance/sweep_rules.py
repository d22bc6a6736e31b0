"""What the sweep asks of failures: that none lies unasked, unheard, unjudged or undecided, and no sanction forgotten.

The figures are this house's own starting values: no published standard sets them. An agency that answers within the
day it hears of something will see few of these alerts.
"""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.decisions.noncompliance.wording import OUTCOME_CHANGED
from throughcare.register.notices.sweep import WRITTEN, SweepRule, over
from throughcare.rules.contacts import Activity

ASK_DAYS, JUDGE_DAYS, DECIDE_DAYS, APPROVE_DAYS = 3, 5, 5, 2
"""Days from what happened to asking, from hearing to judging, from judging to deciding, from asking to approving."""

_CLOCK = going_on("r.person_id", Activity.EXCUSE_CLOCK)
_RESPONSE = going_on("r.person_id", Activity.RESPONSE)
_FAILURE, _PAGE = "noncompliance_failure", "noncompliance:failure"

REASON_NOT_ASKED = over(
    _FAILURE,
    code="reason-not-asked",
    title="Reason not asked for",
    help="Ask the person what happened.",
    page=_PAGE,
    due_on=f"r.failed_on + {ASK_DAYS}",
    where=f"r.stage = 'to_ask' AND r.failed_on + {ASK_DAYS} < %(today)s AND {_CLOCK}",
    crossed=f"r.failed_on + {ASK_DAYS} >= %(last)s",
)

REASON_OVERDUE = over(
    _FAILURE,
    code="reason-overdue",
    title="No reason given in time",
    help="Judge on what is known, or give more time.",
    page=_PAGE,
    due_on="r.excuse_due_on",
    where=f"r.stage = 'asked' AND r.excuse_due_on < %(today)s AND {_CLOCK}",
    crossed="r.excuse_due_on >= %(last)s",
)

EXCUSE_TO_JUDGE = over(
    _FAILURE,
    code="excuse-to-judge",
    title="Reason given, waiting to be judged",
    help="Judge whether it is reasonable.",
    page=_PAGE,
    due_on=f"r.heard_on + {JUDGE_DAYS}",
    where=f"r.stage = 'to_judge' AND r.heard_on + {JUDGE_DAYS} < %(today)s AND {_RESPONSE}",
    crossed=f"r.heard_on + {JUDGE_DAYS} >= %(last)s",
)

RESPONSE_TO_DECIDE = over(
    _FAILURE,
    code="response-to-decide",
    title="Response waiting to be decided",
    help="Decide what follows: an answer that comes late teaches nothing.",
    page=_PAGE,
    joins="JOIN noncompliance_excusejudgment j ON j.failure_id = r.id AND j.known_to IS NULL",
    due_on=f"(j.known_from AT TIME ZONE %(zone)s)::date + {DECIDE_DAYS}",
    where=f"""r.stage = 'to_decide' AND (j.known_from AT TIME ZONE %(zone)s)::date + {DECIDE_DAYS} < %(today)s
      AND {_RESPONSE}""",
    crossed=f"((j.known_from AT TIME ZONE %(zone)s)::date + {DECIDE_DAYS} >= %(last)s OR {WRITTEN.format('j')})",
    left=f"""EXISTS (SELECT 1 FROM noncompliance_excusejudgment e
      WHERE e.failure_id = r.id AND {WRITTEN.format("e")})""",  # noqa: S608 - our own
)

RESPONSE_TO_APPROVE = over(
    _FAILURE,
    code="response-to-approve",
    title="Response waiting for approval",
    help="Approve it or decline it: until then nothing follows.",
    page=_PAGE,
    joins="JOIN noncompliance_responseasked q ON q.failure_id = r.id AND q.known_to IS NULL AND q.state = 'waiting'",
    due_on=f"(q.known_from AT TIME ZONE %(zone)s)::date + {APPROVE_DAYS}",
    where=f"(q.known_from AT TIME ZONE %(zone)s)::date + {APPROVE_DAYS} < %(today)s AND {_RESPONSE}",
    crossed=f"((q.known_from AT TIME ZONE %(zone)s)::date + {APPROVE_DAYS} >= %(last)s OR {WRITTEN.format('q')})",
    left=f"""EXISTS (SELECT 1 FROM noncompliance_responseasked e
      WHERE e.failure_id = r.id AND {WRITTEN.format("e")})""",  # noqa: S608 - our own
)

SANCTION_OVERDUE = over(
    "noncompliance_sanction",
    code="sanction-overdue",
    title="Sanction not done in time",
    help="Ask what happened; write down that it is done, or let the person off with a reason.",
    page="noncompliance:sanction",
    due_on="r.due_on",
    where=f"r.state = 'due' AND r.due_on < %(today)s AND {going_on('r.person_id', Activity.DIRECT_CONTACT)}",
    crossed="r.due_on >= %(last)s",
)

WARNING_TO_REVIEW = over(
    "noncompliance_response",
    code="warning-to-review",
    title="Warning stands, but its contact is now held to be kept or excused",
    help="Withdraw the warning, or say why it stands.",
    page="noncompliance:compliance",
    page_takes_subject=False,
    joins=f"""JOIN noncompliance_failure f ON f.id = r.failure_id AND f.known_to IS NULL AND f.stage = 'closed'
      AND f.closed_reason = '{OUTCOME_CHANGED}'""",
    due_on="(f.known_from AT TIME ZONE %(zone)s)::date",
    where="r.kind = 'warning' AND r.withdrawn_on IS NULL",
    crossed=WRITTEN.format("f"),
    left=f"""EXISTS (SELECT 1 FROM noncompliance_failure c
      WHERE c.id = r.failure_id AND {WRITTEN.format("c")})""",  # noqa: S608 - our own
)

RULES: tuple[SweepRule, ...] = (
    REASON_NOT_ASKED,
    REASON_OVERDUE,
    EXCUSE_TO_JUDGE,
    RESPONSE_TO_DECIDE,
    RESPONSE_TO_APPROVE,
    SANCTION_OVERDUE,
    WARNING_TO_REVIEW,
)
