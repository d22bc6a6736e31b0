"""Hearings of a person and of the agency, and one with everything around it: one statement each."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Case, CharField, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat

from throughcare.decisions.dueprocess.models import GateRow
from throughcare.decisions.hearings.models import Hearing, Party, Result
from throughcare.decisions.hearings.queries.rows import (
    ConditionLine,
    HearingLine,
    HearingView,
    PartyLine,
    ResultLine,
)
from throughcare.platform.access.door import NotThere, visible_to
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.register.documents.queries import evidence_from, evidence_of, may_see
from throughcare.register.people.models import Name

MOST = 500
ABOUT = "(SELECT w.about FROM dueprocess_process w WHERE w.id = h.process_id)"
"""What the decision is about for which the hearing is held: a failure, most often."""
ONE = f"""
SELECT 'hearing', to_jsonb(h) || jsonb_build_object('reference', p.reference, 'name', coalesce(
    (SELECT n.given || ' ' || n.family FROM people_name n WHERE n.person_id = h.person_id AND n.kind = 'main'
       AND n.known_to IS NULL LIMIT 1), p.reference),
  'outcome', coalesce((SELECT r.outcome FROM hearings_result r WHERE r.hearing_id = h.id AND r.known_to IS NULL), ''),
  'notice', coalesce((SELECT g.state FROM dueprocess_gaterow g WHERE g.process_id = h.process_id
     AND g.gate = 'notice' AND g.known_to IS NULL), ''),
  'interpreter', CASE WHEN p.interpreter_needed THEN EXISTS (SELECT 1 FROM hearings_party i
     WHERE i.hearing_id = h.id AND i.known_to IS NULL AND i.role = 'interpreter' AND i.confirmed_on IS NOT NULL) END,
  'again', (SELECT a.id FROM hearings_hearing a WHERE a.follows_id = h.id AND a.known_to IS NULL),
  'papers', {evidence_of("h.id", "h.appeal", "h.appeal_about", ABOUT, person="h.person_id")})
FROM hearings_hearing h JOIN people_person p ON p.id = h.person_id AND p.known_to IS NULL
WHERE h.id = %(hearing)s AND h.known_to IS NULL
UNION ALL
SELECT 'party', jsonb_build_object('who', coalesce(u.name, o.name, x.words)) || to_jsonb(x) FROM hearings_party x
LEFT JOIN access_user u ON u.id = x.user_id LEFT JOIN access_organisation o ON o.id = x.organisation_id
WHERE x.hearing_id = %(hearing)s AND x.known_to IS NULL
UNION ALL
SELECT 'result', to_jsonb(r) || jsonb_build_object('proportionate', coalesce(d.proportionate, ''),
  'appeal_by', d.appeal_by, 'process_id', d.process_id, 'stands', NOT EXISTS (SELECT 1 FROM dueprocess_setaside a
     WHERE a.decision_id = d.id AND a.known_to IS NULL AND a.extent = 'whole'))
FROM hearings_result r LEFT JOIN dueprocess_decision d ON d.id = r.decision_id AND d.known_to IS NULL
WHERE r.hearing_id = %(hearing)s AND r.known_to IS NULL
UNION ALL
SELECT 'condition', jsonb_build_object('id', c.condition_id, 'act', c.act, 'kind', k.kind, 'text', k.text)
FROM hearings_conditionoutcome c JOIN hearings_result r ON r.id = c.result_id AND r.known_to IS NULL
JOIN orders_condition k ON k.id = c.condition_id
WHERE r.hearing_id = %(hearing)s AND c.known_to IS NULL
"""  # noqa: S608 - fragments of our own; values are parameters


def hearing(actor: Actor, person_id: UUID, hearing_id: UUID) -> HearingView:
    """One hearing of this person; the caller has let the actor through the door. Raises NotThere."""
    view = read_one(hearing_id, **may_see(actor))
    if view is None or view.line.person_id != person_id:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such hearing")
    return view


def read_one(hearing_id: UUID, *, sensitive: bool) -> HearingView | None:
    """One hearing as the database shows it to whoever works now; None where it shows none.

    sensitive: whether they know of sensitive papers.
    """
    found: dict[str, list[Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(ONE, {"hearing": hearing_id, "sensitive": sensitive})
        for what, raw in cursor.fetchall():
            found.setdefault(what, []).append(json.loads(raw) if isinstance(raw, str) else raw)
    if "hearing" not in found:
        return None
    head = found["hearing"][0]
    parties = [read_row(PartyLine, each) for each in found.get("party", ())]
    return HearingView(
        line=read_row(HearingLine, head),
        parties=tuple(sorted(parties, key=lambda each: (each.role != "person", each.id))),
        result=next((read_row(ResultLine, each) for each in found.get("result", ())), None),
        conditions=tuple(read_row(ConditionLine, each) for each in found.get("condition", ())),
        again_id=UUID(head["again"]) if head["again"] else None,
        papers=evidence_from(head["papers"]),
    )


def of_person(actor: Actor, person_id: UUID) -> list[HearingLine]:
    """The hearings of a person: those to come first, the nearest on top, then the rest, the newest on top."""
    found = _lines(
        Hearing.objects.filter(visible_to(actor), person_id=person_id).order_by("-starts_at", "id")
    )
    coming = [each for each in reversed(found) if each.state == "listed"]
    return coming + [each for each in found if each.state != "listed"]


def between(actor: Actor, first: datetime, until: datetime) -> list[HearingLine]:
    """The hearings from `first` until before `until`, of everybody whom the actor may open."""
    rows = Hearing.objects.filter(visible_to(actor), starts_at__gte=first, starts_at__lt=until)
    return _lines(rows.order_by("starts_at", "id"))


def next_of(actor: Actor, person_id: UUID, now: datetime) -> HearingLine | None:
    """The next hearing that is listed."""
    rows = Hearing.objects.filter(visible_to(actor), person_id=person_id, state="listed", starts_at__gte=now)
    return next(iter(_lines(rows.order_by("starts_at", "id")[:1])), None)


def lines_of(keys: list[UUID]) -> list[HearingLine]:
    """These hearings, by time; for whoever has asked whose they are."""
    return _lines(Hearing.objects.filter(pk__in=keys).order_by("starts_at", "id"))


def _lines(rows: Any) -> list[HearingLine]:
    name = Name.objects.filter(person_id=OuterRef("person_id"), kind="main")
    named = Subquery(name.values(whole=Concat("given", Value(" "), "family"))[:1], output_field=CharField())
    booked = Party.objects.filter(hearing=OuterRef("pk"), role="interpreter", confirmed_on__isnull=False)
    result = Result.objects.filter(hearing=OuterRef("pk")).values("outcome")[:1]
    notice = GateRow.objects.filter(process=OuterRef("process"), gate="notice").values("state")[:1]
    found = rows.annotate(
        name=Coalesce(named, F("person__reference")), reference=F("person__reference"),
        outcome=Coalesce(Subquery(result), Value("")), notice=Coalesce(Subquery(notice), Value("")),
        interpreter=Case(
            When(person__interpreter_needed=True, then=Exists(booked)), default=None, output_field=BooleanField()
        ),
    )  # fmt: skip
    if not rows.query.is_sliced:
        found = found[:MOST]
    return [HearingLine(**row) for row in found.values(*HearingLine.__dataclass_fields__)]
