"""Every component in a real browser, at the desk and on a phone: axe finds nothing."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from playwright.sync_api import Browser, Page, expect
from tests.chromium import findings

from throughcare.platform.design.gallery import GalleryPage

WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
PLAIN = ["404", "403", "500", "503", "csrf", "conflict", "locked"]


@pytest.fixture(params=WIDTHS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at the desk, then on a phone; the test fails if the console has an error."""
    width, height = WIDTHS[request.param]
    page = browser.new_page(viewport={"width": width, "height": height}, has_touch=request.param == "phone")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []


@pytest.fixture
def gallery(site: Any, jinja: Environment, around: dict[str, Any]) -> str:
    """The gallery's address."""
    site.pages["/gallery"] = jinja.get_template("design/gallery.jinja").render(**around, page=GalleryPage())
    return f"{site.address}/gallery"


@pytest.mark.requirement("R148")
def test_axe_finds_nothing_in_the_gallery(page: Page, gallery: str) -> None:
    page.goto(gallery)
    assert findings(page) == []
    if folder := os.environ.get("THROUGHCARE_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"gallery-{page.evaluate('innerWidth')}.png", full_page=True)


@pytest.mark.requirement("R148")
def test_nothing_is_wider_than_its_screen(page: Page, gallery: str) -> None:
    page.goto(gallery)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.requirement("R148")
def test_targets_suit_a_thumb(browser: Browser, gallery: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(gallery)
    pressed = page.locator("main").locator(".govuk-button, .govuk-input, .govuk-select, .moj-filter__tag")
    small = pressed.evaluate_all(
        "all => all.filter(e => e.offsetParent && e.offsetHeight < 44).map(e => e.outerHTML.slice(0, 120))"
    )
    page.close()
    assert small == []


@pytest.mark.requirement("R148")
def test_filters_stand_folded_on_a_phone_only(page: Page, gallery: str) -> None:
    page.goto(gallery)
    phone = page.evaluate("innerWidth") == WIDTHS["phone"][0]
    # A page's script folds them after it is loaded: looked at until it did.
    expect(page.get_by_role("button", name="Apply filters")).to_be_visible(visible=not phone)


def test_the_gallery_reads_without_scripts(browser: Browser, gallery: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(gallery)
    assert page.get_by_role("link", name="Caseload").first.is_visible()
    assert page.get_by_label("Reason given").is_hidden()
    page.get_by_label("Did not attend").first.check()
    assert page.get_by_label("Reason given").is_visible()
    context.close()


@pytest.mark.parametrize("name", PLAIN)
def test_error_pages_stand_alone(browser: Browser, site: Any, jinja: Environment, name: str) -> None:
    """They need no user, no pack and no database, and name nobody."""
    site.pages[f"/{name}"] = jinja.get_template(f"design/errors/{name}.jinja").render(csp_nonce="test-nonce")
    page = browser.new_page()
    page.goto(f"{site.address}/{name}")
    assert page.locator("h1").count() == 1
    assert findings(page) == []
    page.close()


def test_a_letter_has_no_navigation(jinja: Environment) -> None:
    html = jinja.get_template("design/print.jinja").render(agency_name="North Valley Probation")
    assert "<nav" not in html and "<script" not in html and "North Valley Probation" in html
