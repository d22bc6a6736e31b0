"""A database of its own for the crowd: made once for the tests that ask what a page costs among many."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import CopiedDatabase, pointed_at

from throughcare.platform.database.server import PrivateServer
from throughcare.shell.web.tests import crowd as people


@pytest.fixture(scope="module")
def crowd(
    database_server: PrivateServer, database_template: str, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """Twelve thousand people; while a module uses them, Django works in their database."""
    name = f"throughcare_web_crowd_{os.getpid()}"
    with CopiedDatabase(database_server, database_template, name):
        people.fill(database_server, name)
        with pointed_at(database_server, name, django_db_blocker):
            yield
