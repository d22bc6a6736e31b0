"""W9, import: validated, audited import against COPY of the same rows into the same tables.

The limit is COPY into tables of the same shape: same columns, indexes, constraints and foreign keys, without
row-level security (COPY does not work through it), without validation and without audit, in one transaction.
The import's rate counts reading, checking, shaping, history, wall and audit.
"""

import csv
import random
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from bench.measuring import Result, in_turn
from bench.world import BenchDatabase
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.shell.exchange import bulk
from throughcare.shell.exchange.importing.mapping import Mapping, load
from throughcare.shell.exchange.importing.running import run_import
from throughcare.shell.exchange.importing.trial import ensure_trial_agency

ROWS = 10_000


def run(database: BenchDatabase, rounds: int) -> list[Result]:
    """Import a made-up file of the Georgia mapping's shape; every round brings new people."""
    mapping = load("us-ga-nij")
    agency = ensure_trial_agency("bench-import", mapping)
    files = iter(_files(mapping, rounds + 2))
    copied = _recorded_rows(agency, mapping, next(files))
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        _bare_tables(owner, copied)
        ways = {"ours": lambda: _import(agency, mapping, next(files)), "limit": partial(_copy, owner, copied)}
        taken = in_turn(ways, rounds)
        owner.execute("DROP SCHEMA bare CASCADE")
    ours, limit = taken["ours"], taken["limit"]
    rate = (
        f"{ROWS / ours.median:,.0f} people/s, {sum(map(len, copied.values())) / ours.median:,.0f} records/s"
    )
    return [Result("W9", f"import of {ROWS:,} people: rate", "COPY, same tables and constraints",
                   limit.median / ours.median, ("at least", 0.5), ours, limit, note=rate)]  # fmt: skip


def _files(mapping: Mapping, count: int) -> list[Path]:
    folder = Path(tempfile.mkdtemp(prefix="throughcare-bench-"))
    chance = random.Random(1)
    made = []
    for number in range(count):
        path = folder / f"people-{number}.csv"
        with path.open("w", newline="") as file:
            out = csv.writer(file)
            out.writerow(mapping.columns)
            for row in range(ROWS):
                out.writerow(
                    [
                        _cell(name, checks, number * ROWS + row, chance)
                        for name, checks in mapping.columns.items()
                    ]
                )
        made.append(path)
    return made


def _cell(name: str, checks: dict[str, Any], number: int, chance: random.Random) -> str:
    if name == "ID":
        return str(number)
    if "allowed" in checks:
        return str(chance.choice(checks["allowed"]))
    if "count" in checks:
        return str(chance.randrange(int(checks["count"].split()[0])))
    low, high = checks.get("whole") or checks["number"]
    return str(chance.randint(int(low), int(min(high, 100))))


def _import(agency: Agency, mapping: Mapping, path: Path) -> None:
    run_import(Actor.system_named("import"), agency, mapping, path)


def _recorded_rows(agency: Agency, mapping: Mapping, path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Import once and keep what went into each table, to be copied as it is."""
    kept: dict[str, tuple[bulk.Bulk, list[tuple[Any, ...]]]] = {}
    write = bulk.Bulk.write

    def keep(self: bulk.Bulk, rows: Any) -> bulk.Written:
        kept.setdefault(self.table, (self, []))[1].extend(rows)
        return write(self, rows)

    bulk.Bulk.write = keep  # type: ignore[method-assign]
    try:
        _import(agency, mapping, path)
    finally:
        bulk.Bulk.write = write  # type: ignore[method-assign]
    with acting(Actor.system_named("bench")):
        return {table: [_whole(way, row) for row in rows] for table, (way, rows) in kept.items()}


COLUMNS: dict[str, tuple[str, ...]] = {}


def _whole(way: bulk.Bulk, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row with its constants, as the table has it."""
    COLUMNS[way.table] = (*way.columns, *way.constants)
    given = way._prepared(row)
    return (
        *given,
        *(Jsonb(value) if isinstance(value, dict | list) else value for value in way.constants.values()),
    )


def _bare_tables(owner: psycopg.Connection[Any], copied: dict[str, list[tuple[Any, ...]]]) -> None:
    """The same tables again, with their indexes, checks, exclusions and foreign keys; no walls, no triggers."""
    owner.execute("DROP SCHEMA IF EXISTS bare CASCADE")
    owner.execute("CREATE SCHEMA bare")
    for table in copied:
        owner.execute(
            sql.SQL("CREATE TABLE bare.{0} (LIKE public.{0} INCLUDING ALL)").format(sql.Identifier(table))
        )
    for table in copied:
        for name, definition in owner.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype IN ('f', 'x')"
            " AND conrelid = format('public.%%I', %s::text)::regclass", [table]
        ).fetchall():  # fmt: skip
            for parent in copied:
                definition = definition.replace(f"REFERENCES {parent}(", f"REFERENCES bare.{parent}(")
            if definition.startswith("FOREIGN"):
                owner.execute(f'ALTER TABLE bare.{table} ADD CONSTRAINT "{name}" {definition}')


def _copy(owner: psycopg.Connection[Any], copied: dict[str, list[tuple[Any, ...]]]) -> None:
    owner.execute("TRUNCATE " + ", ".join(f"bare.{table}" for table in copied))
    with owner.transaction(), owner.cursor() as cursor:
        cursor.execute("SELECT set_config('tc.system', 'bench', true)")
        for table, rows in copied.items():
            names = sql.SQL(", ").join(map(sql.Identifier, COLUMNS[table]))
            with cursor.copy(
                sql.SQL("COPY bare.{} ({}) FROM STDIN").format(sql.Identifier(table), names)
            ) as copy:
                for row in rows:
                    copy.write_row(row)
