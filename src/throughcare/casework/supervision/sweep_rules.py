"""What the sweep asks of appointments, contacts and tasks; and of immediate concerns and safeguarding referrals.

The last two belong to an app of the register, which stands below the states of supervision that a rule obeys.
"""

from throughcare.casework.orders.sweep_rules import going_on, states_stopping
from throughcare.casework.supervision.standard_sweep import STANDARD_AT_RISK
from throughcare.register.notices.sweep import WRITTEN, SweepRule, of_concerned, over
from throughcare.rules.contacts import Activity, Outcome

NO_CONTACT_DAYS = 28
"""Without a booked appointment, so many days without contact are too many: the house's own starting value, four weeks,
the longest interval at which appointments repeat by weeks. Standards by level take its place when they come."""

PROGRESS_DAYS = 10
"""Days within which proposed progress is decided: the house's own starting value."""

OUTCOME_NOT_RECORDED = over(
    "supervision_appointment",
    code="outcome-not-recorded",
    title="Outcome not recorded",
    help="Say what came of the appointment.",
    page="supervision:outcome",
    due_on="(r.starts_at AT TIME ZONE %(zone)s)::date",
    where=f"""r.status = 'booked' AND r.starts_at < %(day_starts)s
      AND {going_on("r.person_id", Activity.DIRECT_CONTACT)}""",
    crossed="r.starts_at >= (%(last)s::date::timestamp AT TIME ZONE %(zone)s)",
    many=True,
)

EVIDENCE_OVERDUE = over(
    "supervision_contact",
    code="evidence-overdue",
    title="Evidence awaited and not seen",
    help="Look for the evidence, then say what came of the contact.",
    page="supervision:contact",
    due_on="r.evidence_due_on",
    where=f"""r.outcome = '{Outcome.WAITING_FOR_EVIDENCE.value}' AND r.evidence_due_on IS NOT NULL
      AND r.evidence_due_on < %(today)s AND {going_on("r.person_id", Activity.EXCUSE_CLOCK)}""",
    crossed="r.evidence_due_on >= %(last)s",
)

TASK_OVERDUE = over(
    "supervision_task",
    code="task-overdue",
    title="Task not done in time",
    help="Do it, or give it another day.",
    page="supervision:finish_task",
    due_on="r.due_on",
    where="r.done_at IS NULL AND r.due_on < %(today)s",
    crossed="r.due_on >= %(last)s",
)

_ATTENDED = ", ".join(f"'{outcome.value}'" for outcome in Outcome if outcome.attended)
_STOPPED = states_stopping(Activity.DIRECT_CONTACT)


_BOOKED = """SELECT 1 FROM supervision_appointment b WHERE b.person_id = {person} AND b.known_to IS NULL
  AND b.status = 'booked' AND b.starts_at >= %(day_starts)s"""
"""With `person`: an appointment that is still to come."""


def _overdue(among: str) -> str:
    """Who was not seen for too long. among: a condition on the active order `r`, that nothing is booked in it.

    After custody, hospital or a search, contact is due afresh from the first day back.
    """
    return f"""
SELECT o.person_id, o.person_id AS subject, greatest(coalesce(seen.on, o.begins), back.on) + {NO_CONTACT_DAYS} AS due_on
FROM (SELECT r.person_id, min(coalesce(r.starts_on, r.known_from::date)) AS begins FROM orders_order r
      WHERE r.known_to IS NULL AND r.status = 'active' AND (r.starts_on IS NULL OR r.starts_on <= %(today)s)
        AND (r.ends_on IS NULL OR r.ends_on > %(today)s) AND {among}
        AND {going_on("r.person_id", Activity.DIRECT_CONTACT)}
      GROUP BY r.person_id) o
LEFT JOIN LATERAL (
  SELECT (c.happened_at AT TIME ZONE %(zone)s)::date AS on FROM supervision_contact c
  WHERE c.person_id = o.person_id AND c.known_to IS NULL AND c.happened_at < %(day_ends)s
    AND c.outcome IN ({_ATTENDED}, '') ORDER BY c.happened_at DESC LIMIT 1) seen ON true
LEFT JOIN LATERAL (
  SELECT max(st.ends_on) AS on FROM orders_supervisionstate st WHERE st.person_id = o.person_id AND st.known_to IS NULL
    AND st.state <> 'active' AND st.state IN ({_STOPPED})
    AND st.ends_on > st.starts_on AND st.ends_on <= %(today)s) back ON true
WHERE greatest(coalesce(seen.on, o.begins), back.on) + {NO_CONTACT_DAYS} < %(today)s"""  # noqa: S608 - fragments of our own


def _midnight(day: str) -> str:
    return f"(({day})::timestamp AT TIME ZONE %(zone)s)"


