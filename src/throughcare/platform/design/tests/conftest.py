"""A bare Jinja environment, a small site that serves what the tests draw, and a browser to look at it."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, sync_playwright
from tests import chromium

from throughcare.platform.design import assets

DESIGN = Path(__file__).parents[1]
POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-test-nonce'; style-src 'self' 'nonce-test-nonce'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.fixture(scope="session")
def jinja() -> Environment:
    """The design templates alone, as strict as the product's own environment."""
    made = Environment(
        loader=FileSystemLoader(DESIGN / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["static"] = lambda path: f"/static/{path}"
    return made


@pytest.fixture(scope="session")
def ui(jinja: Environment) -> Any:
    """The macros, called as functions."""
    return jinja.get_template("design/ui.jinja").module


@pytest.fixture(scope="session")
def around() -> dict[str, Any]:
    """What surrounds a page: names, navigation, nonce."""
    return {
        "user_name": "A. Officer",
        "user_key": "k1",
        "user_menu": [
            {"text": "Your sessions", "href": "#"},
            {"text": "Sign out", "href": "#", "post": True},
        ],
        "agency_name": "North Valley Probation",
        "search_href": "/search/",
        "csp_nonce": "test-nonce",
        "nav": [
            {"text": "Today", "href": "/", "active": True},
            {"text": "Caseload", "href": "#"},
            {"text": "Alerts", "href": "#", "count": 4},
            {"text": "Team", "href": "#"},
        ],
    }


class Site:
    """Pages by path, answered under the product's own content policy; a POST has answers of its own."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.posts: dict[str, tuple[int, str]] = {}
        self.received: list[str] = []
        self.address = ""

    def answer(self, method: str, path: str) -> tuple[int, str, bytes]:
        """Status, content type and body."""
        if path.startswith("/static/"):
            file = DESIGN / path.removeprefix("/")
            if file.is_file():
                return 200, guess_type(path)[0] or "text/plain", file.read_bytes()
        if method == "POST":
            self.received.append(path)
            status, html = self.posts[path]
            return status, "text/html", html.encode()
        found = self.pages.get(path)
        return (200, "text/html", found.encode()) if found else (404, "text/plain", b"")


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The site, started once; tests put their pages into it."""
    assets.build()
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, body = made.answer(self.command, urlsplit(self.path).path)
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.do_GET()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made.address = f"http://127.0.0.1:{server.server_port}"
    yield made
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window: the system's where there is one, else Playwright's.

    Closed after each module: one process drives one Playwright at a time, and the journeys have their own.
    """
    with sync_playwright() as started:
        browser = started.chromium.launch(args=chromium.ARGUMENTS, executable_path=chromium.executable())
        yield browser
        browser.close()
