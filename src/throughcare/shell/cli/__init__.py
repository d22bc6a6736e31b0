"""The `throughcare` command: one small module a subcommand, each with a --help that teaches."""

import argparse
import os
import sys
from collections.abc import Sequence

from throughcare.shell.cli import (
    check,
    demo,
    draw,
    erase_agency,
    export_agency,
    generate,
    import_agency,
    import_order,
    import_people,
    keys,
    migrate,
    rules,
    score,
    serve,
    sweep,
    token,
    unlock,
    validate,
    worker,
)

COMMANDS = (
    demo, serve, worker, sweep, import_people, import_order, generate, export_agency, import_agency, erase_agency,
    check, migrate, keys, rules, score, validate, draw, unlock, token,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="throughcare",
        description="Throughcare: one person, one plan, one team, from sentence to the end of supervision.",
        epilog="Without DATABASE_URL the system starts its own private PostgreSQL in .local/.",
    )
    subcommands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_to(subcommands)
    chosen = parser.parse_args(arguments)
    try:
        status = int(chosen.run(chosen) or 0)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


if __name__ == "__main__":
    sys.exit(main())