_LAST, _LONG_AGO, _UNTIL = (
    "%(last)s::date", f"%(last)s::date - {NO_CONTACT_DAYS}", f"%(today)s::date - {NO_CONTACT_DAYS}",
)  # fmt: skip
_CONCERNED = f"""
SELECT unnest(%(moved)s::uuid[]) AS person_id
UNION ALL SELECT a.person_id FROM supervision_appointment a WHERE {WRITTEN.format("a")}
  AND NOT EXISTS (SELECT 1 FROM supervision_contact c
    WHERE {WRITTEN.format("c")} AND c.appointment_id = a.record_id AND c.known_to IS NULL AND c.person_id = a.person_id
      AND c.outcome IN ({_ATTENDED}) AND c.happened_at >= {_midnight(_UNTIL)} AND c.happened_at < %(day_ends)s)
UNION ALL SELECT a.person_id FROM supervision_appointment a
  WHERE a.known_to IS NULL AND a.status = 'booked'
    AND a.starts_at >= {_midnight(_LAST)} AND a.starts_at < %(day_starts)s
UNION ALL SELECT c.person_id FROM supervision_contact c WHERE {WRITTEN.format("c")}
  AND (c.known_to IS NOT NULL OR c.happened_at < {_midnight(_UNTIL)})
UNION ALL SELECT c.person_id FROM supervision_contact c
  WHERE c.known_to IS NULL AND c.happened_at >= {_midnight(_LONG_AGO)} AND c.happened_at < {_midnight(_UNTIL)}
UNION ALL SELECT n.person_id FROM notices_alert n WHERE n.rule = %(rule)s AND n.state <> 'done'
  AND n.person_id IN (SELECT c.person_id FROM supervision_contact c WHERE {WRITTEN.format("c")} OR c.known_to IS NULL
    AND c.happened_at >= {_midnight(_LAST + " + 1")} AND c.happened_at < %(day_ends)s)
UNION ALL SELECT o.person_id FROM orders_order o WHERE {WRITTEN.format("o")}
  OR o.known_to IS NULL AND o.starts_on > %(last)s AND o.starts_on <= %(today)s
  OR o.known_to IS NULL AND o.starts_on >= {_LONG_AGO} AND o.starts_on < {_UNTIL}
  OR o.known_to IS NULL AND o.starts_on IS NULL AND o.known_from::date >= {_LONG_AGO} AND o.known_from::date < {_UNTIL}
  OR o.known_to IS NULL AND o.status = 'active' AND o.ends_on > %(last)s AND o.ends_on <= %(today)s
UNION ALL SELECT st.person_id FROM orders_supervisionstate st
  WHERE st.known_to IS NULL AND st.state <> 'active' AND st.ends_on >= {_LONG_AGO} AND st.ends_on < {_UNTIL}
"""  # noqa: S608 - fragments of our own
"""Whoever an answer may have changed for: by a change of state, by what was written, because of a contact (a new one
only ends an alert, so that those without one are left out; one changed or taken back leaves its version), because the
last booked appointment passed or did not come about, because four weeks passed since a contact, the beginning of the
order or the return, because an order began or ended."""

CONTACT_OVERDUE = of_concerned(
    SweepRule(
        code="contact-overdue",
        title="No contact for 4 weeks and nothing booked",
        help="Book the next appointment.",
        page="supervision:book",
        page_takes_subject=False,
        full_sql=_overdue(f"NOT EXISTS ({_BOOKED.format(person='r.person_id')})"),
    ),
    _CONCERNED,
    # The few are looked at one by one: NOT EXISTS would become a pass over everything booked.
    _overdue(
        f"""r.person_id IN (SELECT x.person_id FROM (SELECT DISTINCT person_id FROM concerned) x
          WHERE ({_BOOKED.format(person="x.person_id")} LIMIT 1) IS NULL)"""  # noqa: S608 - fragments of our own
    ),
    many=True,
)

CONCERN_TO_REVIEW = over(
    "safeguarding_concern",
    code="concern-to-review",
    title="Immediate concern to be reviewed",
    help="Say that it still stands, or remove it with the reason.",
    page="safeguarding:review_concern",
    due_on="r.review_on",
    where=f"""r.removed_on IS NULL AND r.review_on <= %(today)s
      AND {going_on("r.person_id", Activity.REVIEW)}""",
    crossed="r.review_on > %(last)s",
)

# Whoever is at risk stays so whatever becomes of the person: no state stops this.
REFERRAL_UNANSWERED = over(
    "safeguarding_referral",
    code="referral-unanswered",
    title="Safeguarding referral not answered in time",
    help="Chase it, or write down what they answered.",
    page="safeguarding:chase",
    due_on="r.answer_due_on",
    where="r.answered_on IS NULL AND r.answer_due_on < %(today)s",
    crossed="r.answer_due_on >= %(last)s",
)

# Told to whoever watches and to managers within a minute; this line stands until the officer is back.
NOT_BACK = over(
    "supervision_visit",
    code="not-back",
    title="A colleague is not back from a visit",
    help="Ring them. Say that you heard from them under Out of the office.",
    page="supervision:visit",
    due_on="(r.back_by AT TIME ZONE %(zone)s)::date",
    where="r.state = 'out' AND r.escalated_at IS NOT NULL",
    crossed="false",
)

PROGRESS_WAITS = over(
    "supervision_progress",
    code="progress-proposed",
    title="Less supervision is proposed for good progress",
    help="Somebody other than who proposed it reads the conditions, and accepts or declines with reasons.",
    page="supervision:progress_proposal",
    due_on=f"r.proposed_on + {PROGRESS_DAYS}",
    where="r.state = 'waiting'",
    crossed="false",
)

RULES: tuple[SweepRule, ...] = (
    OUTCOME_NOT_RECORDED, CONTACT_OVERDUE, STANDARD_AT_RISK, EVIDENCE_OVERDUE, TASK_OVERDUE, NOT_BACK, PROGRESS_WAITS,
    CONCERN_TO_REVIEW, REFERRAL_UNANSWERED,
)  # fmt: skip
