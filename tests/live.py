"""A live agency: served by gunicorn, in a process of its own, from a database of its own.

What is done there is committed and stays. Arrange and look with `with live_agency.database():`.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from conftest import _point_django_at
from django.conf import settings
from django.db import connections
from playwright.sync_api import Page

from tests.arranging import SYSTEM, World
from throughcare.platform.access.demo import DemoSecrets, code_of, make_demo_user
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.server import PrivateServer
from throughcare.platform.events.bus import deliver_due

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
BOTH_WAYS = pytest.mark.parametrize(
    "with_javascript", [True, False], indirect=True, ids=["script", "no-script"]
)
"""Marks a journey that is made with JavaScript and without."""
BOTH_WAYS_AT_NIGHT = pytest.mark.parametrize(
    "with_javascript", [True, pytest.param(False, marks=pytest.mark.nightly)], indirect=True,
    ids=["script", "no-script"],
)  # fmt: skip
"""Marks a journey whose pages other journeys and the tests of their apps, which run no script, work through without
JavaScript: at each commit it is made with it, by `make test-nightly` without it too."""
BOTH_SIZES = pytest.mark.parametrize(
    "screen", [DESK, pytest.param(PHONE, marks=pytest.mark.nightly)], indirect=True, ids=["desk", "phone"]
)
"""Marks a journey that is made at a desk and on a phone: at each commit at the desk, where pages are drawn as narrow as
a phone for a moment (`assert_fits`); by `make test-nightly` on a phone from first to last."""
ON_A_PHONE = pytest.mark.parametrize("screen", [PHONE], indirect=True, ids=["phone"])
"""Marks a journey made on a phone."""


@dataclass
class LiveAgency:
    """An agency with a team, an officer and a manager, served at `url`.

    officer, manager, administrator: their secrets; `world` makes more users and people inside `database()`.
    """

    url: str
    server: PrivateServer
    database_name: str
    home: Path
    world: World = field(init=False)
    officer: DemoSecrets = field(init=False)
    manager: DemoSecrets = field(init=False)
    administrator: DemoSecrets = field(init=False)
    blocker: Any = None

    @contextmanager
    def database(self) -> Iterator[World]:
        """Work on the live database as the system; committed at the end."""
        before = {alias: dict(connections[alias].settings_dict) for alias in ("default", "owner")}
        home = settings.HOME
        with self.blocker.unblock():
            _point_django_at(self.server, self.database_name)
            settings.HOME = self.home
            try:
                with acting(SYSTEM):
                    trail.record(SYSTEM, "test:arranged", kind="test")
                    yield getattr(self, "world", None)  # type: ignore[misc]
            finally:
                settings.HOME = home
                for alias, old in before.items():
                    connections[alias].close()
                    connections[alias].settings_dict.update(old)

    def deliver(self) -> None:
        """What the worker does within a second: tell whoever listens."""
        with self.database():
            deliver_due(limit=1000)

    def account(self, username: str, name: str, *roles: str) -> DemoSecrets:
        """A further user of the team, with password and authenticator app."""
        with self.database() as world:
            return make_demo_user(world.agency, username, name, roles, world.team)

    def code(self, account: DemoSecrets) -> str:
        """A code that was not used before: the server takes each only once."""
        from allauth.mfa.models import Authenticator

        with self.database():
            app = Authenticator.objects.get(user__username=account.username, type="totp")
            app.data.pop("last_counter", None)
            app.save()
        return code_of(account.totp_secret)


@contextmanager
def served(server: PrivateServer, database: str, home: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (home / "server.log").open("w")
    surroundings = os.environ | {
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
        "DATABASE_URL": server.app_url(database),
        "DATABASE_OWNER_URL": server.owner_url(database),
    }
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
               "--threads", "8", "--no-control-socket", "throughcare.config.wsgi:application"]  # fmt: skip
    running = subprocess.Popen(command, env=surroundings, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for(f"http://127.0.0.1:{port}/accounts/login/", running, home / "server.log")
        yield f"http://localhost:{port}"
    finally:
        running.terminate()
        running.wait(timeout=20)
        log.close()


def _wait_for(address: str, running: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except OSError:
            if running.poll() is not None:
                break
            time.sleep(0.2)
    pytest.fail(f"The live server did not come up:\n{log.read_text()[-4000:]}")


def sign_in(page: Page, account: DemoSecrets, code: str, to: str = "/") -> None:
    """Sign in through the pages: password, code, notice; ends at `to`."""
    page.goto(f"/accounts/login/?next={to}")
    page.get_by_label("User name").fill(account.username)
    page.get_by_label("Password", exact=True).fill(account.password)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="I understand and agree").click()


def width_of(page: Page) -> int:
    """How wide the page is drawn, in pixels; one still coming has nothing to measure and is waited for."""
    page.wait_for_load_state()
    return int(page.evaluate("document.documentElement.scrollWidth"))


def assert_fits(page: Page) -> None:
    """Fail if the page is wider than its window, or than a phone when it is drawn as narrow as one."""
    size = page.viewport_size
    assert size is not None
    for width in (size, PHONE):
        page.set_viewport_size(width)
        wide = width_of(page)
        assert wide <= width["width"], f"{page.url} is {wide} wide where {width['width']} is there"
    page.set_viewport_size(size)
