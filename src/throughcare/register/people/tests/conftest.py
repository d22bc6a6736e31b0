"""A database of its own for the crowd: made once for the tests that search among many."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from throughcare.config.database import parse
from throughcare.platform.database.server import PrivateServer
from throughcare.register.people.tests.crowd import Crowd


@pytest.fixture(scope="module")
def crowd(
    database_server: PrivateServer, database_template: str, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Crowd]:
    """Twenty thousand people; while a module uses them, Django works in their database."""
    name = f"throughcare_crowd_{os.getpid()}"
    made = Crowd()
    _maintain(database_server, "CREATE DATABASE {} TEMPLATE {}", name, database_template)
    made.fill(database_server, name)
    with django_db_blocker.unblock():
        before = _point_at(database_server.app_url(name))
        yield made
        _point_at(before)
    _maintain(database_server, "DROP DATABASE {}", name)  # unforced: an autovacuum is waited for, not ended


def _point_at(url: str | dict[str, Any]) -> dict[str, Any]:
    """Send Django's connection elsewhere; returns where it went before."""
    connection = connections["default"]
    connection.close()
    before = dict(connection.settings_dict)
    connection.settings_dict.update(
        parse(url) if isinstance(url, str) else url, TEST=before["TEST"], CONN_MAX_AGE=0
    )
    return before


def _maintain(server: PrivateServer, statement: str, *names: str) -> None:
    with psycopg.connect(server.owner_url("postgres"), autocommit=True) as owner:
        owner.execute("SELECT pg_advisory_lock(7271)")
        owner.execute(sql.SQL(statement).format(*[sql.Identifier(name) for name in names]))
