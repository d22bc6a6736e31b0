"""`throughcare sweep`: find what is overdue or coming up, and raise an alert for each."""

from argparse import Namespace
from datetime import date
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "sweep", "find what is overdue or coming up and raise alerts",
        "A full pass asks every rule of every person; --delta asks only what crosses a date today. Running it\n"
        "twice raises nothing twice. The worker runs it each morning by itself.",
        run,
    )  # fmt: skip
    parser.add_argument(
        "--delta", action="store_true", help="only what crossed a date or changed since the sweep before"
    )
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="the day to sweep for (default each agency's own today)",
    )


def run(chosen: Namespace) -> int:
    """Sweep and print what was found."""
    ground.set_up()
    from django.conf import settings
    from django.utils.module_loading import import_string

    sweep_now = import_string(settings.THROUGHCARE_SWEEP)
    print(sweep_now(as_of=chosen.as_of, delta=chosen.delta))
    return 0
