"""The system account the private server runs as: never root, and never one made for it."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

_UNPRIVILEGED = ("throughcare", "postgres", "nobody")


class NoAccount(RuntimeError):
    """No system account can run the server; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Account:
    """A system account, by name and numbers."""

    name: str
    uid: int
    gid: int


def current() -> Account:
    """The account this process runs as."""
    return _by_uid(os.geteuid())


def serving(data: Path) -> Account:
    """The account to run the server on `data`: this process's own, unless that is root.

    PostgreSQL refuses to run as root: then it is the data's owner, or an account without rights.
    """
    if os.geteuid() != 0:
        return current()
    if data.is_dir() and (owner := data.stat().st_uid) != 0:
        return _by_uid(owner)
    for name in _UNPRIVILEGED:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        if found.pw_uid != 0:
            return Account(found.pw_name, found.pw_uid, found.pw_gid)
    raise NoAccount(
        "PostgreSQL does not run as root, and this machine has none of the accounts"
        f" {', '.join(_UNPRIVILEGED)}: add one (useradd --system throughcare) or start as an ordinary user."
    )


def name_of(uid: int) -> str:
    """The name of the account `uid`, or the number where it has none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _by_uid(uid: int) -> Account:
    try:
        found = pwd.getpwuid(uid)
    except KeyError:
        raise NoAccount(
            f"The user id {uid} has no name on this machine, and PostgreSQL needs one:"
            " give it a line in /etc/passwd, or name a server of your own in DATABASE_URL."
        ) from None
    return Account(found.pw_name, found.pw_uid, found.pw_gid)
