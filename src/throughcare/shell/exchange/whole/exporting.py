"""Writing an agency's record into a folder: one snapshot, one pass over each table, nothing held in memory.

A whole export works for the system under a filter of its own: walls inside the agency would leave gaps in the record
that moves. A part works for the user who asks: row-level security and the door leave out whom the user may not open.
"""

import json
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db import connection, connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from throughcare import __version__
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting, assume
from throughcare.platform.refusal import Refused
from throughcare.register.people.models import Person
from throughcare.register.rights.queries.disputes import restricted_among
from throughcare.shell.exchange.whole import archive, elsewhere
from throughcare.shell.exchange.whole.archive import ArchiveWriter, Export
from throughcare.shell.exchange.whole.dictionary import dictionary, readable
from throughcare.shell.exchange.whole.lines import Shape, blocks
from throughcare.shell.exchange.whole.seals import Passphrase, key_lines
from throughcare.shell.exchange.whole.tables import Extent, Table, in_extent, rows_of, tables

MOVER = Actor.system_named("whole-export")
BLOCKS_AHEAD = 4
"""Blocks held in memory between the database and the files."""
type Progress = Callable[[str, int], None]
"""Told a table's name and how many of its rows are written so far."""


SHORTEST_REASON = 10
"""Characters."""


class ReasonMissing(Refused):
    """A whole agency, or anyone whose record's use is restricted, leaves only for a stated reason."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An export asked for.

    reason: why a whole agency leaves, or on which ground a record leaves the use of which is restricted; "" otherwise.
    """

    actor: Actor
    agency: Agency
    folder: Path
    passphrase: str
    reason: str = ""
    whole: bool = False


def export(asked: Asked, progress: Progress = lambda *_: None) -> Export:
    """Write what is asked for. Audited before the first row leaves and when the last has left.

    Raises NotPermitted, ReasonMissing, PassphraseTooShort or FolderInUse.
    """
    door.require(asked.actor, Permission.AGENCY_ADMINISTER if asked.whole else Permission.CASELOAD_READ)
    if asked.whole and len(asked.reason.strip()) < SHORTEST_REASON:
        raise ReasonMissing("Say in a sentence why the whole agency's record leaves.", "reason")
    extent = Extent(asked.agency.pk, None if asked.whole else _people_open_to(asked.actor))
    _ask_for_ground(asked, extent)
    passphrase = Passphrase.new(asked.passphrase)
    writer = ArchiveWriter(asked.folder)
    _note(asked, "exchange:agency:export-begun", extent, {"scope": "whole" if asked.whole else "part"})
    with _one_snapshot(replace(MOVER, agency_id=asked.agency.pk) if asked.whole else asked.actor):
        for table in tables():
            if in_extent(table, extent):
                _write(writer, table, extent, progress)
        if asked.whole:
            writer.lines(archive.KEYS, key_lines(asked.agency.pk, passphrase))
            writer.lines(archive.AUDIT, _audit_lines(asked.agency.code))
            writer.lines(archive.ELSEWHERE, elsewhere.lines(extent))
        content = _content(asked)
    words = dictionary()
    writer.text("dictionary.json", json.dumps(words, indent=1, ensure_ascii=False) + "\n")
    writer.text("dictionary.md", readable(words))
    made = writer.close(content, passphrase)
    rows = sum(made.filed(name).rows for name in content_tables(made))
    _note(asked, "exchange:agency:exported", extent, {"manifest": made.fingerprint(), "rows": rows})
    return made


def content_tables(made: Export) -> list[str]:
    """The names of the files that hold rows."""
    return [name for name in made.content["files"] if name.startswith("tables/")]


def select(table: Table, extent: Extent) -> sql.Composable:
    """The rows of a table that belong to what is moved, in an order that is the same every time."""
    return sql.SQL("SELECT {} FROM {} t WHERE {} ORDER BY t.id").format(
        sql.SQL(", ").join(
            # Keys leave with the whole agency only: in a part nobody could open what is sealed.
            column.selected() if extent.whole or not column.sealed else sql.SQL("NULL::bytea")
            for column in table.columns
        ),
        sql.Identifier(table.name),
        sql.SQL("({}){}").format(rows_of(table.model, extent), _ordinary_only(table, extent)),
    )


