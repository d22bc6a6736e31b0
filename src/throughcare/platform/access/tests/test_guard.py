"""No page before notice and second factor; the idle lock hides the page and keeps what was typed."""

from typing import Any

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.urls import path
from tests import factories
from tests.arranging import World
from tests.visiting import LOGIN, NOTICE, Visitor, audited

from throughcare.config import urls
from throughcare.platform.access.demo import DemoSecrets, code_of
from throughcare.platform.access.sessions import SessionStore
from throughcare.platform.access.submitting import posted

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R138")]

PAGES = ("/", "/sessions/", "/sessions/staff/", "/locks/", "/caseload/", "/no-such-page/", "/accounts/2fa/",
         "/accounts/password/change/", "/accounts/2fa/totp/activate/", "/locked/", "/awake/")  # fmt: skip
SET_UP = "/accounts/2fa/totp/activate/"


def echo(request: HttpRequest) -> HttpResponse:
    """A page with a form, which shows what it was given."""
    typed = posted(request)
    return HttpResponse(f"{request.method} {dict(typed.lists()) if typed is not None else 'nothing'}")


handler404 = urls.handler404
urlpatterns = [path("echo/", echo), path("other/", echo), path("api/echo/", echo), *urls.urlpatterns]


@pytest.fixture
def form_page(settings: Any) -> str:
    """The address of a page with a form."""
    settings.ROOT_URLCONF = __name__
    return "/echo/"


@pytest.fixture
def nine() -> Any:
    """Nine o'clock; `shift` moves on."""
    with time_machine.travel("2027-03-01T09:00:00Z", tick=False) as now:
        yield now


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_shown_to_who_is_not_signed_in(page: str, account: DemoSecrets) -> None:
    halfway = Visitor()
    halfway.password(account)
    for browser in (Visitor(), halfway):
        assert browser.get(page).url.startswith(LOGIN)
        assert browser.post(page).url.startswith(LOGIN)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_but_the_notice_is_shown_before_it_is_acknowledged(page: str, account: DemoSecrets) -> None:
    browser = Visitor()
    browser.password(account)
    browser.code(code_of(account.totp_secret))
    assert browser.get(page).url.startswith(NOTICE)
    assert browser.post(page).url.startswith(NOTICE)
    assert b"monitored" in browser.get(NOTICE).content


def test_the_notice_comes_at_every_sign_in(account: DemoSecrets) -> None:
    Visitor().sign_in(account)
    second = Visitor().sign_in(account, steps=1)
    assert second.post(NOTICE).status_code == 302
    assert len(audited("access:notice:acknowledged")) == 2


@pytest.mark.parametrize("page", ["/", "/sessions/", "/locks/", "/caseload/", "/no-such-page/", "/awake/"])
def test_without_a_second_factor_there_is_only_setting_one_up(page: str, world: World) -> None:
    user = world.user("administrator", username="bare")
    user.set_password("a-password-of-words")
    user.save()
    browser = Visitor()
    browser.password(DemoSecrets("bare", "a-password-of-words", ""))
    browser.post(NOTICE)
    assert browser.get(page).url == SET_UP
    assert browser.post(page).url == SET_UP
    assert browser.get(SET_UP).status_code == 200


def test_an_idle_session_locks_after_thirty_minutes(account: DemoSecrets, nine: Any) -> None:
    browser = Visitor().sign_in(account)
    nine.shift(29 * 60 + 59)
    assert browser.get("/sessions/").status_code == 200
    nine.shift(30 * 60)
    assert browser.get("/sessions/?page=2").url == "/locked/?next=%2Fsessions%2F%3Fpage%3D2"
    assert browser.get("/sessions/").status_code == 302  # stays locked, whatever is asked for
    assert b"Olivia Officer" in browser.get("/locked/").content
    assert browser.post("/locked/", {"password": "wrong"}).status_code == 422
    before = browser.key
    right = browser.post("/locked/", {"password": account.password, "next": "/sessions/?page=2"})
    assert right.url == "/sessions/?page=2"
    assert browser.get("/sessions/").status_code == 200
    assert browser.key != before
    assert len(audited("access:session:unlocked")) == 1


def test_work_keeps_the_session_awake(account: DemoSecrets, nine: Any) -> None:
    browser = Visitor().sign_in(account)
    for _ in range(10):
        nine.shift(20 * 60)
        assert browser.get("/awake/").status_code == 204


