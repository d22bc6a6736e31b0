"""What most subcommands stand on: a database that answers, and Django set up against it."""

import os
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any

DEV = "throughcare.config.settings.dev"


def start_database() -> None:
    """Point at the agency's database when DATABASE_URL is set; else start the private server and point at that."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", DEV)
    if os.environ.get("DATABASE_URL"):
        return
    from throughcare.platform.database.server import PrivateServer

    server = PrivateServer()
    server.start()
    os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = server.app_url(), server.owner_url()


KNOWS_NO_DATABASE = ("django.db.models", "django.forms", "throughcare.rules.jurisdictions", "psycopg")
"""What is imported while a database starts: most of that time is spent waiting for its programs."""


def set_up() -> None:
    """A database that answers, then Django."""
    with ThreadPoolExecutor(1) as beside:
        started = beside.submit(start_database)
        for each in KNOWS_NO_DATABASE:
            import_module(each)
        started.result()
    import django

    django.setup()


def add(subcommands: Any, name: str, help_line: str, teaching: str, run: Any) -> Any:
    """Add a subcommand's parser; `teaching` is shown by its --help."""
    import argparse

    parser = subcommands.add_parser(
        name, help=help_line, description=teaching, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.set_defaults(run=run)
    return parser
