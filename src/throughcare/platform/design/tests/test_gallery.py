"""Every component in a real browser, at the desk and on a phone: axe finds nothing."""

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from playwright.sync_api import Browser, Page, sync_playwright

from throughcare.platform.design import assets
from throughcare.platform.design.gallery import GalleryPage

STATIC = Path(assets.__file__).parent / "static"
POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-test-nonce'; style-src 'self' 'nonce-test-nonce'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
FINDINGS = "axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 160))]))"


@pytest.fixture(scope="module")
def address(
    jinja: Environment, around: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A server for the gallery and its static files, under the product's own content policy."""
    assets.build()
    root = tmp_path_factory.mktemp("gallery")
    (root / "static").symlink_to(STATIC)
    context = {**around, "page": GalleryPage()}
    (root / "gallery.html").write_text(jinja.get_template("design/gallery.jinja").render(context))
    (root / "plain.html").write_text(jinja.get_template("design/errors/conflict.jinja").render(context))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Served(SimpleHTTPRequestHandler):
    """Static files with the content policy that the product sends."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: Any) -> None:
        """Say nothing: the test's output is enough."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window: the system's where there is one."""
    own = Path("/usr/bin/chromium")
    with sync_playwright() as started:
        browser = started.chromium.launch(args=ARGUMENTS, executable_path=own if own.exists() else None)
        yield browser
        browser.close()


@pytest.fixture(params=WIDTHS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at the desk, then on a phone; it fails the test if the console has an error."""
    width, height = WIDTHS[request.param]
    page = browser.new_page(viewport={"width": width, "height": height}, has_touch=request.param == "phone")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []


@pytest.mark.requirement("R148")
@pytest.mark.parametrize("name", ["gallery", "plain"])
def test_axe_finds_nothing(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}.html")
    page.wait_for_load_state("networkidle")
    page.evaluate((STATIC / "vendor/test/axe.min.js").read_text())
    if folder := os.environ.get("THROUGHCARE_SCREENSHOTS"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
    assert page.evaluate(FINDINGS) == []


def test_no_page_is_wider_than_its_screen(page: Page, address: str) -> None:
    page.goto(f"{address}/gallery.html")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
