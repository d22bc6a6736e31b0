"""Chromium for the tests that look at pages: which one, how it starts, and what axe finds on a page in it."""

import shutil
from typing import Any

from playwright.sync_api import Page

from throughcare.platform.design import assets

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The shell first: a browser without windows, which spends a third less on the same page."""
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = assets.VENDOR / "test" / "axe.min.js"
ASK = """rules => axe.run(document, {resultTypes: ['violations'], ...(rules.length ? {runOnly: rules} : {})})
    .then(said => said.violations.map(v => [v.id, v.help, v.nodes.map(n => n.html.slice(0, 200))]))"""


def executable() -> str | None:
    """The browser of this machine."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def findings(page: Page, *rules: str) -> list[Any]:
    """What axe objects to on the page as it stands: by these tags of rules, or by all it has on by itself.

    Only what it objects to is worked out in full: saying of what is right where it stands takes half its time.
    """
    page.wait_for_load_state()
    page.evaluate(AXE.read_text())
    found: list[Any] = page.evaluate(ASK, list(rules))
    return found
