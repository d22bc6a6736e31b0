"""The server's processes: run as whom, alive or not, and which still hold the data folder."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from throughcare.platform.database.server.accounts import Account

_PAUSE_SECONDS = 0.05
_PROC = Path("/proc")


class ServerError(RuntimeError):
    """The private server cannot be started, stopped or reached; the message says why and what to do."""


def run(
    argv: Sequence[str | Path], account: Account, timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run a program as `account`, from a folder everyone can enter, without the caller's PG* variables."""
    drop = os.geteuid() != account.uid
    try:
        return subprocess.run(  # noqa: S603 - programs of PostgreSQL and /bin/sh, by their full path
            [str(word) for word in argv],
            user=account.uid if drop else None,
            group=account.gid if drop else None,
            extra_groups=[] if drop else None,
            cwd="/",
            env=_environment(),
            umask=0o077,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        raise ServerError(f"{argv[0]} did not end within {timeout:.0f} seconds.") from None


def launch(argv: Sequence[str | Path], log: Path, account: Account) -> int:
    """Start a program that outlives this process, its output added to `log`; its process id.

    The shell goes away at once, so the server becomes a child of init, which takes note when it dies.
    The shell, as `account`, opens the log: root must not write where another account may lay a link.
    """
    done = run(["/bin/sh", "-c", '"$@" >>"$0" 2>&1 </dev/null & echo $!', log, *argv], account)
    if done.returncode != 0 or not done.stdout.strip().isdigit():
        raise ServerError(f"PostgreSQL could not be started: {done.stderr.strip()}")
    return int(done.stdout)


def can_enter(account: Account, folder: Path) -> bool:
    """Whether `account` can reach `folder`: asked by trying, so that ACLs and mounts count too."""
    return run(["/bin/sh", "-c", 'cd "$0"', folder], account).returncode == 0


def can_run(account: Account, program: Path) -> bool:
    """Whether `account` can reach and run a program of PostgreSQL."""
    return run(["/bin/sh", "-c", '"$0" --version', program], account).returncode == 0


def alive(pid: int) -> bool:
    """Whether process `pid` lives; one that is dead but not yet taken note of does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        state = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return not _PROC.is_dir()  # without /proc, the kernel's answer above has to do
    return state not in "ZX"


def holding(data: Path) -> set[int] | None:
    """Processes at work in the data folder (PostgreSQL's all are); None where the system cannot tell."""
    if not sys.platform.startswith("linux"):
        return None
    found = set()
    for entry in _PROC.iterdir():
        if not entry.name.isdigit():
            continue
        try:
            folder = (entry / "cwd").readlink()
        except OSError:  # gone meanwhile, a zombie, or not ours to look at
            continue
        if folder == data:
            found.add(int(entry.name))
    return found


def postmaster(data: Path) -> int | None:
    """The process id of the server that is at work on `data`; None if none is.

    A number left by a dead server may meanwhile belong to another program: that one is not taken for ours.
    """
    try:
        pid = int((data / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None
    if not alive(pid):
        return None
    workers = holding(data)
    return pid if workers is None or pid in workers else None


def clear_the_dead(data: Path, socket: Path, patience: float = 1) -> None:
    """After a killed server: wait until its orphans are gone, end those that stay, drop its two lock files.

    The number in a lock file counts as alive for PostgreSQL while init has not taken note of the death.
    Does nothing while a postmaster is at work. Ending an orphan loses nothing: what it had committed is in
    the write-ahead log, and recovery undoes the rest.
    """
    if (workers := holding(data)) is None or postmaster(data) is not None:
        return  # where nothing can be told, PostgreSQL's own check of the lock file has to do
    if workers and not wait_until(lambda: not holding(data), patience):
        for pid in holding(data) or ():
            end(pid)
        if not wait_until(lambda: not holding(data), 10 * patience):
            raise ServerError(f"Processes of a killed server still hold {data}: {holding(data)}")
    for lock in (data / "postmaster.pid", socket.with_name(socket.name + ".lock")):
        lock.unlink(missing_ok=True)


def end(pid: int) -> None:
    """Kill process `pid` if it is still there."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def wait_until(true: Callable[[], bool], seconds: float) -> bool:
    """Ask until `true()` or until `seconds` have gone; the last answer."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(_PAUSE_SECONDS)
    return True


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH") if name in os.environ}
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", **kept}
