"""The benchmark's own database: made once for a number of people, kept for the next run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import psycopg
from psycopg import sql

from throughcare.platform import clock
from throughcare.platform.database.server import PrivateServer

ENTERED = timedelta(days=2)
"""How long before the day as of which the people stand their rows were written."""


@dataclass(frozen=True, slots=True)
class BenchDatabase:
    """Where the benchmark's rows are. app_url: as the application; owner_url: as the owner of the tables."""

    name: str
    app_url: str
    owner_url: str
    people: int


def prepare(people: int) -> BenchDatabase:
    """Start the private server, make and fill the database if it is not there, and set Django up against it."""
    server = PrivateServer()
    server.start()
    name = f"throughcare_bench_{people}"
    database = BenchDatabase(name, server.app_url(name), server.owner_url(name), people)
    with psycopg.connect(server.owner_url("postgres"), autocommit=True) as owner:
        there = owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    if not there:
        server.ensure_database(name)
    os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = database.app_url, database.owner_url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "throughcare.config.settings.dev")
    import django

    django.setup()
    if not there:
        try:
            _fill(database)
        except BaseException:
            drop(server, name)
            raise
    return database


def drop(server: PrivateServer, name: str) -> None:
    """Remove a database."""
    from django.db import connections

    connections.close_all()
    with psycopg.connect(server.owner_url("postgres"), autocommit=True) as owner:
        owner.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def _entered_before() -> Iterator[None]:
    """People as they stand today, entered before yesterday's sweep: a daily delta then finds a day's difference."""
    now, today = clock.now, clock.today
    clock.now = lambda: now() - ENTERED
    clock.today = lambda zone: today(zone) + ENTERED
    try:
        yield
    finally:
        clock.now, clock.today = now, today


def _fill(database: BenchDatabase) -> None:
    from django.core.management import call_command

    from throughcare.shell.exchange.sample.bulk import generate

    call_command("migrate", database="owner", verbosity=0)
    with _entered_before():
        print(generate(people=database.people, pack="ew", seed=1, agency="bench"))
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
