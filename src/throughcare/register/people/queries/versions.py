"""Versions of everything the record holds about a person, over all its tables, in one statement.

The tables come from the map of holdings, so that a new table is compared without being named here. All read the
tables themselves, never the views of the past: what a past page marks as changed since must know the present.
"""
# ruff: noqa: S608 - the statements are put together from names of our own tables; values are parameters

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.as_known import looking_at
from throughcare.platform.database.holdings import (
    Holding,
    holding_of,
    is_versioned,
    models_of_the_record,
    own_fields,
    person_column,
)
from throughcare.platform.database.planned import planned_cursor
from throughcare.platform.keys.fields import BlindIndexField, BlindMarksField

type Row = dict[str, Any]

KEPT_APART = {"protection"}
"""Apps whose tables are read on their own pages only."""
WALLS = {"caseload"}
"""Who may see the record is shown to whoever may change it; who is responsible, to all."""
RESPONSIBLE = {"caseload_allocation"}
MEMO = "touched"
"""Under which the header of a past page leaves what it read for the rest of the page."""
OF_VERSION = ("record_id", "version", "known_from", "known_to", "because", "closed_because")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the record. kind: its name in addresses. holding: what it holds, in words.

    person: the column that names the person. columns: SQL, what of a row `x` is compared, and its version.
    hidden: SQL, true where a row `x` is sensitive. walls: it says who may see the record.
    """

    kind: str
    model: Any
    holding: Holding
    person: str
    columns: str
    hidden: str
    walls: bool

    @property
    def name(self) -> str:
        return str(self.model._meta.db_table)


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that changed after a moment. was: it was known then. still: it is known now. at: of the last change."""

    kind: str
    record: UUID
    was: bool
    still: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record. row: by column name. hidden: sensitive, and the reader may not read such."""

    kind: str
    row: Row
    by: str
    closed_by: str
    hidden: bool

    @property
    def record(self) -> str:
        return str(self.row["record_id"])

    @property
    def since(self) -> datetime:
        return datetime.fromisoformat(self.row["known_from"])

    @property
    def until(self) -> datetime | None:
        held = self.row["known_to"]
        return datetime.fromisoformat(held) if held else None


@cache
def tables() -> dict[str, Table]:
    """Every versioned table whose history is shown, by kind, in the order of their wings."""
    return {table.kind: table for table in _tables()}


def tables_for(actor: Actor) -> list[Table]:
    """Those that the actor may compare."""
    return [each for each in tables().values() if not each.walls or Permission.RESTRICT in actor.permissions]


def touched_since(actor: Actor, person: UUID, moment: datetime) -> list[Touched]:
    """What of the person's record has changed after `moment`, the latest first; one statement, or none where the
    header of this very page has read it already."""
    looking = looking_at()
    if looking is not None and looking.moment == moment and MEMO in looking.memo:
        return _touched(looking.memo[MEMO])
    with planned_cursor() as cursor:
        cursor.execute(f"SELECT {touched_column(actor)}", {"person": person, "moment": moment})
        return _touched(cursor.fetchone()[0])


def touched_column(actor: Actor) -> str:
    """SQL of one value: what has changed after `%(moment)s`; for a statement that reads the person anyway."""
    parts = [
        f"SELECT '{each.kind}' AS kind, x.record_id AS record, bool_or(x.known_from <= %(moment)s) AS was,"
        " bool_or(x.known_to IS NULL) AS still, max(greatest(x.known_from, x.known_to)) AS at"
        f" FROM public.{each.name} x WHERE x.{each.person} = %(person)s"
        " AND (x.known_from > %(moment)s OR x.known_to > %(moment)s) GROUP BY x.record_id"
        for each in tables_for(actor)
    ]
    return (
        "(SELECT coalesce(jsonb_agg(jsonb_build_array(t.kind, t.record, t.was, t.still, t.at) ORDER BY t.at DESC),"
        f" '[]')::text FROM ({' UNION ALL '.join(parts)}) t)"
    )


def _touched(told: str) -> list[Touched]:
    return [
        Touched(kind, UUID(record), was, still, datetime.fromisoformat(at))
        for kind, record, was, still, at in json.loads(told)
    ]


def versions_between(actor: Actor, person: UUID, earlier: datetime, later: datetime) -> list[Version]:
    """Every version that ended or began after `earlier` and until `later`; one statement."""
    within = (
        "x.known_from <= %(later)s AND (x.known_from > %(earlier)s"
        " OR (x.known_to > %(earlier)s AND x.known_to <= %(later)s))"
    )
    return _read(actor, tables_for(actor), within, {"person": person, "earlier": earlier, "later": later})


def versions_of(actor: Actor, person: UUID, kind: str, record: UUID) -> list[Version]:
    """Every version of one record of this person, the oldest first; none where nothing of the kind stands there."""
    table = next((each for each in tables_for(actor) if each.kind == kind), None)
    if table is None:
        return []
    return _read(actor, [table], "x.record_id = %(record)s", {"person": person, "record": record})


def _read(actor: Actor, of: list[Table], where: str, given: Mapping[str, Any]) -> list[Version]:
    may_read = Permission.SENSITIVE_READ in actor.permissions
    parts = [
        f"SELECT '{each.kind}' AS kind, to_jsonb(c) AS row, u.name AS by, coalesce(e.name, '') AS closed_by,"
        f" {each.hidden} AS hidden"
        f" FROM public.{each.name} x JOIN access_user u ON u.id = x.recorded_by_id"
        f" LEFT JOIN access_user e ON e.id = x.closed_by, LATERAL (SELECT {each.columns}) c"
        f" WHERE x.{each.person} = %(person)s AND {where}"
        for each in of
    ]
    with planned_cursor() as cursor:
        cursor.execute(
            f"SELECT kind, row::text, by, closed_by, hidden FROM ({' UNION ALL '.join(parts)}) found"
            " ORDER BY kind, row ->> 'record_id', (row ->> 'version')::int",
            given,
        )
        return [
            Version(kind, json.loads(row), by, closed, hidden and not may_read)
            for kind, row, by, closed, hidden in cursor.fetchall()
        ]


def _tables() -> Iterator[Table]:
    for model in models_of_the_record():
        holding, app = holding_of(model), model._meta.app_label
        if holding is None or not is_versioned(model) or app in KEPT_APART or not holding.moves:
            continue
        table = model._meta.db_table
        yield Table(
            kind=table.replace("_", "-"), model=model, holding=holding, person=person_column(model),
            columns=_columns(model), hidden=_hidden(model), walls=app in WALLS and table not in RESPONSIBLE,
        )  # fmt: skip


def compared(model: type[models.Model]) -> list[Any]:
    """The fields that are compared: not keys for searching, fingerprints or files."""
    own = set(own_fields(model))
    return [
        field
        for field in model._meta.concrete_fields
        if field.attname in own
        and not field.attname.endswith(("_key", "fingerprint"))
        and not isinstance(field, models.BinaryField | BlindIndexField | BlindMarksField)
    ]


def _columns(model: type[models.Model]) -> str:
    """Staff and teams by name; everything else as it stands."""
    shown = [f"x.{name}" for name in OF_VERSION]
    for field in compared(model):
        other: Any = field.related_model
        if other is not None and other._meta.app_label == "access":
            shown.append(
                f"(SELECT r.name FROM public.{other._meta.db_table} r WHERE r.id = x.{field.column})"
                f' AS "{field.column}"'
            )
        else:
            shown.append(f'x."{field.column}"')
    return ", ".join(shown)


def _hidden(model: type[models.Model]) -> str:
    """Sensitive itself, or about something that is: a note on a sensitive contact."""
    said = ["x.sensitive"] if _says(model) else []
    for field in model._meta.concrete_fields:
        other: Any = field.related_model
        if isinstance(field, models.ForeignKey) and other is not None and other is not model and _says(other):
            said.append(
                f"EXISTS (SELECT 1 FROM public.{other._meta.db_table} s"
                f" WHERE s.id = x.{field.column} AND s.sensitive)"
            )
    return " OR ".join(said) or "false"


def _says(model: type[models.Model]) -> bool:
    return any(field.name == "sensitive" for field in model._meta.concrete_fields)
