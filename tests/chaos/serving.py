"""A server that can be killed: `throughcare serve`'s own command, with all its processes in one group."""

import http.client
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from throughcare.platform.database.server import PrivateServer
from throughcare.shell.cli import serve

STARTED_WITHIN, ANSWERS_WITHIN = 60.0, 60.0
"""Seconds; generous, since a test machine may be busy with other things."""


class Gunicorn:
    """Two workers on a free port of the loopback address, working on `database` of `server`."""

    def __init__(self, server: PrivateServer, database: str, home: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.log = home / "gunicorn.log"
        self.surroundings = os.environ | {
            "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
            "DATABASE_URL": server.app_url(database),
            "DATABASE_OWNER_URL": server.owner_url(database),
            "THROUGHCARE_HOME": str(home),
        }
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and return at once; writers wait at its door."""
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                serve.command(f"127.0.0.1:{self.port}", workers=2, threads=4),
                env=self.surroundings, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def wait(self) -> None:
        """Until it answers."""
        deadline = time.monotonic() + STARTED_WITHIN
        while time.monotonic() < deadline:
            try:
                if self.get("/accounts/login/").status == 200:
                    return
            except (OSError, http.client.HTTPException):
                assert self.alive(), self.complaint()
                time.sleep(0.1)
        pytest.fail(f"The server did not come up.\n{self.complaint()}")

    def get(self, path: str, headers: dict[str, str] | None = None) -> http.client.HTTPResponse:
        """The answer to a GET; its body can be read afterwards."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWERS_WITHIN)
        line.request("GET", path, headers={"Connection": "close", **(headers or {})})
        return line.getresponse()

    def kill(self) -> None:
        """SIGKILL master and workers at once, wherever they are in their work."""
        assert self.running is not None and self.alive(), self.complaint()
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()

    def stop(self) -> None:
        """End it if it runs."""
        if self.running is not None and self.alive():
            self.kill()

    def alive(self) -> bool:
        """Whether the first process still runs."""
        return self.running is not None and self.running.poll() is None

    def complaint(self) -> str:
        """The end of its log."""
        return self.log.read_text()[-4000:] if self.log.exists() else "(no log)"


def copy_database(source: PrivateServer, template: str, target: PrivateServer, name: str) -> None:
    """The database `template` of one server as `name` on another; quicker than migrating anew."""
    target.ensure_database(name)
    programs = source.binaries.folder
    dumped = subprocess.run(
        [programs / "pg_dump", "--inserts", "--rows-per-insert=500", "-h", source.socket_folder,
         "-U", "throughcare_admin", template],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    # \restrict and \unrestrict speak to psql, which the wheel does not bring. The schema is there already.
    script = "".join(
        line
        for line in dumped.splitlines(keepends=True)
        if not line.startswith(("\\", "CREATE SCHEMA public"))
    )
    with psycopg.connect(host=str(target.socket_folder), user="throughcare_admin", dbname=name) as admin:
        admin.execute(script.encode())
