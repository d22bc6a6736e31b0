"""What the sweep asks of hearings: a notice not served while it still can be, no interpreter, a result not recorded.

How long before is the house's own starting value. Listed hearings are few, and an index holds those alone, so that a
day's difference asks about all of them; a notice, a party or the person's need may have been written without them.
"""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.decisions.hearings.wording import PAROLE_HEARINGS
from throughcare.register.notices.sweep import SweepRule, of_few
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity

NOTICE_DAYS = 7
"""So many days before the last moment at which a notice can be served, somebody is told."""
INTERPRETER_DAYS = 14
"""So many days before a hearing its interpreter is to be booked."""

ON_DAY = "(r.starts_at AT TIME ZONE %(zone)s)::date"
GOES_ON = going_on("r.person_id", Activity.REVIEW)

HOLIDAYS = 6
"""So many days off may lie between a notice and its hearing beside whole weeks: one weekend more, the turn of the year.

A test holds it against the calendar of every place, for up to thirty working days.
"""
WAIT = f"""LEFT JOIN LATERAL (SELECT max(w.lasts) AS lasts FROM tc_gates(p.place, p.kind) g CROSS JOIN LATERAL (
    SELECT g.waits AS lasts WHERE g.waits_since = 'notice'
    UNION ALL
    SELECT CASE d.unit WHEN 'hour' THEN make_interval(hours => d.amount)
        WHEN 'calendar month' THEN make_interval(days => d.amount * 31)
        WHEN 'calendar day' THEN make_interval(days => d.amount)
        WHEN 'hour without weekends and holidays'
          THEN make_interval(hours => d.amount, days => (d.amount + 119) / 120 * 2 + {HOLIDAYS})
        ELSE make_interval(days => d.amount + (d.amount + 4) / 5 * 2 + {HOLIDAYS}) END
    FROM dueprocess_gatedays d JOIN people_person a ON a.id = r.person_id AND a.known_to IS NULL
    WHERE g.agency_since = 'notice' AND d.agency_id = a.agency_id AND d.known_to IS NULL
      AND d.agreed_by_id IS NOT NULL AND d.kind = p.kind AND d.gate = g.gate AND d.bound = 'not_before') w
  WHERE g.gate = r.gate) q ON true"""  # noqa: S608 - fragments of our own
"""How long the place's law, or two people of the agency, let pass between the notice and this step. Where working days
are counted, as many weekends and holidays are added as may lie between: it is told some days early and never late. The
hearing itself is arranged by the very calendar."""
LAST_DAY = "((r.starts_at - coalesce(q.lasts, interval '0')) AT TIME ZONE %(zone)s)::date"


def _listed(joins: str, due_on: str, where: str) -> str:
    return f"""SELECT r.person_id, r.id AS subject, {due_on} AS due_on FROM hearings_hearing r {joins}
WHERE r.known_to IS NULL AND r.state = 'listed' AND {GOES_ON} AND {where}"""  # noqa: S608 - fragments of our own


_NOTICE = _listed(
    f"""JOIN dueprocess_process p ON p.id = r.process_id AND p.known_to IS NULL AND p.state = 'open'
JOIN dueprocess_gaterow n ON n.process_id = p.id AND n.known_to IS NULL AND n.gate = 'notice' AND n.state = 'open'
{WAIT}""",
    LAST_DAY,
    f"{ON_DAY} >= %(today)s AND {LAST_DAY} <= %(today)s + {NOTICE_DAYS}",
)
_INTERPRETER = _listed(
    "JOIN people_person p ON p.id = r.person_id AND p.known_to IS NULL AND p.interpreter_needed",
    ON_DAY,
    f"""r.how <> 'on_paper' AND {ON_DAY} >= %(today)s AND {ON_DAY} <= %(today)s + {INTERPRETER_DAYS}
  AND NOT EXISTS (SELECT FROM hearings_party i WHERE i.hearing_id = r.id AND i.known_to IS NULL
                  AND i.role = 'interpreter' AND i.confirmed_on IS NOT NULL)""",
)
_RESULT = _listed("", ON_DAY, f"{ON_DAY} < %(today)s")

NOTICE_UNSERVED = of_few(
    _NOTICE,
    code="hearing-notice-unserved",
    title="The notice of a hearing is not served, and its last day is near or past",
    help="Serve the notice and record it. If its last day is past, put the hearing off.",
    page="hearings:hearing",
)
NO_INTERPRETER = of_few(
    _INTERPRETER,
    code="hearing-no-interpreter",
    title="A hearing is near, the person needs an interpreter, and none is booked",
    help="Book an interpreter and record it among those who take part, or put the hearing off.",
    page="hearings:hearing",
)
RESULT_MISSING = of_few(
    _RESULT,
    code="hearing-result-missing",
    title="The day of a hearing is past, and what came of it is not recorded",
    help="Record what was decided and by whom; or that it was put off or taken off the list, and why.",
    page="hearings:hearing",
)

_LEADS = " ".join(
    f"WHEN '{each.key_date}' THEN interval '{each.interval}'"
    for pack in jurisdictions.all() for each in pack.eligibility.hearings
)  # fmt: skip
_CALL_FOR_ONE = ", ".join(
    f"'{each.key_date}'" for pack in jurisdictions.all() for each in pack.eligibility.hearings
)
_LEAD = f"CASE r.kind {_LEADS} END"
_TO_ARRANGE = f"""SELECT r.person_id, r.id AS subject, r.on AS due_on FROM orders_keydate r
WHERE r.known_to IS NULL AND r.kind IN ({_CALL_FOR_ONE}) AND r.on <= (%(today)s::date + {_LEAD})::date
  AND (r.on >= %(today)s OR EXISTS (SELECT FROM orders_supervisionstate c WHERE c.person_id = r.person_id
    AND c.known_to IS NULL AND c.state = 'in_custody' AND c.starts_on <= %(today)s
    AND (c.ends_on IS NULL OR c.ends_on > %(today)s)))
  AND {GOES_ON} AND NOT EXISTS (SELECT FROM hearings_hearing h WHERE h.person_id = r.person_id AND h.known_to IS NULL
    AND h.kind IN ({", ".join(f"'{kind}'" for kind in sorted(PAROLE_HEARINGS))})
    AND (h.state = 'listed' OR (h.state = 'heard' AND h.starts_at >= (r.on - {_LEAD}) AT TIME ZONE %(zone)s)))"""  # noqa: S608
"""Key dates that call for a hearing, from as long before as the place says; a day that is past, while they are held.
Few carry such a date, and a hearing may have been written without it, so a day's difference asks about all of them."""

NONE_ARRANGED = of_few(
    _TO_ARRANGE,
    code="hearing-to-arrange",
    title="A date that calls for a hearing is near, and none is arranged",
    help="See Release eligibility: arrange the hearing, or correct the date.",
    page="hearings:eligibility",
    page_takes_subject=False,
)

RULES: tuple[SweepRule, ...] = (NOTICE_UNSERVED, NO_INTERPRETER, RESULT_MISSING, NONE_ARRANGED)
