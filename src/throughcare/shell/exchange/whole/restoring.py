"""Bringing an exported agency back, or into another installation: the same rows, versions and identifiers, or nothing.

Everything is one transaction, so nobody sees a half of it. Each file is hashed once more while it is read: what is
written is what was checked. Rows go through a stage into their table like any other write (see `bulk`): constraints,
walls and triggers hold. Closed versions come in as they were closed; only changing a row files a new one. What the
database promises of steps one after the other (a process begins open, a draw is made once) was kept where they were
taken: such a trigger says `WHEN (NOT tc_moving_in())`, since here a step's row may come before the one it rests on.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import DatabaseError, IntegrityError, connection
from psycopg import sql

from throughcare.platform.access.administration.users import PasswordForOnce, issue_password
from throughcare.platform.access.models import Agency, User
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.keys.ring import RING
from throughcare.platform.refusal import Refused
from throughcare.shell.exchange.whole import archive, elsewhere
from throughcare.shell.exchange.whole.archive import Damaged, Export, checked_blocks
from throughcare.shell.exchange.whole.tables import (
    AGENCY,
    PERSON,
    STAY_HERE,
    USER,
    Extent,
    Table,
    references,
    rows_of,
    tables,
)

MOVER = Actor.system_named("whole-import")
"""By this name the database knows an import: see `tc_moving_in` in the first migration of platform/database."""
type Progress = Callable[[str, int], None]


class OnlyAPart(Refused):
    """The export holds what one user may see, not the agency."""


class AlreadyHere(Refused):
    """The agency, or something with the same identifier or name, is in this installation."""


class NotAccepted(Refused):
    """The database refuses a row of the export."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came in. left_behind: rows and references to people of agencies that are not here."""

    agency: UUID
    rows: int
    left_behind: int


def restore(export: Export, progress: Progress = lambda *_: None) -> Restored:
    """Write a checked export. Users come back unable to sign in until an administrator gives them a password.

    Raises OnlyAPart, AlreadyHere, NotAccepted or Damaged, with nothing written.
    """
    if not export.whole:
        raise OnlyAPart(
            "This export holds a part of an agency's record, to be read. Only a whole one comes back."
        )
    agency = UUID(export.agency["id"])
    actor = replace(MOVER, agency_id=agency, agency_code=export.agency["code"])
    try:
        with acting(actor):
            _refuse_what_is_here(export, agency)
            trail.record(
                actor, "exchange:agency:imported", verb=trail.Verb.COLLECT, kind="access.agency", key=agency,
                details={"manifest": export.fingerprint()},
            )  # fmt: skip
            _others(export)
            _keys(export)
            counted = [_load(actor, export, table, progress) for table in tables()]
    except IntegrityError as refused:
        raise _in_words(refused) from refused
    except DatabaseError as refused:
        raise NotAccepted(
            f"The database refuses the export: {_first_line(refused)} Nothing was written."
        ) from refused
    finally:
        RING.forget()
    return Restored(agency, sum(new for new, _ in counted), sum(left for _, left in counted))


def give_password(export: Export, username: str) -> PasswordForOnce:
    """A password for once for an administrator who came back; the others get theirs from that one.

    Raises AlreadyHere when the export has no such user.
    """
    agency = UUID(export.agency["id"])
    actor = replace(MOVER, agency_id=agency, agency_code=export.agency["code"])
    with acting(actor):
        user = User.objects.filter(username=username, agency_id=agency, is_active=True).first()
        if user is None:
            raise AlreadyHere(f"{export.agency['name']} has no user {username} in use.", "administrator")
        return issue_password(actor, user.pk, expected=user.version)


def _refuse_what_is_here(export: Export, agency: UUID) -> None:
    """Raise AlreadyHere when the agency holds anything, or another bears its code or one of its users' names."""
    standing = Agency.objects.filter(pk=agency).first()
    if standing is not None and _holds_anything(agency):
        raise AlreadyHere(f"{standing.name} is in this installation. Nothing was written.")
    if Agency.objects.filter(code=export.agency["code"]).exclude(pk=agency).exists():
        raise AlreadyHere(f"Another agency has the code {export.agency['code']}. Nothing was written.")
    users = _json_lines(export, archive.lines_of(_table(USER)))
    names = {told["username"] for told in users}
    taken = (
        User.objects.filter(username__in=names).exclude(agency_id=agency).values_list("username", flat=True)
    )
    if taken:
        raise AlreadyHere(
            f"Users of another agency have the names {', '.join(sorted(taken)[:10])}. Nothing was written."
        )


def _holds_anything(agency: UUID) -> bool:
    """Whether more than the bare name is here: an agency and users whom rows of other agencies point at."""
    for table in tables():
        if table.label in {AGENCY, USER}:
            continue
        with connection.cursor() as cursor:
            cursor.execute(
                sql.SQL("SELECT EXISTS (SELECT FROM {} t WHERE {})").format(
                    sql.Identifier(table.name), rows_of(table.model, Extent(agency))
                )
            )
            if cursor.fetchone()[0]:
                return True
    return User.objects.filter(agency_id=agency, is_active=True).exists()


def _others(export: Export) -> None:
    for told in _json_lines(export, archive.ELSEWHERE):
        elsewhere.stand_in(told)


def _keys(export: Export) -> None:
    for told in _json_lines(export, archive.KEYS):
        export.passphrase.unwrap(told).save(force_insert=True)


