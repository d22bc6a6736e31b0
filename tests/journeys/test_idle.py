"""Away from the desk: the page hides itself, and what was typed is still there afterwards."""

import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar

import pytest
from playwright.sync_api import Page, expect

from tests.live import LiveAgency, sign_in
from throughcare.platform.access.demo import DemoSecrets

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R138")]

PASSWORD = "/accounts/password/change/"


def test_the_page_hides_and_comes_back_with_what_was_typed(
    live_agency: LiveAgency, new_page: Callable[..., Page], assert_no_axe_findings: Callable[[Page], None]
) -> None:
    account = live_agency.account("ida", "Ida Idle", "manager")
    page = new_page()
    sign_in(page, account, live_agency.code(account), to="/sessions/")
    page.clock.install()
    page.goto("/sessions/staff/")
    heading = page.get_by_role("heading", name="Who is signed in")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<textarea id=typed>Half a note</textarea>')"
    )
    page.clock.fast_forward("29:00")
    expect(heading).to_be_visible()
    page.clock.fast_forward("02:00")
    expect(page.get_by_role("heading", name="Locked")).to_be_visible()
    expect(heading).to_be_hidden()
    expect(page.get_by_text("Olive Oakes").filter(visible=True)).to_have_count(0)
    expect(page.get_by_label("Your password")).to_be_focused()
    assert_no_axe_findings(page)
    page.get_by_label("Your password").fill("wrong")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("This is not your password")).to_be_visible()
    page.get_by_label("Your password").fill(account.password)
    page.get_by_role("button", name="Go on").click()
    expect(heading).to_be_visible()
    expect(page.locator("#typed")).to_have_value("Half a note")
    page.reload()
    expect(heading).to_be_visible()


def test_a_hidden_page_stays_locked_when_it_is_loaded_again(
    live_agency: LiveAgency, new_page: Callable[..., Page]
) -> None:
    account = live_agency.account("lou", "Lou Locked", "officer")
    page = new_page()
    sign_in(page, account, live_agency.code(account), to="/sessions/")
    page.clock.install()
    page.goto("/sessions/")
    with page.expect_response("**/lock/"):
        page.clock.fast_forward("31:00")
    page.goto("/sessions/")
    expect(page.get_by_role("heading", name="Locked")).to_be_visible()
    page.get_by_label("Your password").fill(account.password)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Where you are signed in")).to_be_visible()


def test_a_burst_of_guesses_gets_no_more_than_five_tries(live_agency: LiveAgency) -> None:
    account = live_agency.account("barry", "Barry Burst", "officer")
    answers: list[int] = []
    guesses = [
        threading.Thread(target=lambda: answers.append(guess(live_agency.url, account))) for _ in range(16)
    ]
    for each in guesses:
        each.start()
    for each in guesses:
        each.join()
    assert answers == [422] * 16
    with live_agency.database():
        from tests.visiting import audited
        from throughcare.platform.access.models import Lock, User

        user = str(User.objects.get(username="barry").pk)
        tried = [
            entry["details"]["reason"]
            for entry in audited("access:sign-in:failed")
            if entry["object"]["id"] == user
        ]
        assert sorted(tried) == ["locked"] * 11 + ["password"] * 5
        assert Lock.objects.filter(username="barry").count() == 1


def guess(url: str, account: DemoSecrets) -> int:
    """One wrong password from a browser of its own; the status answered."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    form = browser.open(f"{url}/accounts/login/", timeout=30).read().decode()
    token = form.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    sent = urllib.parse.urlencode(
        {"login": account.username, "password": "wrong", "csrfmiddlewaretoken": token}
    )
    try:
        return int(browser.open(f"{url}/accounts/login/", sent.encode(), timeout=30).status)
    except urllib.error.HTTPError as refused:
        return refused.code
