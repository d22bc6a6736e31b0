"""Who was given what has been corrected since: derived from the audit trail and the versions, never kept by hand."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.holdings import Purpose, holding_of, is_versioned, models_of_the_record
from throughcare.register.people.queries.merges import ids_of
from throughcare.register.people.removals import Removal
from throughcare.register.rights.models import RecipientTold

CORRECTIONS = ("mistake", "told", "document", "agency", "untrue", "another", "corrected")
"""Why a version was written, where the one before was wrong; codes of the apps' own lists."""
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ToTell:
    """One recipient of something corrected since. disclosure: the audit entry. corrected: the record that was wrong."""

    person_id: UUID
    disclosure: UUID
    given_at: datetime
    given: str
    to: str
    corrected: UUID
    what: str
    corrected_at: datetime


def to_tell(person_id: UUID) -> list[ToTell]:
    """Disclosures of a person's data, each with what of it was corrected or taken away since, and not yet told."""
    people = ids_of(person_id)
    given = _disclosures(people)
    if not given:
        return []
    told = set(RecipientTold.objects.filter(person_id__in=people).values_list("disclosure", "corrected"))
    return [
        ToTell(person_id, entry, at, what_given, to, row, what, corrected_at)
        for row, what, first, corrected_at in (*_corrections(people), *_removals(people))
        for entry, at, what_given, to in given
        if first < at < corrected_at and (entry, row) not in told
    ]


def _disclosures(people: Collection[UUID]) -> list[tuple[UUID, datetime, str, str]]:
    """Acts by which data left the agency: entry, moment, action, to whom as far as the entry says."""
    seen = AuditEvent.objects.filter(people__overlap=list(people), outcome="allow").exclude(
        action__endswith=":consulted"
    )
    found = []
    for entry, at, action, body in seen.values_list("id", "at", "action", "body").order_by("at"):
        held: dict[str, Any] = json.loads(bytes(body))
        if held.get("verb") == "disclose" and not action.startswith("rights:recipient:"):
            found.append((entry, at, action, _to(held.get("details", {}))))
    return found


def _to(details: dict[str, Any]) -> str:
    return str(details.get("to") or details.get("recipient") or details.get("recipient_kind") or "")


def _corrections(people: Collection[UUID]) -> list[tuple[UUID, str, datetime, datetime]]:
    """Rows of which a version was written because the one before was wrong: record, what, first known, corrected."""
    tables = [
        (model._meta.db_table, holding.what)
        for model in models_of_the_record()
        if is_versioned(model)
        and (holding := holding_of(model))
        and holding.purpose is not Purpose.ACCOUNTABILITY
    ]
    parts = [
        f"SELECT record_id, {at}, min(known_from),"  # noqa: S608 - names of our own; values are parameters
        " max(coalesce(nullif(known_from, first), known_to)) FROM"
        f" (SELECT r.*, min(known_from) OVER (PARTITION BY record_id) AS first FROM {table} r"
        f"  WHERE {'record_id' if table == 'people_person' else 'person_id'} = ANY(%(people)s)) v"
        " WHERE (version > 1 AND because = ANY(%(why)s)) OR closed_because = ANY(%(why)s) GROUP BY record_id, first"
        for at, (table, _) in enumerate(tables)
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), {"people": list(people), "why": list(CORRECTIONS)})
        return [
            (row, tables[at][1], first, changed) for row, at, first, changed in cursor.fetchall() if changed
        ]


def _removals(people: Collection[UUID]) -> list[tuple[UUID, str, datetime, datetime]]:
    """What law took away, as `_corrections`. Since when it had stood is gone with it: whoever was given anything of
    the person before is told."""
    what = {model._meta.db_table: model._meta for model in models_of_the_record()}
    marks = Removal.objects.filter(person_id__in=people, principal=True, opened_at__isnull=True)
    return [
        (mark.taken, _held_in(what.get(mark.table)), EARLIEST, mark.removed_at)
        for mark in marks.only("taken", "table", "removed_at")
    ]


def _held_in(table: Any) -> str:
    holding = holding_of(table.model) if table else None
    return f"{holding.what}, taken away by law" if holding else "Taken away by law"
