"""Appeals of a person, and one with everything around it: one statement each."""

import json
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from throughcare.decisions.appeals.models import Appeal, Outcome
from throughcare.decisions.appeals.queries.parts import OF_APPEAL, PartLine, in_order
from throughcare.decisions.appeals.queries.rows import (
    AppealLine,
    AppealView,
    HeardLine,
    OutcomeLine,
    RulingLine,
)
from throughcare.platform.access.door import NotThere, visible_to
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.register.documents.queries import evidence_from, evidence_of, may_see

ONE = f"""
SELECT 'appeal', to_jsonb(a) || jsonb_build_object('process_id', d.process_id, 'kind', p.kind,
  'place', p.place,
  'decided_at', d.decided_at, 'decision_made_by', d.made_by, 'authority', d.authority,
  'theirs', to_jsonb(array_remove(ARRAY[d.decided_by_id, p.reported_by_id], NULL)), 'taken_up', coalesce(u.name, ''),
  'outcome', coalesce((SELECT o.outcome FROM appeals_outcome o WHERE o.appeal_id = a.id AND o.known_to IS NULL), ''),
  'papers', {evidence_of("a.id", "p.about", person="a.person_id")})
FROM appeals_appeal a JOIN dueprocess_decision d ON d.id = a.decision_id
JOIN dueprocess_process p ON p.id = d.process_id LEFT JOIN access_user u ON u.id = a.taken_up_by_id
WHERE a.id = %(appeal)s AND a.known_to IS NULL
UNION ALL
SELECT 'ruling', to_jsonb(r) || jsonb_build_object('by', u.name) FROM appeals_ruling r
JOIN access_user u ON u.id = r.decided_by_id WHERE r.appeal_id = %(appeal)s AND r.known_to IS NULL
UNION ALL
SELECT 'outcome', to_jsonb(o) FROM appeals_outcome o WHERE o.appeal_id = %(appeal)s AND o.known_to IS NULL
UNION ALL
SELECT 'hearing', to_jsonb(h) || jsonb_build_object('outcome', coalesce(r.outcome, ''),
  'reasons', coalesce(r.reasons, '')) FROM hearings_hearing h
LEFT JOIN hearings_result r ON r.hearing_id = h.id AND r.known_to IS NULL
WHERE h.appeal = %(appeal)s AND h.known_to IS NULL
UNION ALL
SELECT 'part', to_jsonb(x) FROM ({OF_APPEAL}) x
"""  # noqa: S608 - fragments of our own; values are parameters


def appeal(actor: Actor, person_id: UUID, appeal_id: UUID) -> AppealView:
    """One appeal of this person; the caller has let the actor through the door. Raises NotThere."""
    found: dict[str, list[Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(ONE, {"appeal": appeal_id, **may_see(actor)})
        for what, raw in cursor.fetchall():
            found.setdefault(what, []).append(json.loads(raw) if isinstance(raw, str) else raw)
    head = next(iter(found.get("appeal", ())), None)
    if head is None or UUID(head["person_id"]) != person_id:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such appeal")
    rulings = sorted(
        (read_row(RulingLine, raw) for raw in found.get("ruling", ())), key=lambda each: each.decided_at
    )
    outcome = next((read_row(OutcomeLine, raw) for raw in found.get("outcome", ())), None)
    hearings = sorted(
        (read_row(HeardLine, raw) for raw in found.get("hearing", ())), key=lambda each: each.starts_at
    )
    return read_row(
        AppealView, head, line=read_row(AppealLine, head), rulings=tuple(rulings), outcome=outcome,
        hearings=tuple(hearings), papers=evidence_from(head["papers"]),
        parts=in_order(read_row(PartLine, raw) for raw in found.get("part", ())),
        theirs=tuple(UUID(each) for each in head["theirs"]),
    )  # fmt: skip


def of_person(actor: Actor, person_id: UUID) -> list[AppealLine]:
    """The appeals of a person, the newest first."""
    outcome = Outcome.objects.filter(appeal=OuterRef("pk")).values("outcome")[:1]
    rows = (
        Appeal.objects.filter(visible_to(actor), person_id=person_id)
        .annotate(
            process_id=F("decision__process_id"), kind=F("decision__process__kind"),
            decided_at=F("decision__decided_at"),
            outcome=Coalesce(Subquery(outcome, output_field=CharField()), Value("")),
        )
        .order_by("-lodged_on", "-id")
    )  # fmt: skip
    return [AppealLine(**row) for row in rows.values(*AppealLine.__dataclass_fields__)]
