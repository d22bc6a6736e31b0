"""`throughcare import-order`: a court's order with its conditions, from a file, to one person's record."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "import-order", "bring in an order with its conditions from a court's file",
        "Checks every field, holds the name and the date of birth against the record, and writes what can stand.\n"
        "Every field that is not taken is named with the reason.",
        run,
    )  # fmt: skip
    parser.add_argument("file", type=Path, help="the JSON file")
    parser.add_argument("--agency", required=True, help="code of the agency")
    parser.add_argument("--person", required=True, help="the person's reference in that agency")
    parser.add_argument(
        "--as", dest="user", required=True, help="user name of the officer under whom it is done"
    )
    parser.add_argument("--dry-run", action="store_true", help="check everything and write nothing")


def run(chosen: Namespace) -> int:
    """Exit status 1 when fields were refused, 2 when nothing could be taken."""
    ground.set_up()
    from throughcare.shell.exchange.orders.command import import_order

    return import_order(chosen.file, chosen.agency, chosen.person, chosen.user, trial=chosen.dry_run)
