"""What hangs on an agency without being its record: sessions, second factors, keys, waiting mail; and who needs it.

Found from the models' foreign keys. Everything here works on the owner's connection, for an erasure.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connections, models
from psycopg import sql

from throughcare.shell.exchange.whole.tables import Extent, NobodysTable, among, references, rows_of, tables

OWNER = "owner"
STAYS = frozenset({
    "audit.AuditEvent", "audit.AuditPending", "audit.AuditPayload", "events.StoredEvent", "events.Delivery",
})  # fmt: skip
"""They hold ids and codes only, and the trail is never shortened."""
SMALL = 128
"""Pages. A smaller table is read through sooner than an index is made."""

_BARE_KEYS = """
SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint c
JOIN pg_class t ON t.oid = c.conrelid
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND pg_relation_size(t.oid) >= %s * 8192
  AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]
                  AND i.indisvalid AND i.indpred IS NULL)
GROUP BY 1, 2
"""


def attached(extent: Extent) -> Iterator[tuple[str, sql.Composable]]:
    """Tables and the condition of their rows that go with the agency, children first."""
    yield (
        "caseload_walled",
        sql.SQL("t.person_id IN (SELECT own.id FROM people_person own WHERE own.agency_id = {})").format(
            sql.Literal(extent.agency)
        ),
    )
    yield "keys_datakey", sql.SQL("t.agency_id = {}").format(sql.Literal(extent.agency))
    by_name = sql.SQL(
        "t.username IN (SELECT u.username FROM access_user u WHERE u.agency_id = {})"
    ).format(sql.Literal(extent.agency))  # fmt: skip
    yield from ((table, by_name) for table in ("access_signinfailure", "access_lock"))
    for model in _others_children_first():
        ways = [among(field, extent) for field in _keys_home(model) if not _can_be_cut(field)]
        if ways:
            yield model._meta.db_table, sql.SQL(" OR ").join(ways)


def cut_off(extent: Extent) -> Iterator[sql.Composable]:
    """Statements that empty what may be empty: who released another agency's lock."""
    for model in _others_children_first():
        for field in filter(_can_be_cut, _keys_home(model)):
            yield sql.SQL("UPDATE {} t SET {} = NULL WHERE {}").format(
                sql.Identifier(model._meta.db_table), sql.Identifier(str(field.column)), among(field, extent)
            )


def needed_elsewhere(label: str, extent: Extent) -> list[UUID]:
    """The agency's users, or the agency itself, to whom rows that are still there point."""
    found: set[UUID] = set()
    for model in apps.get_models():
        for field in references(model, label):
            statement = sql.SQL("SELECT DISTINCT t.{} FROM {} t WHERE {}").format(
                sql.Identifier(str(field.column)), sql.Identifier(model._meta.db_table), among(field, extent)
            )
            with connections[OWNER].cursor() as cursor:
                cursor.execute(statement)
                found |= {row[0] for row in cursor.fetchall()}
    return sorted(found)


@contextmanager
def indexed() -> Iterator[None]:
    """Indexes for as long as it takes: each row that goes is looked for in every column that could point at it.

    Made and removed without stopping anybody's work.
    """
    with connections[OWNER].cursor() as cursor:
        cursor.execute(_BARE_KEYS, [SMALL])
        wanted = [(f"tc_erasing_{at}", table, column) for at, (table, column) in enumerate(cursor.fetchall())]
    try:
        for name, table, column in wanted:
            _now(sql.SQL("DROP INDEX CONCURRENTLY IF EXISTS {}").format(sql.Identifier(name)))
            _now(sql.SQL("CREATE INDEX CONCURRENTLY {} ON {} ({})").format(
                sql.Identifier(name), sql.Identifier(table), sql.Identifier(column)))  # fmt: skip
        yield
    finally:
        for name, _, _ in wanted:
            _now(sql.SQL("DROP INDEX CONCURRENTLY IF EXISTS {}").format(sql.Identifier(name)))


def _now(statement: sql.Composable) -> None:
    with connections[OWNER].cursor() as cursor:
        cursor.execute(statement)


def _others_children_first() -> list[type[models.Model]]:
    travelled = {table.model for table in tables()}
    rest = {
        model for model in apps.get_models()
        if model not in travelled and model._meta.managed and model._meta.label not in STAYS
    }  # fmt: skip
    graph: dict[type[models.Model], set[Any]] = {
        model: {field.related_model for field in model._meta.concrete_fields} & rest - {model}
        for model in sorted(rest, key=lambda each: each._meta.label)
    }
    return [*TopologicalSorter(graph).static_order()][::-1]


def _keys_home(model: type[models.Model]) -> list[Any]:
    """The foreign keys of a model that point at what belongs to an agency."""
    return [field for field in model._meta.concrete_fields if _leads_home(field)]


def _leads_home(field: Any) -> bool:
    parent = field.related_model
    if not isinstance(parent, type) or parent is field.model:
        return False
    try:
        rows_of(parent, Extent(UUID(int=0)))
    except NobodysTable:
        return False
    return True


def _can_be_cut(field: Any) -> bool:
    """Whether the row lives on without what it points at: a session does not live on without its user."""
    return field.null and field.remote_field.on_delete is not models.CASCADE
