"""A live agency (tests/live.py) in a real browser. What a journey does is committed and stays."""

import json
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import CopiedDatabase
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import chromium
from tests.arranging import World
from tests.live import DESK, LiveAgency, served, sign_in
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.database.server import PrivateServer
from throughcare.platform.design import assets

# Playwright's own loop runs in this thread; Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

FRESH = 200
"""Seconds for which a sign-in is used again."""


@pytest.fixture(scope="session")
def live_agency(
    database_server: PrivateServer, database_template: str, django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveAgency]:  # fmt: skip
    """An agency of the England and Wales pack on a server of its own, for all journeys of this run."""
    assets.build()
    name = f"throughcare_journey_{os.getpid()}"
    home = tmp_path_factory.mktemp("journey")
    copied = CopiedDatabase(database_server, database_template, name)
    with copied, served(database_server, name, home) as url:
        live = LiveAgency(url, database_server, name, home, blocker=django_db_blocker)
        with live.database():
            live.world = World()
            live.world.agency.name = "North Valley Probation"
            live.world.agency.save()
            make = live.world
            live.officer = make_demo_user(make.agency, "olive", "Olive Oakes", ["officer"], make.team)
            live.manager = make_demo_user(make.agency, "max", "Max Marsh", ["manager"], make.team)
            live.administrator = make_demo_user(make.agency, "ada", "Ada Adams", ["administrator"])
        yield live


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium without a window. Where there is none: a failure in CI, a skip that says so elsewhere.

    One for all journeys of a process; closed before tests of another folder, which Playwright's loop would disturb.
    """
    own = chromium.executable()
    if own is None:
        reason = "NO CHROMIUM: the journeys were not run. Install it with: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as started:
        launched = started.chromium.launch(args=chromium.ARGUMENTS, executable_path=own)
        yield launched
        launched.close()


@pytest.fixture
def with_javascript(request: pytest.FixtureRequest) -> bool:
    """Whether pages run scripts. Parametrise indirectly: see `tests.live.BOTH_WAYS`."""
    return bool(getattr(request, "param", True))


@pytest.fixture
def screen(request: pytest.FixtureRequest) -> dict[str, int]:
    """Size of the window. Parametrise indirectly with DESK and PHONE."""
    size: dict[str, int] = getattr(request, "param", DESK)
    return size


@pytest.fixture
def new_page(
    browser: Browser, live_agency: LiveAgency, with_javascript: bool, screen: dict[str, int]
) -> Iterator[Callable[..., Page]]:
    """Opens a window that is signed out, or in the state given. An error in a console fails the journey."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(state: Any = None) -> Page:
        context = browser.new_context(
            base_url=live_agency.url,
            java_script_enabled=with_javascript, viewport=screen, storage_state=state,
            has_touch=screen["width"] < 600, locale="en-GB",
        )  # fmt: skip
        context.set_default_timeout(10_000)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if _is_error(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_one
    for context in opened:
        context.close()
    assert complaints == []


def _is_error(said: Any) -> bool:
    """A form shown again with status 422 is no error of the page."""
    return said.type == "error" and "status of 4" not in said.text


@pytest.fixture(scope="session")
def signed_in_states() -> dict[str, tuple[float, Any]]:
    """When somebody signed in, and the cookies, by user name."""
    return {}


@pytest.fixture
def page_of(
    new_page: Callable[..., Page],
    live_agency: LiveAgency,
    signed_in_states: dict[str, tuple[float, Any]],
) -> Callable[[DemoSecrets], Page]:
    """A window in which this account is signed in; through the real pages the first time, by cookie while that is
    recent (what needs somebody at the keyboard asks again after five minutes)."""

    def open_for(account: DemoSecrets) -> Page:
        since, state = signed_in_states.get(account.username, (0.0, None))
        if state is None or time.monotonic() - since > FRESH:
            page = new_page()
            sign_in(page, account, live_agency.code(account))
            since, state = time.monotonic(), json.loads(json.dumps(page.context.storage_state()))
            signed_in_states[account.username] = since, state
        page = new_page(state)
        page.goto("/")
        return page

    return open_for


@pytest.fixture
def officer_page(page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency) -> Page:
    """The officer's window, at the first page."""
    return page_of(live_agency.officer)


@pytest.fixture
def manager_page(page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency) -> Page:
    """The manager's window, at the first page."""
    return page_of(live_agency.manager)


@pytest.fixture
def administrator_page(page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency) -> Page:
    """The administrator's window, at the first page."""
    return page_of(live_agency.administrator)


@pytest.fixture
def assert_no_axe_findings() -> Callable[[Page], None]:
    """Runs axe on a page (which needs JavaScript) and fails on any finding."""

    def run(page: Page) -> None:
        found = chromium.findings(page, *AXE_RULES)
        assert found == [], json.dumps(found, indent=1)

    return run