def copied(statement: sql.Composable, using: str = "default") -> Iterator[bytes]:
    """COPY's text of a query, in blocks."""
    with connections[using].wrap_database_errors, connections[using].cursor() as django_cursor:
        cursor: Any = django_cursor.cursor  # psycopg's own: Django has no COPY
        with cursor.copy(sql.SQL("COPY ({}) TO STDOUT").format(statement)) as copy:
            yield from blocks(copy)


@contextmanager
def _one_snapshot(actor: Actor) -> Iterator[None]:
    """A transaction that sees one moment of the database, changes nothing, and works for `actor`."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        assume(actor)
        yield


def _write(writer: ArchiveWriter, table: Table, extent: Extent, progress: Progress) -> None:
    """One table. A second thread shapes and writes while this one waits for the database's next rows."""
    shape = Shape(table.columns)
    with (
        writer.file(archive.lines_of(table)) as lines, writer.file(archive.cells_of(table)) as cells,
        ThreadPoolExecutor(1) as shaping,
    ):  # fmt: skip
        cells.write(shape.header())

        def keep(block: bytes) -> None:
            rows, as_json, as_csv = shape.shaped(block)
            lines.write(as_json, rows)
            cells.write(as_csv, rows)

        waiting: deque[Future[None]] = deque()
        for block in copied(select(table, extent)):
            waiting.append(shaping.submit(keep, block))
            if len(waiting) > BLOCKS_AHEAD:
                waiting.popleft().result()
                progress(table.name, lines.rows)
        for last in waiting:
            last.result()
    progress(table.name, lines.rows)


def _people_open_to(actor: Actor) -> tuple[Any, ...]:
    """Everybody of the user's agency whose record the user may open."""
    with acting(actor):
        own = Person.objects.filter(door.visible_to(actor, "id"), agency_id=actor.agency_id)
        return tuple(own.values_list("id", flat=True))


def _ask_for_ground(asked: Asked, extent: Extent) -> None:
    """Where the use of somebody's record is restricted, a part with them leaves on a stated ground alone."""
    if extent.people is None or len(asked.reason.strip()) >= SHORTEST_REASON:
        return
    with acting(asked.actor):
        held = restricted_among(extent.people, clock.today(asked.actor.zone))
    if held:
        raise ReasonMissing(
            f"The use of {held} of these records is restricted: say on which ground they leave, such as a legal claim.",
            "reason",
        )


def _ordinary_only(table: Table, extent: Extent) -> sql.SQL:
    """Sensitive entries leave with the whole agency only."""
    sensitive = any(field.column == "sensitive" for field in table.model._meta.concrete_fields)
    return sql.SQL(" AND NOT t.sensitive" if sensitive and not extent.whole else "")


def _audit_lines(log: str) -> Iterator[bytes]:
    """The agency's own log, oldest first; a body is the entry as it was written, and JSON already."""
    statement = sql.SQL(
        "SELECT convert_from(body, 'UTF8') FROM audit_event WHERE log = {} ORDER BY at, id"
    ).format(sql.Literal(log))
    for block in copied(statement):
        for line in block.splitlines(keepends=True):
            yield line.replace(b"\\\\", b"\\")


def _content(asked: Asked) -> dict[str, Any]:
    agency = asked.agency
    recorded: models.QuerySet[Any] = MigrationRecorder(connection).migration_qs
    return {
        "scope": "whole" if asked.whole else "part",
        "agency": {"id": str(agency.pk), "code": agency.code, "name": agency.name},
        "made_at": clock.now().isoformat(),
        "made_by": {"id": str(asked.actor.user_id), "name": asked.actor.name},
        "reason": asked.reason,
        "software": __version__,
        "migrations": [f"{app}.{name}" for app, name in recorded.order_by("app", "name").values_list("app", "name")],
        "schema": archive.schema(),
    }  # fmt: skip


def _note(asked: Asked, action: str, extent: Extent, details: dict[str, str | int]) -> None:
    """One entry; for a part one for every 1,500 people, so that each can be told who took their record along."""
    people = extent.people or ()
    with acting(asked.actor):
        for start in range(0, max(len(people), 1), 1500):
            trail.record(
                asked.actor, action, asked.agency, verb=trail.Verb.DISCLOSE, people=people[start : start + 1500],
                purpose=asked.reason, details=details,
            )  # fmt: skip
