"""What JavaScript adds: drafts outlive a lost line, a form goes once, whole pages are not swapped in."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jinja2 import Environment
from playwright.sync_api import Browser, BrowserContext, Page

NOTE = "Talked about work."
FORM = """{% extends "design/layout.jinja" %}{% block content %}<h1>Contact</h1>
{{ ui.form_start('', action='/save', draft='contact') }}
{{ ui.textarea('notes', 'Notes') }}
{{ ui.radios('outcome', 'Outcome', [{'value': 'a', 'text': 'Complied'}, {'value': 'b', 'text': 'Absent'}]) }}
{{ ui.password_input('secret', 'Password') }}{{ ui.button('Save') }}{{ ui.form_end() }}
{{ ui.form_start('', action='/slow') }}{{ ui.button('Slow') }}{{ ui.form_end() }}
<div id="part" hx-get="/part" hx-trigger="click">Load the part</div>{% endblock %}"""
SAVED = """{% extends "design/layout.jinja" %}{% block content %}<h1>Person</h1>{% endblock %}"""
FAILED = FORM.replace("<h1>", "{{ ui.error_summary([{'text': 'Wrong', 'href': '#notes'}]) }}<h1>")


@pytest.fixture
def draw(site: Any, jinja: Environment, around: dict[str, Any]) -> Callable[..., None]:
    """Put the form page and its answers into the site, for a signed-in person."""

    def put(user: str = "k1", answer: str = SAVED, status: int = 200) -> None:
        context = {**around, "user_key": user, "messages": []}
        site.received.clear()
        site.pages["/contact"] = jinja.from_string(FORM).render(context)
        site.pages["/person"] = jinja.from_string(SAVED).render(context)
        site.pages["/other"] = site.pages["/contact"]
        site.posts["/save"] = (status, jinja.from_string(answer).render(context))
        site.posts["/slow"] = (204, "")

    put()
    return put


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, site: Any, draw: Callable[..., None]) -> Page:
    """The form, with a note and an outcome typed and the pause for keeping them over."""
    page = context.new_page()
    open_form(page, site)
    page.get_by_label("Notes").fill(NOTE)
    page.get_by_label("Absent").check()
    page.get_by_label("Password", exact=True).fill("not kept")
    all_kept(page)
    return page


def open_form(page: Page, site: Any, path: str = "/contact") -> None:
    page.goto(f"{site.address}{path}")
    started(page)


def started(page: Page) -> None:
    """Wait for the page's own scripts, which come after it is loaded."""
    page.locator("script[data-throughcare][data-started]").wait_for(state="attached")


def kept(page: Page) -> int:
    return int(page.evaluate("sessionStorage.length"))


def all_kept(page: Page) -> None:
    """Wait until the last thing typed is kept too: a slow machine may keep the first of it alone before."""
    for _ in range(50):
        page.wait_for_timeout(100)
        if '["outcome","radio",true]' in page.evaluate("Object.values(sessionStorage).join()"):
            break
    page.wait_for_timeout(
        450
    )  # the pause after the last key: what was typed in the password's box has one too
    assert kept(page) == 1


@pytest.mark.requirement("R148")
def test_what_was_typed_is_put_back(page: Page, site: Any) -> None:
    open_form(page, site)
    assert page.get_by_label("Notes").input_value() == NOTE
    assert page.get_by_label("Absent").is_checked()
    assert page.get_by_text("has been put back").is_visible()
    assert page.get_by_label("Password", exact=True).input_value() == ""
    assert "not kept" not in page.evaluate("JSON.stringify({...sessionStorage})")


def test_a_draft_can_be_discarded(page: Page, site: Any) -> None:
    open_form(page, site)
    page.get_by_role("button", name="Discard it").click()
    assert page.get_by_label("Notes").input_value() == ""
    page.wait_for_timeout(600)
    open_form(page, site)
    assert page.get_by_label("Notes").input_value() == ""


@pytest.mark.requirement("R148")
def test_no_connection_holds_the_form_back(page: Page, site: Any, context: BrowserContext) -> None:
    context.set_offline(True)
    page.get_by_role("button", name="Save").click()
    assert page.get_by_text("Not sent: there is no connection").is_visible()
    assert page.get_by_label("Notes").input_value() == NOTE
    assert site.received == []
    context.set_offline(False)
    page.get_by_text("You are connected again").wait_for()
    page.wait_for_timeout(1100)  # the button itself ignores a second press within a second
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Person").wait_for()
    assert site.received == ["/save"]


def test_a_saved_draft_is_gone(page: Page, site: Any) -> None:
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Person").wait_for()
    started(page)
    assert kept(page) == 0
    open_form(page, site)
    assert page.get_by_label("Notes").input_value() == ""


def test_a_refused_form_keeps_its_draft(page: Page, site: Any, draw: Callable[..., None]) -> None:
    draw(answer=FAILED, status=422)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("There is a problem").wait_for()
    started(page)
    assert kept(page) == 1


def test_an_error_page_keeps_the_draft(page: Page, site: Any, draw: Callable[..., None]) -> None:
    draw(answer='{% extends "design/errors/503.jinja" %}', status=503)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="not available").wait_for()
    open_form(page, site)
    assert page.get_by_label("Notes").input_value() == NOTE


def test_another_person_s_page_has_its_own_draft(page: Page, site: Any) -> None:
    open_form(page, site, "/other")
    assert page.get_by_label("Notes").input_value() == ""


def test_the_next_one_to_sign_in_sees_nothing(page: Page, site: Any, draw: Callable[..., None]) -> None:
    draw(user="k2")
    open_form(page, site)
    assert page.get_by_label("Notes").input_value() == ""
    assert kept(page) == 0


def test_a_second_press_sends_nothing(page: Page, site: Any) -> None:
    page.get_by_role("button", name="Slow").dblclick()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Slow").click()
    page.wait_for_timeout(300)
    assert site.received == ["/slow"]


def test_a_part_that_became_a_whole_page_is_not_swapped_in(page: Page, site: Any) -> None:
    site.pages["/part"] = "<!DOCTYPE html><html lang=en><title>Sign in</title><h1>Sign in</h1></html>"
    page.locator("#part").click()
    page.get_by_role("heading", name="Sign in").wait_for()
    assert page.locator("#part").count() == 0


def test_a_part_is_swapped_in(page: Page, site: Any) -> None:
    site.pages["/part"] = "<p>Three people</p>"
    page.locator("#part").click()
    page.get_by_text("Three people").wait_for()
    assert page.get_by_role("heading", name="Contact").is_visible()


def test_the_menu_closes_on_escape(page: Page) -> None:
    page.get_by_text("A. Officer").click()
    assert page.get_by_role("link", name="Your sessions").is_visible()
    page.keyboard.press("Escape")
    assert page.get_by_role("link", name="Your sessions").is_hidden()
