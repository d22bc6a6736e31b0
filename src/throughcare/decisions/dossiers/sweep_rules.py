"""What the sweep asks of dossiers: a hearing is near, its papers are to be disclosed, and the person was given none.

How long before is the house's own starting value. Listed hearings are few, and an index holds those alone, so that a
day's difference asks about all of them; what was handed over may have been written without the hearing.
"""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.register.notices.sweep import SweepRule, of_few
from throughcare.rules.contacts import Activity

PAPERS_DAYS = 7
"""So many days before a hearing, or before the last day of the step of disclosure, somebody is told."""

ON_DAY = "(r.starts_at AT TIME ZONE %(zone)s)::date"
LAST_DAY = f"least({ON_DAY}, ((g.due_at - interval '1 second') AT TIME ZONE %(zone)s)::date)"
_NOT_GIVEN = f"""SELECT r.person_id, r.id AS subject, {LAST_DAY} AS due_on FROM hearings_hearing r
JOIN dueprocess_process p ON p.id = r.process_id AND p.known_to IS NULL AND p.state = 'open'
JOIN dueprocess_gaterow g ON g.process_id = p.id AND g.known_to IS NULL AND g.gate = 'disclosure' AND g.state = 'open'
WHERE r.known_to IS NULL AND r.state = 'listed' AND {going_on("r.person_id", Activity.REVIEW)}
  AND {ON_DAY} >= %(today)s AND {LAST_DAY} <= %(today)s + {PAPERS_DAYS}
  AND NOT EXISTS (SELECT FROM dossiers_handover h JOIN dossiers_dossier d ON d.id = h.dossier_id AND d.known_to IS NULL
    WHERE h.known_to IS NULL AND h.recipient IN ('person', 'counsel')
      AND (d.about = r.id OR d.process_id = r.process_id))"""  # noqa: S608 - fragments of our own

NOT_GIVEN = of_few(
    _NOT_GIVEN,
    code="hearing-papers-not-given",
    title="A hearing is near, and the person was not given its papers",
    help="Put the papers together, make the dossier, and record that the person or their lawyer was given it.",
    page="hearings:hearing",
)

RULES: tuple[SweepRule, ...] = (NOT_GIVEN,)
