"""PostgreSQL that starts by itself: for a trial, for development, and for the tests.

It listens on a Unix socket in a private folder and nowhere else, keeps running when its starter ends, and
recovers by itself from any kill. Two processes may start it at the same time; one does, both may use it.
"""

import fcntl
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import Connection, pq
from psycopg.conninfo import make_conninfo

from throughcare.platform.database import roles
from throughcare.platform.database.binaries import Binaries, find_binaries
from throughcare.platform.database.server import accounts, configuration, place, process
from throughcare.platform.database.server.process import ServerError, wait_until

ADMIN = "throughcare_admin"  # the superuser: no password, only by the system account that starts the server
START_SECONDS = 60.0
_SOCKET_SECONDS = 1.0
_PAUSES = (0.1, 0.5, 1.0, 2.0, 4.0)  # between attempts to start, seconds
_LOG_LIMIT = 5 * configuration.MIB


@dataclass(frozen=True, slots=True)
class Status:
    """How the private server is, for a person to read."""

    running: bool
    pid: int | None
    version: str
    programs: Path
    source: str
    account: str
    home: Path
    socket: Path


class PrivateServer:
    """The private server of one base folder and one major version of PostgreSQL.

    base: THROUGHCARE_HOME or `.local` in the project by default.
    binaries: by default those the data was made with, else the best found (see `find_binaries`).
    Every method may raise ServerError (also NoBinaries, NoAccount), whose message says what to do.
    """

    def __init__(self, base: Path | None = None, binaries: Binaries | None = None) -> None:
        self._base = (base or place.default_base()).absolute()
        self._given = binaries

    @cached_property
    def binaries(self) -> Binaries:
        """The programs to run: where data is there, of its version, so that it is never left behind."""
        return self._given or find_binaries(place.majors_with_data(self._base))

    @property
    def home(self) -> Path:
        """The folder of all that is the server's, where it really stands."""
        return place.find_home(self._base, self.binaries.major)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log" / "server.log"

    @property
    def socket_folder(self) -> Path:
        return place.socket_folder(self.home, accounts.serving(self.data))

    @property
    def socket(self) -> Path:
        return self.socket_folder / f".s.PGSQL.{configuration.PORT}"

    def start(self) -> None:
        """Start the server unless it runs; then the roles and the database `throughcare` are there."""
        account = self._account()
        home = place.make_home(self._base, self.binaries.major, account)
        with _locked(home / "lock"):
            if not self._up_already(account):
                self._initialise(account)
                self._bring_up(account)
            self._ensure_roles()
            if not self._has_database(roles.DATABASE):
                # Last, so that its being there says that all before it is done.
                self._prepare("template1")
                self._create(roles.DATABASE)

    def stop(self) -> None:
        """End the server, breaking off what is unfinished; does nothing if it does not run."""
        if not self.home.is_dir():
            return
        with _locked(self.home / "lock"):
            if process.postmaster(self.data) is not None:
                self._end(self._account())

    def is_running(self) -> bool:
        """Whether the server answers and takes connections."""
        return pq.PGconn.ping(self._admin_address("postgres").encode()) == pq.Ping.OK

    def status(self) -> Status:
        """How the server is and where its files stand. Changes nothing."""
        running, found = self.is_running(), self.binaries
        return Status(
            running=running,
            pid=process.postmaster(self.data) if running else None,
            version=found.version,
            programs=found.folder,
            source=found.source,
            account=accounts.serving(self.data).name,
            home=self.home,
            socket=self.socket_folder,
        )

    def owner_url(self, dbname: str = roles.DATABASE) -> str:
        """The address for migrations: the role that owns the database and its tables. Holds a password."""
        return self._url(roles.ROLES.owner, self._passwords().owner, dbname)

    def app_url(self, dbname: str = roles.DATABASE) -> str:
        """The address for pages and jobs: the role row-level security binds. Holds a password."""
        return self._url(roles.ROLES.app, self._passwords().app, dbname)

    def admin(self, dbname: str = "postgres") -> Connection[Any]:
        """A superuser's connection in autocommit: only for the account that started the server, and root."""
        return psycopg.connect(self._admin_address(dbname), autocommit=True)

    def ensure_database(self, dbname: str) -> None:
        """Create database `dbname` for the owner, with the app role's rights, if it is not there."""
        with _locked(self.home / "lock"):
            if not self._has_database(dbname):
                self._create(dbname)

    def _account(self) -> accounts.Account:
        """Who runs the server. Raises ServerError where the data is another account's and we are not root."""
        account = accounts.serving(self.data)
        if self.data.is_dir() and (owner := self.data.stat().st_uid) != account.uid:
            raise ServerError(
                f"The private server in {self.home} belongs to the system account {accounts.name_of(owner)}:"
                f" go on as that account or as root, or set {place.HOME_VARIABLE} to a folder of your own."
            )
        return account

    def _up_already(self, account: accounts.Account) -> bool:
        """Whether a server runs on our data, waiting for one that is just starting or stopping."""
        if self.is_running():
            return True
        if process.postmaster(self.data) is None:
            return False
        if not wait_until(self.socket.exists, _SOCKET_SECONDS) and process.postmaster(self.data) is not None:
            self._end(account)  # someone cleared its socket away: nobody can reach it any more
            return False
        if not wait_until(lambda: self.is_running() or process.postmaster(self.data) is None, START_SECONDS):
            raise ServerError(f"PostgreSQL runs in {self.data} but takes no connections yet; see {self.log}.")
        return self.is_running()

    def _initialise(self, account: accounts.Account) -> None:
        """Make the data folder; a half-made one of an earlier, broken attempt is begun anew."""
        if self.data.is_dir():
            return
        unfinished = self.home / "data.unfinished"
        if unfinished.is_dir():
            shutil.rmtree(unfinished)
        place.make_private(unfinished, account)
        programs = place.within_reach(self.binaries, self.home, account)
        options = ["--username", ADMIN, "--auth-local=peer", "--auth-host=reject", "--data-checksums"]
        words = ["--encoding=UTF8", "--locale-provider=libc", "--locale=C", f"--lc-ctype={roles.CTYPE}"]
        done = process.run([programs.initdb, "-D", unfinished, *options, *words], account)
        if done.returncode != 0:
            raise ServerError(f"The data folder could not be made: {done.stderr.strip()}")
        unfinished.rename(self.data)
        place.sync_folder(self.home)

    def _bring_up(self, account: accounts.Account) -> None:
        """Launch the server and wait until it answers; it may take several attempts after a kill."""
        programs = place.within_reach(self.binaries, self.home, account)
        self._configure(account)
        command: list[str | Path] = [
            programs.postgres,
            "-D",
            self.data,
            "-c",
            f"config_file={self.home / 'postgresql.conf'}",
        ]
        for pause in _PAUSES:
            process.clear_the_dead(self.data, self.socket)
            pid = process.launch(command, self.log, account)
            if self._answers(pid):
                return
            time.sleep(pause)
        raise ServerError(f"PostgreSQL did not start. The end of {self.log}:\n{self._end_of_log()}")

    def _answers(self, pid: int) -> bool:
        """Whether the server just launched takes connections; False if it ended instead."""
        wait_until(lambda: self.is_running() or not process.alive(pid), START_SECONDS)
        if self.is_running():
            return True
        if process.alive(pid):
            raise ServerError(f"PostgreSQL is still recovering after a crash: try again later ({self.log}).")
        return False

    def _configure(self, account: accounts.Account) -> None:
        """Write what the server is told, and make the folders it needs."""
        place.make_private(self.socket_folder, account)
        place.make_private(self.log.parent, account)
        if self.log.is_file() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".old"))
        may_administer = {"root", accounts.current().name, account.name}
        conf = configuration.postgresql_conf(self.home, self.socket_folder, configuration.memory_bytes())
        place.write(self.home / "postgresql.conf", conf, 0o644)
        place.write(self.home / "hba.conf", configuration.hba_conf(ADMIN), 0o644)
        place.write(self.home / "ident.conf", configuration.ident_conf(may_administer, ADMIN), 0o644)

    def _end(self, account: accounts.Account) -> None:
        """Stop the server as its own account, so that no other process can be hit by mistake."""
        programs = place.within_reach(self.binaries, self.home, account)
        for mode in ("fast", "immediate"):
            stop: list[str | Path] = [programs.pg_ctl, "stop", "-D", self.data, "-m", mode, "-w", "-t", "30"]
            done = process.run(stop, account)
            if done.returncode == 0 or process.postmaster(self.data) is None:
                return
        raise ServerError(f"PostgreSQL could not be stopped: {done.stderr.strip()}")

    def _ensure_roles(self) -> None:
        """The two roles are there, with the passwords of our file; a lost file is made anew."""
        path = self.home / "passwords.json"
        lost = not path.is_file()
        if lost:
            fresh = roles.Passwords(owner=secrets.token_urlsafe(24), app=secrets.token_urlsafe(24))
        else:
            fresh = self._passwords()
        with self.admin() as admin:
            roles.ensure_roles(admin, fresh, reset_passwords=lost, owner_creates_databases=True)
        if lost:  # after the roles: an interrupted start leaves no file, and the next one begins again
            place.write(path, json.dumps(asdict(fresh)), 0o600)

    def _create(self, dbname: str) -> None:
        with self.admin() as admin:
            roles.ensure_database(admin, dbname)
        self._prepare(dbname)

    def _prepare(self, dbname: str) -> None:
        """The app role's rights in `dbname`; in template1, those of every database the owner will create."""
        with self.admin(dbname) as admin:
            roles.prepare_schema(admin)

    def _has_database(self, dbname: str) -> bool:
        with self.admin() as admin:
            return (
                admin.execute("SELECT FROM pg_database WHERE datname = %s", [dbname]).fetchone() is not None
            )

    def _passwords(self) -> roles.Passwords:
        path = self.home / "passwords.json"
        try:
            return roles.Passwords(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise ServerError(
                f"The private server in {self.home} was never started: start it first."
            ) from None
        except PermissionError:
            raise ServerError(
                f"{path} belongs to another system account: go on as the one that made it."
            ) from None

    def _admin_address(self, dbname: str) -> str:
        folder = str(self.socket_folder)
        return make_conninfo(
            host=folder, port=configuration.PORT, user=ADMIN, dbname=dbname, connect_timeout=10
        )

    def _url(self, role: str, password: str, dbname: str) -> str:
        sockets = quote(str(self.socket_folder), safe="")
        who, where = f"{role}:{quote(password, safe='')}", quote(dbname, safe="")
        return f"postgresql://{who}@/{where}?host={sockets}&port={configuration.PORT}"

    def _end_of_log(self) -> str:
        try:
            return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])
        except OSError:
            return "(no log)"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Only one process at a time starts or stops the server; the lock falls with its holder."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        if os.geteuid() == 0:  # as all files of the home: of its owner
            os.fchown(handle, path.parent.stat().st_uid, -1)
        if not wait_until(lambda: _taken(handle), 2 * START_SECONDS):
            raise ServerError(
                f"Another process has been starting or stopping the server for too long ({path})."
            )
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
