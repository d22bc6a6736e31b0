"""Taking an agency's rows out of the database once they stand in an export: the one way rows that are kept may go.

Only the owner of the tables can, in a transaction that names the agency (`tc.erasing`, see the first migration of
platform/database). The same snapshot is compared with the export and erased: whatever anybody writes meanwhile makes
the whole erasure fail and nothing is gone. Audit entries stay, for ever.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from django.apps import apps
from django.db import DatabaseError, connections, transaction
from psycopg import sql

from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.keys.ring import RING
from throughcare.platform.refusal import Refused
from throughcare.shell.exchange.whole import archive
from throughcare.shell.exchange.whole.archive import Export
from throughcare.shell.exchange.whole.attached import OWNER, attached, cut_off, indexed, needed_elsewhere
from throughcare.shell.exchange.whole.exporting import Progress, copied, select
from throughcare.shell.exchange.whole.lines import Shape
from throughcare.shell.exchange.whole.tables import AGENCY, USER, Extent, Table, rows_of, tables

ERASER = Actor.system_named("whole-erasure")


class NotTheExport(Refused):
    """The export is of another agency, a part only, or older than what the database holds."""


class StillPointedAt(Refused):
    """Rows of other agencies need what would be erased; or something was written meanwhile."""


def erase(export: Export, code: str, progress: Progress = lambda *_: None) -> int:
    """Erase the agency `code`, of which `export` is a checked whole export; returns how many rows are gone.

    Users to whom rows of other agencies point stay as names, and the agency with them.
    Raises NotTheExport or StillPointedAt, with nothing erased.
    """
    agency = _agency(export, code)
    extent = Extent(agency.pk)
    actor = replace(ERASER, agency_id=agency.pk, agency_code=agency.code)
    try:
        with indexed(), _one_snapshot(agency.pk):
            for table in tables():
                _compare(table, extent, export)
                progress(table.name, 0)
            trail.record(
                actor, "exchange:agency:erased", agency, verb=trail.Verb.ERASE, using=OWNER,
                details={"manifest": export.fingerprint()},
            )  # fmt: skip
            gone = _erase_all(extent, progress)
    except DatabaseError as refused:
        raise StillPointedAt(
            "Rows of other agencies point at people of this one, or somebody wrote meanwhile: "
            f"{getattr(getattr(refused.__cause__, 'diag', None), 'message_primary', refused)}. Nothing was erased."
        ) from refused
    RING.forget()
    return gone


def _agency(export: Export, code: str) -> Agency:
    with acting(ERASER):
        agency = Agency.objects.filter(code=code).first()
    if agency is None or str(agency.pk) != export.agency["id"]:
        raise NotTheExport(f"The export is of {export.agency['name']}, not of {code}. Nothing was erased.")
    if not export.whole:
        raise NotTheExport("The export holds a part of the record only. Nothing was erased.")
    return agency


@contextmanager
def _one_snapshot(agency: UUID) -> Iterator[None]:
    """A transaction of the owner that may remove rows that are otherwise kept."""
    with transaction.atomic(using=OWNER):
        with connections[OWNER].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute(
                "SELECT set_config('tc.system', %s, true), set_config('tc.erasing', %s, true)",
                [ERASER.system, str(agency)],
            )
        yield


def _compare(table: Table, extent: Extent, export: Export) -> None:
    """Raise NotTheExport unless the table's rows are, to the byte, those of the export."""
    shape, digest = Shape(table.columns), sha256()
    for block in copied(select(table, extent), OWNER):
        digest.update(shape.shaped(block)[1])
    if digest.hexdigest() != export.filed(archive.lines_of(table)).sha256:
        raise NotTheExport(
            f"{table.name} has changed since the export. Export again, and erase from that. Nothing was erased."
        )


def _erase_all(extent: Extent, progress: Progress) -> int:
    """Children before parents; of users and the agency only what nobody else points at."""
    for statement in cut_off(extent):
        _run(statement)
    gone = sum(_delete(table, rows) for table, rows in attached(extent))
    for table in reversed(tables()):
        if table.label not in {USER, AGENCY}:
            gone += (count := _delete(table.name, rows_of(table.model, extent)))
            progress(table.name, count)
    for label in (USER, AGENCY):
        model = apps.get_model(label)
        kept = needed_elsewhere(label, extent)
        if label == USER:
            _leave_a_name(kept)
        others = sql.SQL("({}) AND NOT t.id = ANY({}::uuid[])").format(
            rows_of(model, extent), sql.Literal(kept)
        )
        gone += _delete(model._meta.db_table, others)
    _run(sql.SQL("SET CONSTRAINTS ALL IMMEDIATE"))
    return gone


def _leave_a_name(users: Sequence[UUID]) -> None:
    """Of a user to whom rows of other agencies point the name stays, and nothing by which anyone could sign in."""
    _run(
        sql.SQL(
            "UPDATE access_user SET is_active = false, password = '!', email = '', phone = '', last_login = NULL"
            " WHERE id = ANY({}::uuid[])"
        ).format(sql.Literal(list(users)))
    )


def _delete(table: str, rows: sql.Composable) -> int:
    return _run(sql.SQL("DELETE FROM {} t WHERE {}").format(sql.Identifier(table), rows))


def _run(statement: sql.Composable) -> int:
    with connections[OWNER].cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)
