"""The README's first command, as a newcomer runs it: another process, its own server, everything really committed."""

import os
import subprocess
import sys
from pathlib import Path

from throughcare.platform.database.server import PrivateServer


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
    finally:
        PrivateServer(home).stop()
