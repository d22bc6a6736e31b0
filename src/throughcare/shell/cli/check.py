"""`throughcare check`: is this installation safe to run?"""

import json
from argparse import Namespace
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "check", "check that this installation is safe to run",
        "Refuses an application role that owns a guarded table, is a superuser or may bypass row-level security, and\n"
        "prints the SQL an administrator runs once. Looks at settings, migrations, assets and letters too.",
        run,
    )  # fmt: skip
    parser.add_argument("--sql", action="store_true", help="only print the SQL that sets up the two roles")
    parser.add_argument(
        "--restored", action="store_true",
        help="after a backup was restored: take away again what law took away since it was made",
    )  # fmt: skip
    parser.add_argument("--openapi", action="store_true", help="only print the API's description")
    parser.add_argument(
        "--dpia", action="store_true", help="only print the draft impact assessment, docs/dpia.md"
    )


def _restored() -> int:
    """Re-apply the register of what law took away; safe to repeat."""
    from throughcare.register.rights.commands.restoring import take_away_again

    done = take_away_again()
    print(f"Taken away again: {done.again}. Of people not in this database: {done.absent}.")
    print(f"Noted in the register, which lacked them: {done.noted}.")
    return 0


def run(chosen: Namespace) -> int:
    """Check and print the findings; exit status 1 when one is serious."""
    from throughcare.platform.database.roles import admin_sql

    if chosen.sql:
        print(admin_sql())
        return 0
    ground.set_up()
    if chosen.openapi:
        from throughcare.shell.api.v1 import api

        print(json.dumps(api.get_openapi_schema(path_prefix="/api/v1"), indent=1))
        return 0
    if chosen.dpia:
        from throughcare.register.rights.dpia import draft

        print(draft(), end="")
        return 0
    if chosen.restored:
        return _restored()
    from throughcare.shell.cli.checks import findings

    found = findings()
    for finding in found:
        print(f"{'FAIL' if finding.serious else 'note'}  {finding.text}")
    if any(finding.needs_sql for finding in found):
        print("\nAn administrator of the database runs this once:\n\n" + admin_sql())
    if not found:
        print("Everything checked is as it should be.")
    return 1 if any(finding.serious for finding in found) else 0
