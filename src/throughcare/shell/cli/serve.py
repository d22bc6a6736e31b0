"""`throughcare serve`: serve the pages and the API."""

import os
import sys
from argparse import Namespace
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "serve", "serve the pages and the API",
        "Serves with gunicorn. Run as many of these, on as many machines, as you like: they keep no state.\n"
        "In production put a proxy with TLS before it and set\n"
        "DJANGO_SETTINGS_MODULE=throughcare.config.settings.production.",
        run,
    )  # fmt: skip
    parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port (default %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes (default %(default)s)")
    parser.add_argument("--threads", type=int, default=4, help="threads a process (default %(default)s)")


def run(chosen: Namespace) -> int:
    """Replace this process by the server."""
    ground.start_database()
    os.execv(sys.executable, command(chosen.bind, chosen.workers, chosen.threads))  # noqa: S606 - our own server


def command(bind: str, workers: int, threads: int) -> list[str]:
    """The server's command line."""
    return [
        sys.executable, "-m", "gunicorn", "throughcare.config.wsgi:application", "--bind", bind,
        "--workers", str(workers), "--threads", str(threads), "--worker-class", "gthread",
        "--worker-tmp-dir", "/dev/shm" if os.path.isdir("/dev/shm") else "/tmp",  # noqa: S108, PTH112 - memory, no data
        "--access-logfile", "-" if os.environ.get("LOG_LEVEL") == "INFO" else "/dev/null", "--log-level", "warning",
    ]  # fmt: skip
