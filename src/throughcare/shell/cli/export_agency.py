"""`throughcare export-agency`: everything an agency holds, in files."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "export-agency", "write everything an agency holds into a folder",
        "JSON Lines and CSV, one file a table, every version of every record, with a data dictionary and a manifest\n"
        "of counts and hashes. --whole takes the agency's record as it is, for a move; without it the folder holds\n"
        "what the user named by --as may open. Asks for a passphrase. See docs/how-to/move-an-agency.md.",
        run,
    )  # fmt: skip
    parser.add_argument("agency", metavar="CODE", help="code of the agency")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="a new or empty folder")
    parser.add_argument("--as", dest="user", required=True, help="user name under whom it is done")
    parser.add_argument("--whole", action="store_true", help="the whole agency, restricted records included")
    parser.add_argument(
        "--reason", default="",
        help="why the whole agency's record leaves, or on which ground one the use of which is restricted; it stands in"
        " the audit trail",
    )  # fmt: skip
    parser.add_argument(
        "--passphrase-file", type=Path, help="a file with the passphrase, instead of typing it"
    )


def run(chosen: Namespace) -> int:
    """Export with a progress bar; exit status 2 when it was refused."""
    ground.set_up()
    from throughcare.shell.exchange.whole.command import export_agency

    return export_agency(
        chosen.agency, chosen.to, chosen.user, chosen.reason, chosen.whole, chosen.passphrase_file
    )
