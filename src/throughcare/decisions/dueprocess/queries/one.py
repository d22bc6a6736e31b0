"""Everything about one process, in one statement, with what the rules say of each gate now."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.decisions.dueprocess.ruling import Matter, matter
from throughcare.decisions.dueprocess.wording import APPEAL_CLOCK_WORDS
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.rules.dates import Clock, ClockUnit
from throughcare.rules.responses.gates import Bound, Gate, Standing, Unlocked, unlocked

READ = """
WITH p AS (SELECT p.*, a.zone, a.id AS agency_id FROM dueprocess_process p
  JOIN people_person h ON h.id = p.person_id JOIN access_agency a ON a.id = h.agency_id
  WHERE p.id = %(process)s AND p.known_to IS NULL)
SELECT 'process', to_jsonb(p) || jsonb_build_object('by', w.name, 'order_kind', o.kind), p.opened_at
FROM p JOIN access_user w ON w.id = p.reported_by_id LEFT JOIN orders_order o ON o.id = p.order_id
UNION ALL
SELECT 'gate', to_jsonb(r) || jsonb_build_object('by', w.name), r.known_from
FROM p JOIN dueprocess_gaterow r ON r.process_id = p.id AND r.known_to IS NULL
LEFT JOIN access_user w ON w.id = r.evidenced_by_id
UNION ALL
SELECT 'service', to_jsonb(r) || jsonb_build_object('by', w.name), r.tried_at
FROM p JOIN dueprocess_serviceattempt r ON r.process_id = p.id AND r.known_to IS NULL
JOIN access_user w ON w.id = r.served_by_id
UNION ALL
SELECT 'waiver', to_jsonb(r) || jsonb_build_object('by', w.name), r.signed_at
FROM p JOIN dueprocess_waiver r ON r.process_id = p.id AND r.known_to IS NULL
JOIN access_user w ON w.id = r.taken_by_id
UNION ALL
SELECT 'adjournment', to_jsonb(r) || jsonb_build_object('by', w.name), r.from_at
FROM p JOIN dueprocess_adjournment r ON r.process_id = p.id AND r.known_to IS NULL
JOIN access_user w ON w.id = r.recorded_by_id
UNION ALL
SELECT 'representation', to_jsonb(r) || jsonb_build_object('answerer', w.name), r.made_at
FROM p JOIN dueprocess_representation r ON r.process_id = p.id AND r.known_to IS NULL
LEFT JOIN access_user w ON w.id = r.answered_by_id
UNION ALL
SELECT 'decision', to_jsonb(r) || jsonb_build_object('set_aside', coalesce((SELECT x.extent FROM dueprocess_setaside x
  WHERE x.decision_id = r.id AND x.known_to IS NULL ORDER BY x.extent DESC LIMIT 1), '')), r.decided_at
FROM p JOIN dueprocess_decision r ON r.process_id = p.id AND r.known_to IS NULL
UNION ALL
SELECT 'days', to_jsonb(r), r.known_from
FROM p JOIN dueprocess_gatedays r ON r.agency_id = p.agency_id AND r.kind = p.kind AND r.known_to IS NULL
  AND r.agreed_by_id IS NOT NULL
ORDER BY 3
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the record."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessRead(Line):
    """The process itself. by: who reported it. order_kind: code of the order it is about."""

    person_id: UUID
    kind: str
    place: str
    about: UUID
    order_id: UUID | None
    order_kind: str | None
    reported_by_id: UUID
    by: str
    state: str
    opened_at: datetime
    adult_needed: bool | None
    detained_at: datetime | None
    released_at: datetime | None
    conviction_verified_at: datetime | None
    return_verified_at: datetime | None
    ended_because: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLine(Line):
    """One gate's row. by: who vouches for it; None while it is open."""

    gate: str
    stage: str
    state: str
    finding: str
    words: str
    happened_at: datetime | None
    earliest_at: datetime | None
    due_at: datetime | None
    held_by: str
    by: str | None
    rule: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine(Line):
    """An attempt at service."""

    gate: str
    tried_at: datetime
    how: str
    outcome: str
    words: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverLine(Line):
    """A waiver."""

    gate: str
    language: str
    told: str
    signed_at: datetime
    signed_how: str
    adult: str
    interpreter: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjournmentLine(Line):
    """An adjournment. effects: by gate, when its clock ended before and after."""

    asked_by: str
    words: str
    from_at: datetime
    until_at: datetime
    effects: dict[str, dict[str, str]]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentationLine(Line):
    """What was said for the person, and the answer."""

    by: str
    made_at: datetime
    words: str
    answer: str
    answered_at: datetime | None
    answerer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine(Line):
    """What was decided. set_aside: how far an appeal set it aside; "" where it stands."""

    basis: str
    authority: str
    decided_by_id: UUID | None
    made_by: str
    decided_at: datetime
    outcome: str
    reasons: str
    proportionate: str
    standard: str
    late_because: str
    appeal_by: date | None
    set_aside: str

    @property
    def stands(self) -> bool:
        """Whether no appeal set the whole of it aside."""
        return self.set_aside != "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessView:
    """A process as it stands now. unlocked: whether the decision may be made, what is missing, what comes next."""

    process: ProcessRead
    matter: Matter[ProcessRead, GateLine]
    standings: tuple[Standing, ...]
    unlocked: Unlocked
    services: tuple[ServiceLine, ...]
    waivers: tuple[WaiverLine, ...]
    adjournments: tuple[AdjournmentLine, ...]
    representations: tuple[RepresentationLine, ...]
    decision: DecisionLine | None


def process(actor: Actor, process_id: UUID) -> ProcessView:
    """One process; the caller has let the actor through the door. Raises NotThere."""
    found = _read(process_id)
    if not found.get("process"):
        raise NotThere(Permission.PERSON_OPEN, None, "no such process")
    head = read_row(ProcessRead, found["process"][0])
    rows = {Gate(raw["gate"]): read_row(GateLine, raw) for raw in found.get("gate", ())}
    decision = next((read_row(DecisionLine, raw) for raw in found.get("decision", ())), None)
    adjournments = tuple(read_row(AdjournmentLine, raw) for raw in found.get("adjournment", ()))
    days = {
        (Gate(raw["gate"]), Bound(raw["bound"])): Clock(raw["amount"], ClockUnit(raw["unit"]))
        for raw in found.get("days", ())
        if raw["gate"] not in APPEAL_CLOCK_WORDS
    }
    asked = matter(head, head.zone, rows, decision, adjournments, days)
    standings = asked.standings(clock.now())
    return ProcessView(
        process=head, matter=asked, standings=standings, unlocked=unlocked(asked.table, standings), decision=decision,
        services=tuple(read_row(ServiceLine, raw) for raw in found.get("service", ())),
        waivers=tuple(read_row(WaiverLine, raw) for raw in found.get("waiver", ())),
        adjournments=adjournments,
        representations=tuple(read_row(RepresentationLine, raw) for raw in found.get("representation", ())),
    )  # fmt: skip


def _read(process_id: UUID) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(READ, {"process": process_id})
        for what, raw, _ in cursor.fetchall():
            found.setdefault(what, []).append(json.loads(raw) if isinstance(raw, str) else raw)
    return found
