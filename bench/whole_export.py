"""W9, a whole agency out and back: the audited export and import against bare COPY of the same tables.

Out: JSON Lines, CSV, hashes and dictionary, against COPY of every table to a file. Back: checked twice, staged, behind
walls, with triggers, history and audit, against COPY of the same rows into the same tables with their indexes,
constraints and foreign keys, without walls and triggers, in one transaction. Every import starts from an empty
database.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from shutil import rmtree
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from bench.measuring import Result, in_turn
from bench.world import BenchDatabase
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency, RoleHeld, User
from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.server import PrivateServer
from throughcare.shell.exchange.whole import archive
from throughcare.shell.exchange.whole.exporting import Asked, export
from throughcare.shell.exchange.whole.restoring import restore
from throughcare.shell.exchange.whole.tables import tables

PASSPHRASE = "a passphrase for the benchmark"
EMPTY, BARE = "throughcare_bench_empty", "throughcare_bench_bare"
AS_SYSTEM = "SELECT set_config('tc.system', 'bench', true)"


def run(database: BenchDatabase, rounds: int) -> list[Result]:
    """Export, then import what was exported."""
    folder = Path(tempfile.mkdtemp(prefix="throughcare-bench-"))
    try:
        asked, numbers = _asked(), count()
        ways: dict[str, Callable[[], object]] = {
            "ours": lambda: export(asked(folder / f"export-{next(numbers)}")),
            "limit": partial(_copy_out, database, folder),
        }
        out = in_turn(ways, rounds)
        exported = archive.opened(folder / "export-0", PASSPHRASE)
        rows = sum(exported.filed(archive.lines_of(table)).rows for table in tables())
        with _templates(database) as fresh:
            back = in_turn(
                {"ours": partial(_import, folder / "export-0"), "limit": partial(_copy_in, database, folder)},
                rounds, before=fresh,
            )  # fmt: skip
    finally:
        rmtree(folder)
    return [_result("whole export", "COPY TO, same tables", rows, out),
            _result("whole import", "COPY FROM, same tables and constraints", rows, back)]  # fmt: skip


def _result(what: str, against: str, rows: int, taken: dict[str, Any]) -> Result:
    ours, limit = taken["ours"], taken["limit"]
    return Result("W9", f"{what} of {rows:,} rows: rate", against, limit.median / ours.median, ("at least", 0.5),
                  ours, limit, note=f"{rows / ours.median:,.0f} rows/s")  # fmt: skip


def _asked() -> Any:
    """What is asked for, in the name of an administrator made for it."""
    with acting(Actor.system_named("bench")) as system:
        agency = Agency.objects.get(code="bench")
        user, made = User.objects.get_or_create(
            username="bench-administrator", defaults={"name": "Bench", "agency": agency}
        )
        if made:
            RoleHeld.objects.create(user=user, role="administrator", starts_on="2020-01-01")
        trail.record(system, "bench:administrator:prepared", user, verb=trail.Verb.ADMINISTER)
        actor = as_actor(users_with_roles().get(pk=user.pk))
    return lambda folder: Asked(actor, agency, folder, PASSPHRASE, "Measured by the benchmark", whole=True)


def _columns(table: Any) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)


def _copy_out(database: BenchDatabase, folder: Path) -> None:
    with psycopg.connect(database.owner_url) as owner, owner.cursor() as cursor:
        cursor.execute(AS_SYSTEM)
        for table in tables():
            statement = sql.SQL("COPY (SELECT {} FROM {} WHERE id <> {}) TO STDOUT").format(
                _columns(table), sql.Identifier(table.name), sql.Literal(SYSTEM_USER)
            )
            with cursor.copy(statement) as copy, (folder / f"{table.name}.copy").open("wb") as file:
                for row in copy:
                    file.write(row)


def _import(folder: Path) -> None:
    restore(archive.opened(folder, PASSPHRASE))


def _copy_in(database: BenchDatabase, folder: Path) -> None:
    url = _elsewhere(database.owner_url, database.name, f"{BARE}_now")
    with psycopg.connect(url) as owner, owner.cursor() as cursor:
        for table in tables():
            statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), _columns(table))
            with cursor.copy(statement) as copy, (folder / f"{table.name}.copy").open("rb") as file:
                while block := file.read(archive.BLOCK):
                    copy.write(block)


@contextmanager
def _templates(database: BenchDatabase) -> Iterator[Any]:
    """An empty database and one without walls and triggers; yields what copies both anew and points Django there."""
    server = PrivateServer()
    with psycopg.connect(server.owner_url("postgres"), autocommit=True) as owner:
        for name in (EMPTY, BARE):
            _drop(owner, name)
        server.ensure_database(EMPTY)
        _point_at(EMPTY)
        call_command("migrate", database="owner", verbosity=0)
        connections.close_all()
        _create(owner, BARE, EMPTY)
        _strip(server.owner_url(BARE))

        def fresh() -> None:
            connections.close_all()
            for name in (EMPTY, BARE):
                _drop(owner, f"{name}_now")
                _create(owner, f"{name}_now", name)
            _point_at(f"{EMPTY}_now")

        try:
            yield fresh
        finally:
            connections.close_all()
            for name in (f"{EMPTY}_now", f"{BARE}_now", EMPTY, BARE):
                _drop(owner, name)
            _point_at(database.name)


def _strip(url: str) -> None:
    """Take walls and triggers off every table; constraints and foreign keys stay."""
    with psycopg.connect(url) as owner:
        for table in tables():
            name = sql.Identifier(table.name)
            owner.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(name))
            owner.execute(sql.SQL("ALTER TABLE {} DISABLE ROW LEVEL SECURITY").format(name))
        owner.execute("ALTER TABLE access_user ALTER password DROP NOT NULL")  # it did not travel


def _point_at(name: str) -> None:
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _elsewhere(url: str, old: str, new: str) -> str:
    return url.replace(f"/{old}?", f"/{new}?")


def _create(owner: psycopg.Connection[Any], name: str, template: str) -> None:
    owner.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    )


def _drop(owner: psycopg.Connection[Any], name: str) -> None:
    """Without FORCE, which fails on autovacuum: a plain DROP asks that to leave."""
    owner.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
