"""`throughcare import-agency`: a whole export, back into this installation."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "import-agency", "bring an exported agency into this installation",
        "Checks every count and hash first, then writes everything or nothing: same identifiers, same versions.\n"
        "Refuses an agency that is here already. Users come back without a password.\n"
        "See docs/how-to/move-an-agency.md.",
        run,
    )  # fmt: skip
    parser.add_argument("folder", type=Path, help="the folder of the export")
    parser.add_argument(
        "--administrator", default="", metavar="NAME",
        help="user name of an administrator of the agency who gets a password for once",
    )  # fmt: skip
    parser.add_argument(
        "--passphrase-file", type=Path, help="a file with the passphrase, instead of typing it"
    )


def run(chosen: Namespace) -> int:
    """Import with a progress bar; exit status 2 when it was refused."""
    ground.set_up()
    from throughcare.shell.exchange.whole.command import import_agency

    return import_agency(chosen.folder, chosen.administrator, chosen.passphrase_file)
