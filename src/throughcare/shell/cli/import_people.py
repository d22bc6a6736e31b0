"""`throughcare import`: a caseload from a CSV file, through a mapping."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "import", "import a caseload from a CSV file",
        "Validates every row, keeps the good ones, and writes the bad ones with their reasons into a file that can be\n"
        "corrected and sent again. The same file twice changes nothing; a broken run goes on where it stopped.",
        run,
    )  # fmt: skip
    parser.add_argument("file", type=Path, help="a CSV file, or the same gzipped")
    parser.add_argument("--mapping", required=True, help="name of a mapping (see shell/exchange/mappings)")
    parser.add_argument("--agency", required=True, help="code of the agency that keeps the people")
    parser.add_argument(
        "--as", dest="user", default="", help="user name under whom it is done (an administrator)"
    )
    parser.add_argument("--bad-rows", type=Path, help="where to write the bad rows (default beside the file)")


def run(chosen: Namespace) -> int:
    """Import with a progress bar; exit status 1 when rows were refused, 2 when the file could not be read."""
    ground.set_up()
    from throughcare.shell.exchange.importing.command import import_file

    return import_file(chosen.file, chosen.mapping, chosen.agency, chosen.user, chosen.bad_rows)
