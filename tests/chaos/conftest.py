"""Agencies that can be killed: served by `throughcare serve`, with writers at work."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import CopiedDatabase

from tests.arranging import SignedIn, World
from tests.chaos.serving import Gunicorn, copy_database
from tests.chaos.writers import Writer, contacts_whole
from tests.live import LiveAgency
from throughcare.platform.database.server import PrivateServer
from throughcare.platform.database.tests.private_servers import open_folder, server_in

CSRF = "c" * 32
WRITERS = 3


class BesiegedAgency:
    """An agency with one officer, one person and writers who record contacts without end."""

    def __init__(self, server: PrivateServer, database: str, home: Path, blocker: Any) -> None:
        self.server = server
        self.gunicorn = Gunicorn(server, database, home)
        self.live = LiveAgency("", server, database, home, blocker=blocker)
        with self.live.database():
            world = World()
            self.person_id = world.person().pk
            self.cookies = {
                "sessionid": SignedIn(world.officer).cookies["sessionid"].value,
                "csrftoken": CSRF,
            }
        self.writers = [
            Writer(self.gunicorn.port, self.cookies, self.person_id, f"{number}") for number in range(WRITERS)
        ]

    @property
    def acknowledged(self) -> int:
        """How many acts were acknowledged so far."""
        return sum(len(writer.acknowledged) for writer in self.writers)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Server and writers run; in the end the writers have finished, the server is still there."""
        self.gunicorn.start()
        self.gunicorn.wait()
        for writer in self.writers:
            writer.start()
        try:
            yield
        finally:
            for writer in self.writers:
                writer.finish()

    def count(self) -> None:
        """Every acknowledged act is there exactly once and whole, and the rest can be sent again safely."""
        assert [writer.unexpected for writer in self.writers] == [[]] * WRITERS, self.gunicorn.complaint()
        acknowledged = {key for writer in self.writers for key in writer.acknowledged}
        unanswered = {key for writer in self.writers for key in writer.unanswered}
        with self.live.database():
            there = contacts_whole()
        assert acknowledged, "nothing was written"
        assert acknowledged <= there, f"{len(acknowledged - there)} acknowledged acts are lost"
        assert there <= acknowledged | unanswered, "an act that nobody sent"
        for writer in self.writers:
            for key in writer.unanswered:
                writer.send_again(key)
            for key in list(writer.acknowledged)[-3:]:
                assert writer.send_again(key) == writer.acknowledged[key], "a second send got another answer"
        with self.live.database():
            assert contacts_whole() == acknowledged | unanswered


@pytest.fixture
def agency(
    database_server: PrivateServer, database_template: str, django_db_setup: None, django_db_blocker: Any,
    tmp_path: Path,
) -> Iterator[BesiegedAgency]:  # fmt: skip
    """An agency on a database of its own, whose server may be killed."""
    with CopiedDatabase(database_server, database_template, f"throughcare_chaos_{os.getpid()}") as name:
        besieged = BesiegedAgency(database_server, name, tmp_path, django_db_blocker)
        yield besieged
        besieged.gunicorn.stop()


@pytest.fixture
def agency_with_its_own_postgresql(
    database_server: PrivateServer, database_template: str, django_db_setup: None, django_db_blocker: Any,
    tmp_path: Path,
) -> Iterator[BesiegedAgency]:  # fmt: skip
    """An agency on a PostgreSQL of its own, which may be killed without harm to other tests."""
    with open_folder() as folder, server_in(folder, database_server.binaries) as server:
        server.start()
        copy_database(database_server, database_template, server, "chaos")
        besieged = BesiegedAgency(server, "chaos", tmp_path, django_db_blocker)
        yield besieged
        besieged.gunicorn.stop()


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool], str], None]:
    """Waits until something is so, or fails with what was waited for."""
    from throughcare.platform.database.server import process

    def wait(true: Callable[[], bool], what: str) -> None:
        assert process.wait_until(true, 60), what

    return wait
