"""The private server on a bad day: killed in the middle of writes, orphaned, its files disturbed.

A process kill, not a power cut: what this shows is that no acknowledged row is lost and that the next start
needs no hand.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from throughcare.platform.database.server import PrivateServer, process
from throughcare.platform.database.tests.private_servers import (
    LINUX,
    kill_all,
    kill_postmaster,
)

pytestmark = [LINUX, pytest.mark.requirement("R138")]

WRITER = """
import sys, time, psycopg
url, acknowledged, number = sys.argv[1], open(sys.argv[2], "a", buffering=1), 0
while True:
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
            while True:
                number += 1
                with connection.transaction():
                    connection.execute("INSERT INTO row_kept VALUES (%s, 'first half')", [number])
                    connection.execute("INSERT INTO row_kept VALUES (%s, 'second half')", [-number])
                acknowledged.write(f"{number}\\n")
    except psycopg.OperationalError:
        time.sleep(0.02)
"""


@pytest.fixture(scope="module", autouse=True)
def table_to_write(server: PrivateServer) -> None:
    with psycopg.connect(server.owner_url()) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS row_kept (number bigint PRIMARY KEY, half text NOT NULL)")


def kill_while_writing(server: PrivateServer, acknowledged: Path, kills: int) -> None:
    """Kill the server again and again under a writer and start it; every acknowledged row must be there."""
    chance = random.Random(kills)
    with psycopg.connect(server.owner_url(), autocommit=True) as owner:
        owner.execute("TRUNCATE row_kept")
    writer = subprocess.Popen([sys.executable, "-c", WRITER, server.app_url(), str(acknowledged)])
    try:
        for kill in range(kills):
            before = _lines(acknowledged)
            assert process.wait_until(lambda before=before: _lines(acknowledged) > before + 5, 30), (
                "the writer found its way back to the server by itself"
            )
            time.sleep(chance.uniform(0, 0.2))
            (kill_postmaster, kill_all)[kill % 2](server)
            server.start()
            assert server.is_running()
    finally:
        writer.kill()
        writer.wait()
    numbers = {int(line) for line in acknowledged.read_text().split()}
    with psycopg.connect(server.app_url()) as app:
        kept = {row[0] for row in app.execute("SELECT number FROM row_kept")}
    assert numbers, "the writer wrote nothing"
    assert numbers <= kept, f"{len(numbers - kept)} acknowledged rows are lost"
    assert {-number for number in kept} == kept, "a transaction was half done"


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_kills_lose_no_acknowledged_row(server: PrivateServer, tmp_path: Path) -> None:
    kill_while_writing(server, tmp_path / "acknowledged", kills=3)


@pytest.mark.nightly
def test_twenty_kills_lose_no_acknowledged_row(server: PrivateServer, tmp_path: Path) -> None:
    kill_while_writing(server, tmp_path / "acknowledged", kills=20)


def test_a_busy_orphan_is_ended(server: PrivateServer) -> None:
    """A backend in a long calculation does not see that its postmaster is dead, and holds the data."""
    app = psycopg.connect(server.app_url())
    orphan = app.info.backend_pid
    app.pgconn.send_query(b"SELECT sum(n) FROM generate_series(1, 2000000000) n")
    time.sleep(0.3)
    kill_postmaster(server)
    server.start()
    app.close()
    assert not process.alive(orphan)
    with psycopg.connect(server.app_url()) as after:
        assert after.execute("SELECT 1").fetchone() == (1,)


def test_one_killed_backend_is_recovered_by_the_server_itself(server: PrivateServer) -> None:
    postmaster = process.postmaster(server.data)
    with psycopg.connect(server.app_url()) as app:
        os.kill(app.info.backend_pid, 9)
        with pytest.raises(psycopg.OperationalError):
            app.execute("SELECT 1")
    server.start()
    assert process.postmaster(server.data) == postmaster
    with psycopg.connect(server.app_url()):
        pass


def test_a_lock_file_with_another_programs_number_is_no_server(server: PrivateServer) -> None:
    """After a power cut the number in postmaster.pid may belong to anything, here to this test."""
    kill_all(server)
    lock_file = server.data / "postmaster.pid"
    lines = lock_file.read_text().splitlines()
    lock_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    assert process.postmaster(server.data) is None
    server.stop()
    server.start()
    assert server.is_running()


def test_a_dead_process_nobody_took_note_of_is_dead() -> None:
    child = subprocess.Popen(["/bin/true"])
    assert process.wait_until(lambda: not process.alive(child.pid), 5), "a zombie was taken for alive"
    child.wait()


@pytest.mark.parametrize("rubbish", ["", "not a number\n", "999999999\n"])
def test_a_damaged_lock_file_is_overcome(server: PrivateServer, rubbish: str) -> None:
    kill_all(server)
    (server.data / "postmaster.pid").write_text(rubbish)
    server.start()
    assert server.is_running()


def test_a_socket_cleared_away_comes_back(server: PrivateServer) -> None:
    (server.socket_folder / ".s.PGSQL.5432").unlink()
    assert not server.is_running()
    server.start()
    with psycopg.connect(server.app_url()):
        pass
