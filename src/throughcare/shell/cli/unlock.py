"""`throughcare unlock`: release a locked user name, for an administrator who is alone and locked out."""

from argparse import Namespace
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    ground.add(
        subcommands, "unlock", "release a locked user name",
        "Five failed sign-ins within fifteen minutes lock a name until an administrator or the duty manager\n"
        "releases it on the page Locked accounts. This is the way for an administrator who is alone. It is audited.",
        run,
    ).add_argument("username", help="the locked user name")  # fmt: skip


def run(chosen: Namespace) -> int:
    """Release the lock."""
    ground.set_up()
    from throughcare.platform.access.locks import release_by_name

    if release_by_name(chosen.username):
        print(f"{chosen.username} is released.")
        return 0
    print(f"{chosen.username} is not locked.")
    return 1