def _load(actor: Actor, export: Export, table: Table, progress: Progress) -> tuple[int, int]:
    """One file into its table; returns the rows written, and the rows and references left behind."""
    name = archive.lines_of(table)
    filed = export.filed(name)
    trail.record(
        actor, "exchange:agency:file-imported", verb=trail.Verb.COLLECT, kind=table.label.lower(),
        details={"file": name, "rows": filed.rows, "sha256": filed.sha256},
    )  # fmt: skip
    with connection.wrap_database_errors, connection.cursor() as django_cursor:
        cursor: Any = django_cursor.cursor  # psycopg's own: Django has no COPY
        cursor.execute("CREATE TEMP TABLE IF NOT EXISTS stage_whole (line json) ON COMMIT DROP")
        with cursor.copy("COPY stage_whole (line) FROM STDIN") as copy:
            for block in checked_blocks(export.folder / name, filed):
                copy.write(block.replace(b"\\", b"\\\\"))
        left = _left_behind(cursor, table)
        cursor.execute(_insert(table))
        written = int(cursor.rowcount)
        # Now, not at the end: what is still to be checked is held in memory, row by row.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("TRUNCATE stage_whole")
    progress(table.name, filed.rows)
    if written + left[0] != filed.rows:
        raise Damaged(
            f"{name} has {filed.rows} rows, of which {written} can be written. Nothing was written."
        )
    return written, sum(left)


def _insert(table: Table) -> sql.Composable:
    """From the stage into the table. A user or agency known by name alone becomes what the export says."""
    hidden = STAY_HERE.get(table.label, {})
    columns = [*(column.name for column in table.columns), *hidden]
    values = [_value(table, column.name) for column in table.columns]
    values += [sql.SQL(expression) for expression in hidden.values()]
    return sql.SQL(
        "INSERT INTO {table} ({columns}) SELECT {values}"
        " FROM stage_whole s, json_populate_record(NULL::{table}, s.line) r WHERE {kept}{conflict}"
    ).format(
        table=sql.Identifier(table.name), columns=_names(columns), values=sql.SQL(", ").join(values),
        kept=_kept(table), conflict=_conflict(table, columns),
    )  # fmt: skip


def _value(table: Table, column: str) -> sql.Composable:
    """A reference to a person who is not here becomes empty, where it may be."""
    cell = sql.SQL("r.{}").format(sql.Identifier(column))
    if any(field.column == column and field.null for field in _people_elsewhere(table)):
        return sql.SQL("(SELECT p.id FROM people_person p WHERE p.id = {})").format(cell)
    return cell


def _kept(table: Table) -> sql.Composable:
    """Which rows can stand: those whose people are here."""
    needed = [field for field in _people_elsewhere(table) if not field.null]
    here = sql.SQL("EXISTS (SELECT FROM people_person p WHERE p.id = r.{})")
    return sql.SQL(" AND ").join([
        sql.SQL("true"), *(here.format(sql.Identifier(str(field.column))) for field in needed)
    ])  # fmt: skip


def _left_behind(cursor: Any, table: Table) -> tuple[int, int]:
    """How many rows, and how many references of rows that stay, have nobody to point at."""
    fields = _people_elsewhere(table)
    if not fields:
        return 0, 0
    kept = _kept(table)
    cut = sql.SQL(" OR ").join(
        sql.SQL("({0} IS NOT NULL AND {1} IS NULL)").format(
            sql.SQL("r.{}").format(sql.Identifier(str(field.column))), _value(table, str(field.column))
        )
        for field in fields
    )
    cursor.execute(
        sql.SQL(
            "SELECT count(*) FILTER (WHERE NOT ({kept})), count(*) FILTER (WHERE {kept} AND ({cut}))"
            " FROM stage_whole s, json_populate_record(NULL::{table}, s.line) r"
        ).format(kept=kept, cut=cut, table=sql.Identifier(table.name))
    )
    rows, references_cut = cursor.fetchone()
    return int(rows), int(references_cut)


def _people_elsewhere(table: Table) -> list[Any]:
    """Foreign keys that may point at a person of another agency; a table's own person moves with it."""
    if table.label == PERSON:
        return []
    return [field for field in references(table.model, PERSON) if field.column != "person_id"]


def _conflict(table: Table, columns: list[str]) -> sql.Composable:
    if table.label not in {AGENCY, USER}:
        return sql.SQL("")
    own = sql.SQL("{}.{} = excluded.{}")
    place = sql.Identifier("id" if table.label == AGENCY else "agency_id")
    return sql.SQL(" ON CONFLICT (id) DO UPDATE SET {} WHERE {}").format(
        sql.SQL(", ").join(sql.SQL("{0} = excluded.{0}").format(sql.Identifier(name)) for name in columns),
        own.format(sql.Identifier(table.name), place, place),
    )


def _json_lines(export: Export, name: str) -> Iterator[dict[str, Any]]:
    """The lines of a small file, hashed once more."""
    for block in checked_blocks(export.folder / name, export.filed(name)):
        yield from (json.loads(line) for line in block.splitlines())


def _table(label: str) -> Table:
    return next(table for table in tables() if table.label == label)


def _in_words(refused: IntegrityError) -> Refused:
    told = getattr(refused.__cause__, "diag", None)
    table, rule = (
        getattr(told, "table_name", None) or "a table",
        getattr(told, "constraint_name", None) or "its rules",
    )
    if getattr(told, "sqlstate", "") == "23505":
        return AlreadyHere(
            f"{table}: a row with the same identifier is here already ({rule}). Nothing was written."
        )
    return NotAccepted(f"{table} refuses a row by {rule}. Nothing was written.")


def _first_line(refused: DatabaseError) -> str:
    """What the database says, without the row it says it of."""
    told = getattr(refused.__cause__, "diag", None)
    return str(getattr(told, "message_primary", None) or "no reason given").splitlines()[0].rstrip(".") + "."


def _names(columns: list[str]) -> sql.Composable:
    return sql.SQL(", ").join(sql.Identifier(name) for name in columns)
