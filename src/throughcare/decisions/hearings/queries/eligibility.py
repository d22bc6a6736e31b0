"""What the record holds of a person's release: one statement, beside the one that progress asks."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from throughcare.casework.supervision.queries import progressing
from throughcare.decisions.dueprocess.wording import ADVERSE, APPEAL_CLOCK_WORDS
from throughcare.decisions.hearings.considering import (
    AnswerHeld,
    Considered,
    HearingSeen,
    KeyDateHeld,
    OnRecord,
    ProcessSeen,
    consider,
)
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.platform.database.planned import planned_cursor
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import SupervisionState
from throughcare.rules.dates import Clock, ClockUnit
from throughcare.rules.responses.gates import AgencyDays, Bound, DecisionKind, Gate

_ADVERSE = ", ".join(f"'{outcome}'" for outcome in ADVERSE)
_APPEAL = ", ".join(f"'{gate}'" for gate in APPEAL_CLOCK_WORDS)
RECORD = f"""
SELECT
  (SELECT coalesce(json_agg(o.kind), '[]') FROM orders_order o
   WHERE o.person_id = p.id AND o.known_to IS NULL AND o.status IN ('planned', 'active')
     AND (o.starts_on IS NULL OR o.starts_on <= %(today)s) AND (o.ends_on IS NULL OR o.ends_on > %(today)s)),
  (SELECT coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'on', k.on, 'order_id', k.order_id)
     ORDER BY k.on, k.id), '[]') FROM orders_keydate k WHERE k.person_id = p.id AND k.known_to IS NULL),
  (SELECT s.state FROM orders_supervisionstate s WHERE s.person_id = p.id AND s.known_to IS NULL
     AND s.starts_on <= %(today)s AND (s.ends_on IS NULL OR s.ends_on > %(today)s) LIMIT 1),
  (SELECT max(c.received_on) FROM orders_custodystay c
   WHERE c.person_id = p.id AND c.known_to IS NULL AND c.left_on IS NULL),
  (SELECT coalesce(json_agg(row_to_json(g) ORDER BY g.opened_at), '[]') FROM (
     SELECT x.id, x.kind, x.opened_at, d.decided_at, coalesce(d.outcome IN ({_ADVERSE}), false) AS adverse,
       (SELECT min(r.due_at) FROM dueprocess_gaterow r WHERE r.process_id = x.id AND r.known_to IS NULL
          AND r.gate = 'review' AND r.state = 'open') AS review_due_at,
       (SELECT max(r.earliest_at) FROM dueprocess_gaterow r WHERE r.process_id = x.id AND r.known_to IS NULL
          AND r.gate IN ('heard', 'review') AND r.state = 'open') AS earliest_at
     FROM dueprocess_process x LEFT JOIN dueprocess_decision d ON d.process_id = x.id AND d.known_to IS NULL
     WHERE x.person_id = p.id AND x.known_to IS NULL AND x.state <> 'dropped'
       AND x.kind IN ('recall', 'parole_refusal')) g),
  (SELECT coalesce(json_agg(json_build_object('id', h.id, 'kind', h.kind, 'state', h.state, 'starts_at', h.starts_at)
     ORDER BY h.starts_at), '[]') FROM hearings_hearing h
   WHERE h.person_id = p.id AND h.known_to IS NULL AND h.state IN ('listed', 'heard')),
  (SELECT coalesce(json_agg(json_build_object('rule', a.rule, 'item', a.item, 'answer', a.answer, 'version', a.version,
     'said_by', a.said_by, 'said_on', a.said_on) ORDER BY a.rule, a.item), '[]') FROM hearings_eligibilityanswer a
   WHERE a.person_id = p.id AND a.known_to IS NULL),
  (SELECT coalesce(json_agg(json_build_object('kind', y.kind, 'gate', y.gate, 'amount', y.amount, 'unit', y.unit,
     'bound', y.bound)), '[]') FROM dueprocess_gatedays y WHERE y.agency_id = p.agency_id AND y.known_to IS NULL
     AND y.agreed_by_id IS NOT NULL AND y.gate NOT IN ({_APPEAL}))
FROM people_person p WHERE p.id = %(person)s AND p.known_to IS NULL
"""  # noqa: S608 - codes of our own; values are parameters


def eligibility(actor: Actor, person_id: UUID) -> Considered:
    """Every rule of the place against the record, and the hearings that are due. The page went through the door."""
    today, now = clock.today(actor.zone), clock.now()
    with planned_cursor() as cursor:
        cursor.execute(RECORD, {"person": person_id, "today": today})
        row: Any = cursor.fetchone() or ([], [], None, None, [], [], [], [])
    kinds, dates, state, received, processes, hearings, answers, days = row
    facts = progressing(actor, person_id).facts
    held = OnRecord(
        orders=tuple(kinds),
        key_dates=tuple(read_row(KeyDateHeld, each) for each in dates),
        in_custody=state == SupervisionState.IN_CUSTODY or received is not None,
        received_on=received,
        processes=tuple(read_row(ProcessSeen, each) for each in processes),
        hearings=tuple(read_row(HearingSeen, each) for each in hearings),
        answers=tuple(read_row(AnswerHeld, each) for each in answers),
        progress={fact.value: value for fact, value in facts.items()},
        days=_days(days),
    )
    return consider(jurisdictions.get(actor.jurisdiction), held, today, now, actor.zone)


def _days(rows: list[dict[str, Any]]) -> Mapping[DecisionKind, AgencyDays]:
    found: dict[DecisionKind, dict[tuple[Gate, Bound], Clock]] = {}
    for each in rows:
        of_kind = found.setdefault(DecisionKind(each["kind"]), {})
        of_kind[Gate(each["gate"]), Bound(each["bound"])] = Clock(each["amount"], ClockUnit(each["unit"]))
    return found
