"""W8, from a clone to the first page: ours against a bare Django project on PostgreSQL, with the same caches.

Both begin in an empty folder and end when the first page has answered. The bare project is what anyone starts
with: `python -m venv`, pip of Django and psycopg, migrate, first page.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measuring import Result, in_turn
from bench.world import BenchDatabase
from throughcare.platform.database.server import PrivateServer

ROOT = Path(__file__).resolve().parents[1]
BARE = """
import os, sys, time, urllib.request, threading
import django
from django.conf import settings
settings.configure(SECRET_KEY="x", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], INSTALLED_APPS=[
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": os.environ["BARE_NAME"],
               "HOST": os.environ["BARE_HOST"],
               "USER": os.environ["BARE_USER"], "PASSWORD": os.environ["BARE_PASSWORD"]}})
django.setup()
from django.core.management import call_command
from django.http import HttpResponse
from django.urls import path
from django.test import Client
urlpatterns = [path("", lambda request: HttpResponse("hello"))]
call_command("migrate", verbosity=0)
assert Client().get("/").status_code == 200
"""


def run(database: BenchDatabase, rounds: int) -> list[Result]:
    """Clone to first page, at most three rounds: each takes half a minute."""
    taken = in_turn({"ours": _ours, "bare": _bare}, rounds=min(rounds, 3), warm_up=0)
    ours, bare = taken["ours"], taken["bare"]
    return [Result("W8", "clone to first page, 500 people", "a bare Django project", ours.median / bare.median,
                   ("at most", 2), ours, bare)]  # fmt: skip


def _ours() -> None:
    """git clone, `make demo` without the last step (serving), then the sign-in page in process."""
    folder = Path(tempfile.mkdtemp(prefix="throughcare-cold-"))
    home = folder / "home"
    keep = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_"))
    }
    environment = keep | {"THROUGHCARE_HOME": str(home), "PEOPLE": "500"}
    try:
        _quietly(["git", "clone", "-q", str(ROOT), str(folder / "clone")], folder, environment)
        _quietly(["make", "-s", "demo-ready"], folder / "clone", environment)
    finally:
        _stop(home)
        shutil.rmtree(folder, ignore_errors=True)


def _bare() -> None:
    folder = Path(tempfile.mkdtemp(prefix="bare-cold-"))
    server = PrivateServer(folder / "home")
    try:
        _quietly([sys.executable, "-m", "venv", "venv"], folder, dict(os.environ))
        pip = [
            str(folder / "venv/bin/pip"),
            "install",
            "-q",
            "--disable-pip-version-check",
            "django",
            "psycopg[binary]",
        ]
        _quietly(pip, folder, dict(os.environ))
        server.start()
        server.ensure_database("bare")
        (folder / "bare.py").write_text(BARE)
        _quietly(
            [str(folder / "venv/bin/python"), "bare.py"],
            folder,
            os.environ | _address(server.owner_url("bare")),
        )
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _address(url: str) -> dict[str, str]:
    from throughcare.config.database import parse

    given = parse(url)
    return {f"BARE_{name}": str(given[name]) for name in ("NAME", "HOST", "USER", "PASSWORD")}


def _quietly(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")


def _stop(home: Path) -> None:
    if home.exists():
        PrivateServer(home).stop()
