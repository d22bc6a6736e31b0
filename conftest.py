"""Tests run on real PostgreSQL, as the application's own role, so that row-level security is always on.

The private server starts by itself; the migrated database is made once per state of the migrations and copied
for each test process.
"""

import hashlib
import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from throughcare.config.database import parse
from throughcare.platform.database.server import PrivateServer

ROOT = Path(__file__).parent
_numbers = itertools.count(1)
pytest_plugins = ["tests.arranging"]

# Properties are tried without a stopwatch: the machine may be busy.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def _migrations_state() -> str:
    told = ("migrations/*.py", "operations.py", "promises.py", "past_views.py", "walls.py", "*due_process.py")
    files = [path for pattern in told for path in sorted((ROOT / "src").glob(f"**/{pattern}"))]
    files += [ROOT / "requirements.lock", ROOT / "src/throughcare/platform/actor.py"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def _point_django_at(server: PrivateServer, name: str) -> None:
    for alias, url in {"default": server.app_url(name), "owner": server.owner_url(name)}.items():
        connections[alias].close()
        connections[alias].settings_dict.update(parse(url), TEST=connections[alias].settings_dict["TEST"])
        connections[alias].settings_dict["CONN_MAX_AGE"] = None


@pytest.fixture(scope="session")
def database_server() -> PrivateServer:
    """The private server the tests use, started if it is not running."""
    server = PrivateServer()
    server.start()
    return server


@pytest.fixture(scope="session")
def database_template(database_server: PrivateServer, django_db_blocker: Any) -> str:
    """The name of a database migrated to the present state, made once and kept for the next run."""
    name = f"throughcare_template_{_migrations_state()}"
    with psycopg.connect(database_server.owner_url("postgres"), autocommit=True) as owner:
        owner.execute("SELECT pg_advisory_lock(7271)")
        if not owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            building = f"{name}_building"
            owner.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(building)))
            database_server.ensure_database(building)
            _point_django_at(database_server, building)
            with django_db_blocker.unblock():
                call_command("migrate", database="owner", verbosity=0)
                connections.close_all()
            owner.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(building), sql.Identifier(name)
                )
            )
    return name


@pytest.fixture(scope="session")
def django_db_setup(
    database_server: PrivateServer, database_template: str, django_db_blocker: Any
) -> Iterator[None]:
    """A copy of the template for this process; pytest-django's own set-up is replaced."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "one")
    name = f"throughcare_test_{os.getpid()}_{worker}"
    with django_db_blocker.unblock(), CopiedDatabase(database_server, database_template, name):
        _point_django_at(database_server, name)
        yield
        connections.close_all()


@pytest.fixture
def committing(
    database_server: PrivateServer, database_template: str, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """A database of its own for a test that really commits, from several threads if it likes.

    pytest-django's own way empties the tables afterwards, which this database refuses: its rows are kept.
    """
    with _committed_for_good(database_server, database_template, django_db_blocker):
        yield


@pytest.fixture(scope="module")
def committing_together(
    database_server: PrivateServer, database_template: str, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """As `committing`, one database for all tests of a module: for tests that look at no more than their own rows."""
    with _committed_for_good(database_server, database_template, django_db_blocker):
        yield


@contextmanager
def _committed_for_good(server: PrivateServer, template: str, blocker: Any) -> Iterator[None]:
    name = f"throughcare_commit_{os.getpid()}_{next(_numbers)}"
    with CopiedDatabase(server, template, name), pointed_at(server, name, blocker):
        yield


@contextmanager
def pointed_at(server: PrivateServer, name: str, blocker: Any) -> Iterator[None]:
    """Django works on the database `name` meanwhile, and is gone from it at the end."""
    held = {alias: dict(connections[alias].settings_dict) for alias in ("default", "owner")}
    with blocker.unblock():
        _point_django_at(server, name)
        try:
            yield
        finally:
            connections.close_all()
            for alias, settings in held.items():
                connections[alias].settings_dict.update(settings)


class CopiedDatabase:
    """A copy of `template` under `name`, dropped at the end."""

    def __init__(self, server: PrivateServer, template: str, name: str) -> None:
        self.server, self.template, self.name = server, template, name

    def __enter__(self) -> str:
        """Make it. What a crash of PostgreSQL leaves of it is nobody's concern: commits need not wait for the disk."""
        with psycopg.connect(self.server.owner_url("postgres"), autocommit=True) as owner:
            owner.execute("SELECT pg_advisory_lock(7271)")
            owner.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(self.name), sql.Identifier(self.template)
                )
            )
            owner.execute(
                sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(sql.Identifier(self.name))
            )
        return self.name

    def __exit__(self, *_: object) -> None:
        """Drop it. Without FORCE first: that asks autovacuum to leave, which FORCE may not and so fails on."""
        drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(self.name))
        with psycopg.connect(self.server.owner_url("postgres"), autocommit=True) as owner:
            try:
                owner.execute(drop)
            except psycopg.errors.ObjectInUse:
                owner.execute(drop + sql.SQL(" WITH (FORCE)"))
