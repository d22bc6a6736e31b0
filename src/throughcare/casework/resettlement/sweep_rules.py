"""What the sweep asks of resettlement: that each report is sent, or left out with a reason, by its set time."""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.casework.resettlement.wording import IMMEDIATE, PRE_RELEASE
from throughcare.register.notices.sweep import CONCERNED, WRITTEN, SweepRule, of_concerned
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity

_FIGURES = ", ".join(
    f"('{pack.code}', {pack.resettlement.immediate_within_days}, {pack.resettlement.report_before_days},"
    f" ARRAY[{', '.join(f"'{kind}'" for kind in pack.resettlement.release_dates)}]::text[])"
    for pack in jurisdictions.all()
)
FIGURES = f"(VALUES {_FIGURES}) AS f(place, within, before, kinds)"
"""The set times of each place: days after reception, days before release, and which key dates are releases."""


def _not_made(kind: str) -> str:
    """That the person's running preparation has no such report that was sent or left out."""
    return f"""NOT EXISTS (SELECT 1 FROM resettlement_resettlementreport t
  JOIN resettlement_preparation p ON p.id = t.preparation_id AND p.known_to IS NULL AND p.ended_on IS NULL
  WHERE t.person_id = r.person_id AND t.known_to IS NULL AND t.kind = '{kind}' AND t.state <> 'open')"""  # noqa: S608


_PLACE = f"""JOIN people_person h ON h.id = r.person_id AND h.known_to IS NULL
JOIN access_agency g ON g.id = h.agency_id JOIN {FIGURES} ON f.place = g.jurisdiction"""


def _immediate(among: str = "true") -> str:
    """Whoever is in custody and has no immediate needs report, though its last day is past."""
    return f"""SELECT r.person_id, r.person_id AS subject, r.received_on + f.within AS due_on
FROM orders_custodystay r {_PLACE}
WHERE r.known_to IS NULL AND r.left_on IS NULL AND r.received_on + f.within < %(today)s AND {_not_made(IMMEDIATE)}
  AND {going_on("r.person_id", Activity.REVIEW)} AND {among}"""  # noqa: S608 - fragments of our own


def _pre_release(among: str = "true") -> str:
    """Whoever is in custody, is to be released, and has no pre-release report, though its last day is past."""
    return f"""SELECT r.person_id, r.person_id AS subject, min(r."on") - min(f.before) AS due_on
FROM orders_keydate r {_PLACE}
JOIN orders_custodystay s ON s.person_id = r.person_id AND s.known_to IS NULL AND s.left_on IS NULL
WHERE r.known_to IS NULL AND r.kind = ANY(f.kinds) AND r."on" >= %(today)s AND r."on" - f.before < %(today)s
  AND {_not_made(PRE_RELEASE)} AND {going_on("r.person_id", Activity.REVIEW)} AND {among}
GROUP BY r.person_id"""  # noqa: S608 - fragments of our own


_CONCERNED = f"""
SELECT unnest(%(moved)s::uuid[]) AS person_id
UNION ALL SELECT n.person_id FROM notices_alert n WHERE n.rule = %(rule)s AND n.state <> 'done'
UNION ALL SELECT p.id FROM people_person p WHERE {WRITTEN.format("p")}
UNION ALL SELECT t.person_id FROM resettlement_resettlementreport t WHERE {WRITTEN.format("t")}
UNION ALL SELECT p.person_id FROM resettlement_preparation p WHERE {WRITTEN.format("p")}
UNION ALL SELECT s.person_id FROM orders_custodystay s WHERE {WRITTEN.format("s")}
UNION ALL SELECT k.person_id FROM orders_keydate k WHERE {WRITTEN.format("k")}
UNION ALL SELECT s.person_id FROM (SELECT DISTINCT within FROM {FIGURES}) f
  JOIN orders_custodystay s ON s.known_to IS NULL AND s.received_on + f.within >= %(last)s
    AND s.received_on + f.within < %(today)s
UNION ALL SELECT k.person_id FROM (SELECT DISTINCT before FROM {FIGURES}) f
  JOIN orders_keydate k ON k.known_to IS NULL AND (k."on" >= %(last)s AND k."on" < %(today)s
    OR k."on" - f.before >= %(last)s AND k."on" - f.before < %(today)s)
"""  # noqa: S608 - fragments of our own
"""Whoever an answer may have changed for: because an alert stands, by what was written of reports, stays and dates, or
because a set time or a release went by."""

IMMEDIATE_LATE = of_concerned(
    SweepRule(
        code="immediate-needs-report-late",
        title="The immediate needs report is late",
        help="Answer the seven pathways and send it, or leave it out with the reason.",
        page="resettlement:pathways",
        page_takes_subject=False,
        full_sql=_immediate(),
    ),
    _CONCERNED,
    _immediate(f"r.person_id IN ({CONCERNED})"),
)
PRE_RELEASE_LATE = of_concerned(
    SweepRule(
        code="pre-release-report-late",
        title="The pre-release report is late",
        help="Answer the seven pathways and send it, or leave it out with the reason.",
        page="resettlement:pathways",
        page_takes_subject=False,
        full_sql=_pre_release(),
    ),
    _CONCERNED,
    _pre_release(f"r.person_id IN ({CONCERNED})"),
)

RULES: tuple[SweepRule, ...] = (IMMEDIATE_LATE, PRE_RELEASE_LATE)
