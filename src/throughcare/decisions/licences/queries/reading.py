"""The licences of a person, and one with everything around it: one statement each."""

import json
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import CharField, F, Subquery, Value
from django.db.models.expressions import OuterRef
from django.db.models.functions import Coalesce

from throughcare.decisions.licences.fairness import FACTS, heard_from
from throughcare.decisions.licences.models import Licence
from throughcare.decisions.licences.queries.rows import LicenceLine, LicenceView, RowLine
from throughcare.platform.access.door import NotThere, visible_to
from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row

MOST = 200
ONE = f"""
SELECT 'licence', to_jsonb(l) || jsonb_build_object('order_kind', o.kind, 'drafter', w.name,
  'submitter', coalesce(s.name, ''), 'decider', coalesce(d.name, ''))
FROM licences_licence l JOIN orders_order o ON o.id = l.order_id JOIN access_user w ON w.id = l.drafted_by_id
LEFT JOIN access_user s ON s.id = l.submitted_by_id LEFT JOIN access_user d ON d.id = l.decided_by_id
WHERE l.id = %(licence)s AND l.known_to IS NULL
UNION ALL
SELECT 'row', to_jsonb(c) - 'exact_shape' || jsonb_build_object('before', coalesce(f.text, k.text, ''))
FROM licences_licencecondition c LEFT JOIN licences_licencecondition f ON f.id = c.former_id
LEFT JOIN orders_condition k ON k.id = c.condition_id AND c.former_id IS NULL
WHERE c.licence_id = %(licence)s AND c.known_to IS NULL
UNION ALL
SELECT DISTINCT 'wrote', to_jsonb(c.recorded_by_id) FROM licences_licencecondition c WHERE c.licence_id = %(licence)s
UNION ALL
SELECT 'heard', facts.* FROM ({FACTS}) facts
"""  # noqa: S608 - own words


def licence(actor: Actor, person_id: UUID, licence_id: UUID) -> LicenceView:
    """One licence of this person; the caller has let the actor through the door. Raises NotThere."""
    found: dict[str, list[Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(ONE, {"licence": licence_id})
        for what, raw in cursor.fetchall():
            found.setdefault(what, []).append(json.loads(raw) if isinstance(raw, str) else raw)
    if "licence" not in found or found["licence"][0]["person_id"] != str(person_id):
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such licence")
    rows = [read_row(RowLine, each) for each in found.get("row", ())]
    line = read_row(LicenceLine, found["licence"][0])
    makers = {line.drafted_by_id, line.submitted_by_id} - {None}
    return LicenceView(
        line=line, rows=tuple(sorted(rows, key=lambda each: (each.position, each.id))),
        heard=heard_from(found["heard"][0]),
        wrote=frozenset({UUID(each) for each in found.get("wrote", ())} | {key for key in makers if key}),
    )  # fmt: skip


def of_person(actor: Actor, person_id: UUID) -> list[LicenceLine]:
    """The licences of a person: those in force or on their way first, the newest on top."""

    def named(field: str) -> Any:
        name = User.objects.filter(pk=OuterRef(field)).values("name")[:1]
        return Coalesce(Subquery(name, output_field=CharField()), Value(""))

    found = Licence.objects.filter(visible_to(actor), person_id=person_id).annotate(
        order_kind=F("order__kind"), drafter=named("drafted_by_id"), submitter=named("submitted_by_id"),
        decider=named("decided_by_id"),
    )  # fmt: skip
    lines = [
        LicenceLine(**row)
        for row in found.order_by("-number", "-id")[:MOST].values(*LicenceLine.__dataclass_fields__)
    ]
    standing = [each for each in lines if each.stage not in ("inactive", "rejected", "timed_out")]
    return standing + [each for each in lines if each not in standing]