def test_what_was_typed_comes_back_after_the_idle_lock(
    account: DemoSecrets, nine: Any, form_page: str
) -> None:
    browser = Visitor().sign_in(account)
    nine.shift(31 * 60)
    typed = {"note": "Came on time.\nTalked about work.", "tags": ["a", "b"]}
    assert browser.post(form_page, typed).url == "/locked/?next=%2Fecho%2F"
    assert b"What you typed is kept" in browser.get("/locked/").content
    browser.post("/locked/", {"password": account.password, "next": form_page})
    assert browser.get("/other/").content == b"GET nothing"
    kept = browser.get(form_page).content.decode()
    assert kept == f"GET { ({'note': [typed['note']], 'tags': ['a', 'b']}) }"
    assert browser.get(form_page).content == b"GET nothing"  # handed out once


def test_what_was_typed_comes_back_after_signing_in_again(
    account: DemoSecrets, nine: Any, form_page: str
) -> None:
    browser = Visitor().sign_in(account)
    browser.rewrite(tc_signed_in_at="2027-02-28T20:59:59+00:00")
    assert browser.post(form_page, {"note": "Long work"}).url == f"{LOGIN}?next=%2Fecho%2F"
    browser.sign_in(account, steps=1)
    assert browser.get(form_page).content == b"GET {'note': ['Long work']}"


def test_what_was_typed_is_not_for_somebody_else(
    account: DemoSecrets, world: World, nine: Any, form_page: str
) -> None:
    from throughcare.platform.access.demo import make_demo_user

    other = make_demo_user(world.agency, "oscar", "Oscar Other", ["officer"])
    browser = Visitor().sign_in(account)
    browser.rewrite(tc_signed_in_at="2027-02-28T20:59:59+00:00")
    browser.post(form_page, {"note": "Olivia's note"})
    browser.sign_in(other)
    assert browser.get(form_page).content == b"GET nothing"
    assert "Olivia's note" not in str(dict(SessionStore(browser.key).items()))


def test_passwords_are_never_kept(account: DemoSecrets, nine: Any) -> None:
    browser = Visitor().sign_in(account)
    nine.shift(31 * 60)
    browser.post("/accounts/password/change/", {"oldpassword": "P4ss", "password1": "N3w"})
    assert "P4ss" not in str(dict(SessionStore(browser.key).items()))


def test_a_button_that_posts_elsewhere_leads_back_to_its_page(account: DemoSecrets, nine: Any) -> None:
    browser = Visitor().sign_in(account)
    nine.shift(31 * 60)
    answer = browser.post("/sessions/end/", headers={"Referer": "http://testserver/sessions/?page=2"})
    assert answer.url == "/locked/?next=%2Fsessions%2F%3Fpage%3D2"


def test_the_script_locks_and_unlocks_without_leaving_the_page(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    asks = {"Accept": "application/json"}
    browser.post("/lock/")
    assert browser.get("/locked/", headers=asks).json() == {"locked": True, "error": ""}
    wrong = browser.post("/locked/", {"password": "no"}, headers=asks)
    assert (wrong.status_code, wrong.json()["error"]) == (422, "This is not your password")
    assert browser.post("/locked/", {"password": account.password}, headers=asks).json() == {"locked": False}
    assert browser.get("/sessions/").status_code == 200


def test_a_session_stands_under_the_same_guard_at_the_api(account: DemoSecrets, form_page: str) -> None:
    browser = Visitor()
    browser.password(account)
    browser.code(code_of(account.totp_secret))
    answer = browser.get("/api/echo/")
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    browser.post(NOTICE)
    assert browser.get("/api/echo/").status_code == 200
    browser.post("/lock/")
    assert browser.get("/api/echo/").status_code == 401


def test_who_locks_the_screen_comes_back_to_the_same_page(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    answer = browser.post("/lock/", headers={"Referer": "http://testserver/sessions/?page=2"})
    assert answer.url == "/locked/?next=%2Fsessions%2F%3Fpage%3D2"


def test_a_locked_page_may_still_be_left(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    browser.post("/lock/")
    assert browser.post("/accounts/logout/").status_code == 302
    assert browser.get("/sessions/").url.startswith(LOGIN)


def test_a_session_made_by_an_old_password_is_worth_nothing(world: World) -> None:
    browser = world.browser()
    assert browser.get("/sessions/").status_code == 200
    world.officer.set_password("another-password-entirely")
    world.officer.save()
    assert browser.get("/sessions/").url.startswith(LOGIN)
    assert not factories.access.Session.objects.filter(user=world.officer).exists()
