"""Signing in and out: password, second factor, notice; each with exactly one audit entry."""

from http.cookies import SimpleCookie

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import Resolver404, resolve
from tests.arranging import World
from tests.visiting import LOGIN, NOTICE, SECOND_STEP, Visitor, audited

from throughcare.platform import clock
from throughcare.platform.access.allauth_adapter import NOT_SIGNED_IN, WRONG_CODE
from throughcare.platform.access.demo import DemoSecrets, code_of
from throughcare.platform.access.models import Session, User
from throughcare.platform.actor import NOBODY_YET

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R138")]


def test_three_steps_lead_to_the_page_asked_for(account: DemoSecrets) -> None:
    browser = Visitor()
    assert browser.get("/sessions/").url == f"{LOGIN}?next=%2Fsessions%2F"
    assert browser.password(account, to="/sessions/").url == SECOND_STEP
    assert browser.code(code_of(account.totp_secret)).url == "/sessions/"
    assert browser.get("/sessions/").url == f"{NOTICE}?next=%2Fsessions%2F"
    assert browser.post(NOTICE, {"next": "/sessions/"}).url == "/sessions/"
    assert b"Where you are signed in" in browser.get("/sessions/").content


def test_each_step_leaves_one_entry(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    user = User.objects.get(username=account.username)
    (begun,) = audited("access:session:begun")
    assert begun["actor"]["id"] == str(user.pk)
    assert begun["actor"]["auth"] == "password+totp"
    assert begun["src"]["ip"] == "127.0.0.1"
    (acknowledged,) = audited("access:notice:acknowledged")
    assert acknowledged["actor"]["session"] == begun["actor"]["session"] != browser.key
    assert not audited("access:sign-in:failed")


def test_the_session_knows_user_time_address_and_browser(account: DemoSecrets) -> None:
    with time_machine.travel("2027-03-01T09:00:00Z", tick=False):
        browser = Visitor(HTTP_USER_AGENT="Firefox/150.0 (Windows NT)").sign_in(account)
        held = Session.objects.get(session_key=browser.key)
        assert (held.user.username, held.address) == (account.username, "127.0.0.1")  # type: ignore[union-attr]
        assert held.signed_in_at == held.seen_at == clock.now()
        assert held.browser.startswith("Firefox/150.0")


def test_the_key_of_the_session_changes_at_sign_in(account: DemoSecrets) -> None:
    browser = Visitor()
    browser.password(account)
    before = browser.key
    browser.code(code_of(account.totp_secret))
    assert browser.key != before
    assert not Session.objects.filter(session_key=before).exists()


@pytest.mark.parametrize(
    "to", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"]
)
def test_nobody_is_sent_elsewhere_after_signing_in(account: DemoSecrets, to: str) -> None:
    browser = Visitor()
    browser.password(account, to=to)
    assert browser.code(code_of(account.totp_secret)).url == "/"
    assert browser.post(NOTICE, {"next": to}).url == "/"


def test_a_wrong_password_is_said_beside_the_form_and_the_name_kept(account: DemoSecrets) -> None:
    answer = Visitor().password(account, "not the password")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert NOT_SIGNED_IN in text
    assert 'value="olivia"' in text
    assert "not the password" not in text


def test_a_failure_leaves_one_entry_and_never_what_was_typed(account: DemoSecrets) -> None:
    Visitor().password(account, "S3cret-typed")
    Visitor().post(LOGIN, {"login": "S3cret-typed-as-name", "password": "x"})
    known, unknown = audited("access:sign-in:failed")
    user = User.objects.get(username=account.username)
    assert known["actor"]["id"] == unknown["actor"]["id"] == str(NOBODY_YET)
    assert (known["object"]["id"], known["details"], known["outcome"]) == (
        str(user.pk),
        {"reason": "password"},
        "deny",
    )
    assert known["log"] == user.agency.code  # type: ignore[union-attr]
    assert (unknown["details"], unknown["log"]) == ({"reason": "unknown"}, "system")
    assert "s3cret" not in f"{known}{unknown}".lower()
    assert known["src"]["ip"] == unknown["src"]["ip"] == "127.0.0.1"


def test_a_user_who_left_and_the_systems_own_cannot_sign_in(account: DemoSecrets) -> None:
    User.objects.filter(username=account.username).update(is_active=False)
    assert Visitor().password(account).status_code == 422
    assert Visitor().post(LOGIN, {"login": "-system-", "password": "!"}).status_code == 422


def test_a_user_who_left_is_out_at_once(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    User.objects.filter(username=account.username).update(is_active=False)
    assert browser.get("/sessions/").url.startswith(LOGIN)


@pytest.mark.parametrize("code", ["000000", "", "abcdef", "99999999", " "])
def test_a_wrong_code_does_not_sign_in(account: DemoSecrets, code: str) -> None:
    browser = Visitor()
    browser.password(account)
    assert browser.code(code).status_code == 422
    assert browser.get("/sessions/").url.startswith(LOGIN)


def test_a_code_counts_once_even_on_another_machine(account: DemoSecrets) -> None:
    with time_machine.travel("2027-03-01T09:00:10Z", tick=False):
        Visitor().sign_in(account)
        cache.clear()  # another machine has another memory
        again = Visitor()
        again.password(account)
        answer = again.code(code_of(account.totp_secret))
        assert answer.status_code == 422
        assert WRONG_CODE in answer.content.decode()
        assert again.code(code_of(account.totp_secret, steps=-1)).status_code == 422  # an older one neither
        assert again.code(code_of(account.totp_secret, steps=1)).status_code == 302


def test_a_clock_may_be_half_a_minute_wrong_but_no_more(account: DemoSecrets) -> None:
    with time_machine.travel("2027-03-01T09:00:00Z", tick=False):
        browser = Visitor()
        browser.password(account)
        for steps in (-2, 2):
            assert browser.code(code_of(account.totp_secret, steps)).status_code == 422
        assert browser.code(code_of(account.totp_secret, -1)).status_code == 302


def test_a_recovery_code_signs_in_once(account: DemoSecrets) -> None:
    user = User.objects.get(username=account.username)
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    first, second = Visitor(), Visitor()
    for browser in (first, second):
        browser.password(account)
    assert first.code(code).status_code == 302
    assert audited("access:session:begun")[0]["actor"]["auth"] == "password+recovery_codes"
    assert second.code(code).status_code == 422


def test_signing_out_ends_the_session_for_good(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    stolen = browser.key
    assert browser.get("/accounts/logout/").status_code == 200  # asks; a link or picture cannot sign out
    assert browser.get("/sessions/").status_code == 200
    browser.post("/accounts/logout/")
    assert len(audited("access:session:signed-out")) == 1
    thief = Visitor()
    thief.cookies = SimpleCookie({"sessionid": stolen})
    for page in ("/", "/sessions/", "/locks/", "/accounts/2fa/", "/accounts/password/change/"):
        assert thief.get(page).url.startswith(LOGIN)
        assert thief.post(page).url.startswith(LOGIN)
    assert not Session.objects.filter(session_key=stolen).exists()


def test_after_twelve_hours_one_signs_in_again(account: DemoSecrets) -> None:
    with time_machine.travel("2027-03-01T08:00:00Z", tick=False) as now:
        browser = Visitor().sign_in(account)
        for _ in range(29):
            now.shift(25 * 60)
            answer = browser.get("/sessions/")
            if answer.status_code == 302:
                break
        assert clock.now().isoformat() == "2027-03-01T20:05:00+00:00"
        assert answer.url == f"{LOGIN}?next=%2Fsessions%2F"
        assert len(audited("access:session:expired")) == 1


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "confirm-email/", "password/reset/", "password/set/", "login/code/", "inactive/",
     "2fa/webauthn/login/", "2fa/webauthn/signup/", "3rdparty/", "social/connections/", "2fa/trust/", ""],
)  # fmt: skip
def test_what_is_not_in_use_is_not_there(account: DemoSecrets, path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/accounts/{path}")
    assert Visitor().sign_in(account).get(f"/accounts/{path}").status_code == 404


def test_the_second_step_cannot_be_reached_alone(account: DemoSecrets) -> None:
    assert Visitor().get(SECOND_STEP).url == LOGIN
    assert Visitor().code(code_of(account.totp_secret)).url == LOGIN
    assert Authenticator.objects.get(type="totp").data.get("last_counter") is None


def test_the_first_step_is_forgotten_after_a_quarter_of_an_hour(account: DemoSecrets) -> None:
    with time_machine.travel("2027-03-01T09:00:00Z", tick=False) as now:
        browser = Visitor()
        browser.password(account)
        now.shift(15 * 60 + 1)
        assert browser.code(code_of(account.totp_secret)).url == LOGIN


def test_signing_in_works_in_any_case_of_the_name(world: World, account: DemoSecrets) -> None:
    assert Visitor().post(LOGIN, {"login": " OLIVIA ", "password": account.password}).url == SECOND_STEP
