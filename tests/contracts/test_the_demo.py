"""The README's first command, as a newcomer runs it: another process, its own server, everything really committed."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from throughcare.platform.database.server import PrivateServer

SHOWN = {"hearings_hearing", "dossiers_dossier", "appeals_appeal", "checkins_checkin", "dueprocess_process"}
"""What somebody who tries it looks for; made by commands, which show nothing to whoever has no context."""


def with_rows(server: PrivateServer, tables: set[str]) -> set[str]:
    """Which of these tables hold something."""
    with psycopg.connect(server.owner_url()) as owner:
        owner.execute("SELECT set_config('tc.system', 'test', true)")
        return {
            table
            for table in tables
            if owner.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(table))).fetchone()
        }


def test_the_demo_is_made_from_nothing_and_again_from_what_stands(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ours = {key: value for key, value in os.environ.items() if not key.startswith(("DATABASE_", "DJANGO_"))}
    command = [sys.executable, "-m", "throughcare.shell.cli", "demo", "--people", "12", "--no-serve"]
    try:
        for _ in ("from nothing", "again"):
            ran = subprocess.run(
                command,
                env=ours | {"THROUGHCARE_HOME": str(home)},
                capture_output=True,
                text=True,
                check=False,
            )
            assert ran.returncode == 0, ran.stderr
            assert "vale-officer" in ran.stdout
        assert with_rows(PrivateServer(home), SHOWN) == SHOWN
    finally:
        PrivateServer(home).stop()
