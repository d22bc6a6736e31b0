"""`throughcare demo`: everything for a trial in one command."""

import multiprocessing
import signal
import subprocess
import sys
from argparse import Namespace
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from throughcare.shell.cli import ground, serve


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "demo", "start a trial with a sample agency of invented people",
        "Starts the private database, migrates, makes two sample agencies of invented people (once), starts a worker\n"
        "and serves. Prints the address and who can sign in. The second factor is never switched off: each demo\n"
        "account has a secret made here, and `throughcare demo code NAME` prints its present code.",
        run,
    )  # fmt: skip
    parser.add_argument(
        "what", nargs="?", choices=["code"], help="code: print the present six-digit code of NAME"
    )
    parser.add_argument("name", nargs="?", help="a demo account's user name")
    parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port (default %(default)s)")
    parser.add_argument(
        "--people", type=int, default=500, help="invented people in all (default %(default)s)"
    )
    parser.add_argument(
        "--no-serve", action="store_true", help="prepare everything, answer the first page once, then stop"
    )


def run(chosen: Namespace) -> int:
    """Print a code, or prepare and serve."""
    if chosen.what == "code":
        return _print_code(chosen.name or "")
    ground.set_up()
    from throughcare.shell.cli.migrate import migrate
    from throughcare.shell.exchange.sample.agency import ensure_sample

    with _second_process() as second:
        migrate(verbosity=0)
        accounts = ensure_sample(chosen.people, second)
        first_page = second.submit(_first_page)
        _raise_alerts()
        status = first_page.result()
    print(welcome(chosen.bind, accounts), flush=True)
    return status if chosen.no_serve else _serve(chosen.bind)


def _second_process() -> ProcessPoolExecutor:
    """A process that knows what this one knows by now: two fill the agencies in half the time.

    Forked before this one opens a connection or starts a thread, neither of which can be shared.
    """
    second = ProcessPoolExecutor(1, multiprocessing.get_context("fork"))
    second.submit(_load_pages)
    return second


def _load_pages() -> None:
    """Import what every page needs, while the other process has a database to make."""
    from django.urls import get_resolver

    assert get_resolver().url_patterns


def _first_page() -> int:
    """Answer the sign-in page once, before anybody is told the address: proof that everything is there."""
    from django.test import Client

    status = Client(SERVER_NAME="localhost").get("/accounts/login/").status_code
    return 0 if status == 200 else 1


def welcome(bind: str, accounts: list[Any]) -> str:
    """What the demo prints: the address and who can sign in."""
    lines = [
        "",
        f"Throughcare is at http://{bind.replace('127.0.0.1', 'localhost')}/",
        "",
        f"{'user name':<16}{'password':<34}{'who':<30}agency",
    ]
    lines += [f"{a.username:<16}{a.password:<34}{a.title:<30}{a.agency}" for a in accounts]
    lines += [
        "",
        "The six-digit code for a user name:  .venv/bin/throughcare demo code NAME",
        "Stop with Ctrl-C.",
        "",
    ]
    return "\n".join(lines)


def _raise_alerts() -> None:
    """The first sweep, so that the day begins with what needs attention."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    import_string(settings.THROUGHCARE_SWEEP)()


def _print_code(name: str) -> int:
    ground.set_up()
    from throughcare.platform.access.demo import UnknownDemoAccount, current_code

    try:
        print(current_code(name))
    except UnknownDemoAccount as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


WORKER = [sys.executable, "-m", "throughcare.shell.cli", "worker"]


def _serve(bind: str) -> int:
    """The server in front, a worker beside it; both end together, also when this process is told to end or hangs up."""
    for told in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(told, signal.default_int_handler)
    started = [subprocess.Popen(serve.command(bind, workers=2, threads=4)), subprocess.Popen(WORKER)]  # noqa: S603
    try:
        return started[0].wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for each in started:
            each.terminate()
        for each in started:
            each.wait(timeout=10)
