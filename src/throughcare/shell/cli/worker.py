"""`throughcare worker`: do the waiting jobs and deliver events."""

from argparse import Namespace
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "worker", "do the waiting jobs and deliver events",
        "Works until stopped. Run as many, on as many machines, as you like: each job is taken by one.\n"
        "The timetable (config/timetable.py) runs here too: the nightly sweep, retries, mail.",
        run,
    )  # fmt: skip
    parser.add_argument("--once", action="store_true", help="do what waits now, then stop")
    parser.add_argument("--concurrency", type=int, default=2, help="jobs at a time (default %(default)s)")


def run(chosen: Namespace) -> int:
    """Work."""
    ground.set_up()
    work(once=chosen.once, concurrency=chosen.concurrency)
    return 0


def work(*, once: bool, concurrency: int = 2) -> None:
    """Run jobs; `once` stops when none is left."""
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
        working.run_worker(wait=not once, concurrency=concurrency, install_signal_handlers=True)
