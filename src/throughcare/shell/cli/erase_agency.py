"""`throughcare erase-agency`: take an agency that has moved out of this database."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "erase-agency", "erase an agency that was exported",
        "Only with a whole export that checks and that is, to the byte, what the database holds; the code must be\n"
        "typed again. Runs as the owner of the tables (DATABASE_OWNER_URL). Audit entries stay.\n"
        "See docs/how-to/move-an-agency.md.",
        run,
    )  # fmt: skip
    parser.add_argument("agency", metavar="CODE", help="code of the agency")
    parser.add_argument(
        "--exported", type=Path, required=True, metavar="FOLDER", help="the folder of the export"
    )
    parser.add_argument(
        "--passphrase-file", type=Path, help="a file with the passphrase, instead of typing it"
    )


def run(chosen: Namespace) -> int:
    """Compare, ask, erase; exit status 2 when it was refused."""
    ground.set_up()
    from throughcare.shell.exchange.whole.command import erase_agency

    return erase_agency(chosen.agency, chosen.exported, chosen.passphrase_file)
