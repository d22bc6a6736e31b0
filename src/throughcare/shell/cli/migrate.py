"""`throughcare migrate`: bring the database to this version's shape, as its owner."""

from argparse import Namespace
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    ground.add(
        subcommands, "migrate", "bring the database to this version's shape",
        "Runs the migrations as the owner role (DATABASE_OWNER_URL). The application's own role owns nothing and\n"
        "cannot migrate. Every migration can be reversed: `throughcare migrate APP NAME`. In production the\n"
        "front-end assets are collected too.",
        run,
    ).add_argument("target", nargs="*", help="an app and a migration to go to; everything when left out")  # fmt: skip


def run(chosen: Namespace) -> int:
    """Migrate."""
    ground.set_up()
    migrate(*chosen.target)
    _collect_assets()
    return 0


def _collect_assets() -> None:
    """In production assets are served from one folder, under names that change with their content."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.STATIC_ROOT:
        call_command("collectstatic", interactive=False, verbosity=0)


def migrate(*target: str, verbosity: int = 1) -> None:
    """Run the migrations through the owner's connection."""
    from django.core.management import call_command

    call_command("migrate", *target, database="owner", verbosity=verbosity)
