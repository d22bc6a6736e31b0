"""One failure with everything its pages show, in one statement."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.decisions.noncompliance.queries.hindrances import HINDRANCES, Hindrance, hindrances_from
from throughcare.decisions.noncompliance.queries.rows import (
    RESPONSE_JSON,
    SANCTION_JSON,
    JudgmentShown,
    ProposalShown,
    ResponseShown,
    SanctionShown,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.register.documents.queries import EvidenceLine, evidence_from, evidence_of, may_see
from throughcare.rules.contacts import SupervisionState

BESIDE_DAYS = 366
"""How far back another failure may lie on which a response rests too: the house's own starting value."""
FAILURE = f"""
SELECT f.id, f.version, f.failed_on, f.what, f.stage, f.asked_how, f.excuse_due_on, f.excuse, f.heard_on,
  f.closed_reason, f.subject_kind, f.subject_id, f.kind, f.evidence, coalesce(reporter.name, ''), f.reported_by_id,
  coalesce(d.text, ''), f.contact_id, coalesce(c.kind, ''), coalesce(c.outcome, ''), c.happened_at, f.order_id,
  coalesce(o.kind, ''), coalesce(s.state, ''),
  (SELECT json_build_object('reasonable', j.reasonable, 'excuse', j.excuse, 'reasons', j.reasons, 'by', u.name,
    'at', j.known_from) FROM noncompliance_excusejudgment j JOIN access_user u ON u.id = j.judged_by_id
   WHERE j.failure_id = f.id AND j.known_to IS NULL),
  (SELECT json_build_object('rule', p.rule, 'step', p.step, 'grounds', p.grounds, 'facts', p.facts,
    'fingerprint', p.fingerprint, 'at', p.known_from) FROM noncompliance_proposalmade p
   WHERE p.failure_id = f.id AND p.known_to IS NULL),
  (SELECT {RESPONSE_JSON} FROM noncompliance_response r JOIN access_user ru ON ru.id = r.decided_by_id
   LEFT JOIN access_user ra ON ra.id = r.approved_by_id
   WHERE r.failure_id = f.id AND r.known_to IS NULL ORDER BY r.set_aside, r.id DESC LIMIT 1),
  (SELECT json_build_object('grid', w.grid, 'facts', w.facts, 'lowest', w.lowest, 'highest', w.highest,
    'grounds', w.grounds, 'fingerprint', w.fingerprint, 'by', u.name, 'at', w.known_from)
   FROM noncompliance_weighing w JOIN access_user u ON u.id = w.weighed_by_id
   WHERE w.failure_id = f.id AND w.known_to IS NULL),
  (SELECT json_build_object('able', a.able, 'looked_at', a.looked_at, 'found_on', a.found_on, 'by', u.name)
   FROM noncompliance_abilityfinding a JOIN access_user u ON u.id = a.found_by_id
   WHERE a.failure_id = f.id AND a.known_to IS NULL),
  (SELECT json_build_object('id', q.id, 'kind', q.kind, 'what', q.what, 'amount', q.amount, 'due_on', q.due_on,
    'reasons', q.reasons, 'departs_because', q.departs_because, 'by', u.name, 'asked_by', q.asked_by_id,
    'state', q.state, 'answered_by', coalesce(n.name, ''), 'answer', q.answer)
   FROM noncompliance_responseasked q JOIN access_user u ON u.id = q.asked_by_id
   LEFT JOIN access_user n ON n.id = q.answered_by_id
   WHERE q.failure_id = f.id AND q.known_to IS NULL ORDER BY q.id DESC LIMIT 1),
  (SELECT {SANCTION_JSON} FROM noncompliance_sanction z JOIN noncompliance_response zr ON zr.id = z.response_id
   WHERE zr.failure_id = f.id AND z.known_to IS NULL AND zr.known_to IS NULL
   ORDER BY zr.set_aside, zr.id DESC LIMIT 1),
  (SELECT coalesce(json_agg(d.text ORDER BY d.kind LIKE '%%report%%' OR d.kind LIKE '%%touch%%' DESC, d.id), '[]')
   FROM orders_condition d WHERE d.order_id = f.order_id AND d.known_to IS NULL
     AND (d.ends_on IS NULL OR d.ends_on > f.failed_on)),
  (SELECT coalesce(json_agg(json_build_object('id', e.id, 'what', e.what, 'failed_on', e.failed_on)
     ORDER BY e.failed_on DESC), '[]')
   FROM noncompliance_failure e
   JOIN noncompliance_excusejudgment ej ON ej.failure_id = e.id AND ej.known_to IS NULL AND NOT ej.reasonable
   WHERE e.person_id = f.person_id AND e.known_to IS NULL AND e.id <> f.id AND e.subject_kind <> 'checkin'
     AND e.failed_on > f.failed_on - {BESIDE_DAYS}),
  {evidence_of("f.id", person="f.person_id")},
  {HINDRANCES}
FROM noncompliance_failure f
LEFT JOIN supervision_contact c ON c.id = f.contact_id
LEFT JOIN orders_condition d ON d.id = f.condition_id
LEFT JOIN access_user reporter ON reporter.id = f.reported_by_id
LEFT JOIN orders_order o ON o.id = f.order_id
LEFT JOIN orders_supervisionstate s ON s.person_id = f.person_id AND s.known_to IS NULL
  AND s.starts_on <= %(today)s AND (s.ends_on IS NULL OR s.ends_on > %(today)s)
WHERE f.id = %(failure)s AND f.person_id = %(person)s AND f.known_to IS NULL
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class WeighingShown:
    """What a grid gave. facts: as it was asked; lowest: "" where it is not known."""

    grid: str
    facts: dict[str, Any]
    lowest: str
    highest: str
    grounds: list[str]
    fingerprint: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AbilityShown:
    """Whether the person was able to pay, and who found it on what."""

    able: str
    looked_at: str
    found_on: date
    by: str


@dataclass(frozen=True, slots=True)
class AskedShown:
    """A response that was asked for beyond the proposal. answered_by: "" while it waits."""

    id: UUID
    kind: str
    what: str
    amount: int | None
    due_on: date | None
    reasons: str
    departs_because: str
    by: str
    asked_by: UUID
    state: str
    answered_by: str
    answer: str


@dataclass(frozen=True, slots=True)
class OtherFailure:
    """Another failure of the person without reasonable excuse, on which a response may rest too."""

    id: UUID
    what: str
    failed_on: date


@dataclass(frozen=True, slots=True)
class FailureShown:
    """One failure to comply, from the facts to the response.

    subject_kind, subject_id: what it is about; contact_kind, outcome and happened_at only where that is a contact.
    condition: the words of the condition it is about, "" where none is named. beside: other failures it may rest on.
    conditions: the texts of the order's conditions on the day, those about keeping in touch first.
    papers: documents kept as evidence of it. state: the person's state today; None when none is recorded.
    hindrances: what may have kept them away.
    """

    id: UUID
    version: int
    failed_on: date
    what: str
    stage: str
    asked_how: str
    excuse_due_on: date | None
    excuse: str
    heard_on: date | None
    closed_reason: str
    subject_kind: str
    subject_id: UUID
    kind: str
    evidence: str
    reported_by: str
    reported_by_id: UUID | None
    condition: str
    contact_id: UUID | None
    contact_kind: str
    outcome: str
    happened_at: datetime | None
    order_id: UUID | None
    order_kind: str
    state: SupervisionState | None
    judgment: JudgmentShown | None
    proposal: ProposalShown | None
    response: ResponseShown | None
    weighing: WeighingShown | None
    ability: AbilityShown | None
    asked: AskedShown | None
    sanction: SanctionShown | None
    conditions: tuple[str, ...]
    beside: tuple[OtherFailure, ...]
    papers: tuple[EvidenceLine, ...]
    hindrances: tuple[Hindrance, ...]


def failure_of(actor: Actor, person_id: UUID, failure_id: UUID) -> FailureShown:
    """One failure of this person. The page went through `door.look`. Raises NotThere."""
    given: dict[str, Any] = {"person": person_id, "failure": failure_id, **may_see(actor)}
    given["today"] = clock.today(actor.zone)
    with connection.cursor() as cursor:
        cursor.execute(FAILURE, given)
        row = cursor.fetchone()
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such failure")
    (
        *facts,
        state,
        judgment,
        proposal,
        response,
        weighing,
        ability,
        asked,
        sanction,
        conditions,
        beside,
        papers,
        away,
    ) = row
    held: list[Any] = [
        *facts,
        SupervisionState(state) if state else None,
        _one(JudgmentShown, judgment),
        _one(ProposalShown, proposal),
        _one(ResponseShown, response),
        _one(WeighingShown, weighing),
        _one(AbilityShown, ability),
        _one(AskedShown, asked),
        _one(SanctionShown, sanction),
        tuple(_json(conditions)),
        tuple(read_row(OtherFailure, each) for each in _json(beside)),
        evidence_from(_json(papers)),
        hindrances_from(_json(away)),
    ]
    return FailureShown(*held)


def _one[Row](kind: type[Row], value: Any) -> Row | None:
    return read_row(kind, _json(value)) if value else None


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
