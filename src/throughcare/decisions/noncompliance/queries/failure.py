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
    JudgmentShown,
    ProposalShown,
    ResponseShown,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.rules.contacts import SupervisionState

FAILURE = f"""
SELECT f.id, f.version, f.failed_on, f.what, f.stage, f.asked_how, f.excuse_due_on, f.excuse, f.heard_on,
  f.closed_reason, f.contact_id, c.kind, c.outcome, c.happened_at, f.order_id, coalesce(o.kind, ''),
  coalesce(s.state, ''),
  (SELECT json_build_object('reasonable', j.reasonable, 'excuse', j.excuse, 'reasons', j.reasons, 'by', u.name,
    'at', j.known_from) FROM noncompliance_excusejudgment j JOIN access_user u ON u.id = j.judged_by_id
   WHERE j.failure_id = f.id AND j.known_to IS NULL),
  (SELECT json_build_object('rule', p.rule, 'step', p.step, 'grounds', p.grounds, 'facts', p.facts,
    'fingerprint', p.fingerprint, 'at', p.known_from) FROM noncompliance_proposalmade p
   WHERE p.failure_id = f.id AND p.known_to IS NULL),
  (SELECT {RESPONSE_JSON} FROM noncompliance_response r JOIN access_user ru ON ru.id = r.decided_by_id
   WHERE r.failure_id = f.id AND r.known_to IS NULL),
  (SELECT coalesce(json_agg(d.text ORDER BY d.kind LIKE '%%report%%' OR d.kind LIKE '%%touch%%' DESC, d.id), '[]')
   FROM orders_condition d WHERE d.order_id = f.order_id AND d.known_to IS NULL
     AND (d.ends_on IS NULL OR d.ends_on > f.failed_on)),
  {HINDRANCES}
FROM noncompliance_failure f
JOIN supervision_contact c ON c.id = f.contact_id
LEFT JOIN orders_order o ON o.id = f.order_id
LEFT JOIN orders_supervisionstate s ON s.person_id = f.person_id AND s.known_to IS NULL
  AND s.starts_on <= %(today)s AND (s.ends_on IS NULL OR s.ends_on > %(today)s)
WHERE f.id = %(failure)s AND f.person_id = %(person)s AND f.known_to IS NULL
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class FailureShown:
    """One failure to comply, from the facts to the response.

    conditions: the texts of the order's conditions on the day, those about keeping in touch first.
    state: the person's state today; None when none is recorded. hindrances: what may have kept them away.
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
    contact_id: UUID
    contact_kind: str
    outcome: str
    happened_at: datetime
    order_id: UUID | None
    order_kind: str
    state: SupervisionState | None
    judgment: JudgmentShown | None
    proposal: ProposalShown | None
    response: ResponseShown | None
    conditions: tuple[str, ...]
    hindrances: tuple[Hindrance, ...]


def failure_of(actor: Actor, person_id: UUID, failure_id: UUID) -> FailureShown:
    """One failure of this person. The page went through `door.look`. Raises NotThere."""
    given: dict[str, Any] = {"person": person_id, "failure": failure_id, "today": clock.today(actor.zone)}
    with connection.cursor() as cursor:
        cursor.execute(FAILURE, given)
        row = cursor.fetchone()
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such failure")
    *facts, state, judgment, proposal, response, conditions, hindrances = row
    held: list[Any] = [
        *facts,
        SupervisionState(state) if state else None,
        _one(JudgmentShown, judgment),
        _one(ProposalShown, proposal),
        _one(ResponseShown, response),
        tuple(_json(conditions)),
        hindrances_from(_json(hindrances)),
    ]
    return FailureShown(*held)


def _one[Row](kind: type[Row], value: Any) -> Row | None:
    return read_row(kind, _json(value)) if value else None


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
