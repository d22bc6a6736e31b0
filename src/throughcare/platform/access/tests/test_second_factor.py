"""The second factor: set up, replaced, never left without one; each change rotates the session and is written down."""

import re
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from tests.arranging import World
from tests.visiting import LOGIN, NOTICE, Visitor, audited

from throughcare.platform.access.allauth_adapter import LAST_FACTOR
from throughcare.platform.access.demo import DemoSecrets, code_of
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R138")]

SET_UP, REMOVE, CODES = (
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/totp/deactivate/",
    "/accounts/2fa/recovery-codes/",
)
BARE = DemoSecrets("bare", "a-password-of-words", "")


@pytest.fixture
def newcomer(world: World) -> Visitor:
    """A new officer without a second factor, past password and notice."""
    user = world.user("officer", username="bare", team=world.team)
    user.set_password(BARE.password)
    user.save()
    browser = Visitor()
    browser.password(BARE)
    browser.post(NOTICE)
    return browser


def key_shown(answer: Any) -> str:
    """The key as the page writes it in text."""
    found = re.search(r"((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})", answer.content.decode())
    assert found
    return found[1].replace(" ", "")


def passkey(user: User, name: str = "Work phone") -> Authenticator:
    """A passkey's row; its content is of no use here."""
    made: Authenticator = Authenticator.objects.create(
        user=user, type="webauthn", data={"name": name, "credential": {}}
    )
    return made


def test_a_newcomer_sets_up_an_app_and_is_in(newcomer: Visitor) -> None:
    answer = newcomer.get(SET_UP)
    text = answer.content.decode()
    assert 'src="data:image/svg+xml;base64,' in text
    secret = key_shown(answer)
    assert len(secret) == 32  # 160 bits
    before = newcomer.key
    assert newcomer.post(SET_UP, {"code": "000000"}).status_code == 422
    assert (
        key_shown(newcomer.post(SET_UP, {"code": "000000"})) == secret
    )  # the same key, or the phone would be wrong
    assert newcomer.post(SET_UP, {"code": code_of(secret)}).url == CODES
    assert newcomer.key != before
    codes = re.findall(r"<code>(\d{8})</code>", newcomer.get(CODES).content.decode())
    assert len(codes) == 10
    assert newcomer.get("/sessions/").status_code == 200
    assert [entry["details"] for entry in audited("access:factor:added")] == [{"kind": "totp"}]


def test_the_codes_come_as_a_file(newcomer: Visitor) -> None:
    newcomer.post(SET_UP, {"code": code_of(key_shown(newcomer.get(SET_UP)))})
    answer = newcomer.get(f"{CODES}download/")
    assert answer["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    assert len(re.findall(rb"^\d{8}\r$", answer.content, re.MULTILINE)) == 10
    assert "no-store" in answer["Cache-Control"]


def test_a_new_phone_takes_the_place_of_the_old(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    left_open = Visitor().sign_in(account, steps=1)
    secret = key_shown(browser.get(SET_UP))
    assert secret != account.totp_secret
    assert browser.post(SET_UP, {"code": code_of(secret)}).status_code == 302
    assert Authenticator.objects.filter(user__username="olivia", type="totp").count() == 1
    assert left_open.get("/sessions/").url.startswith(LOGIN)
    assert len(audited("access:factor:replaced")) == 1
    again = Visitor()
    again.password(account)
    assert again.code(code_of(account.totp_secret)).status_code == 422
    assert again.code(code_of(secret)).status_code == 302


def test_the_last_second_factor_stays(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    shown = browser.get(REMOVE)
    assert shown.status_code == 200
    assert LAST_FACTOR in shown.content.decode()
    assert browser.post(REMOVE).status_code == 422
    assert Authenticator.objects.filter(user__username="olivia", type="totp").exists()
    assert not audited("access:factor:removed")


def test_the_last_passkey_stays(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    user = User.objects.get(username="olivia")
    only = passkey(user)
    Authenticator.objects.filter(user=user, type="totp").delete()
    answer = browser.post(f"/accounts/2fa/webauthn/keys/{only.pk}/remove/")
    assert answer.status_code == 422
    assert LAST_FACTOR in answer.content.decode()
    assert Authenticator.objects.filter(pk=only.pk).exists()


def test_one_of_two_may_go(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    held = passkey(User.objects.get(username="olivia"))
    before = browser.key
    assert browser.post(f"/accounts/2fa/webauthn/keys/{held.pk}/remove/").status_code == 302
    assert browser.key != before
    assert [entry["details"] for entry in audited("access:factor:removed")] == [{"kind": "webauthn"}]


def test_the_app_may_go_where_a_passkey_is_left(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    passkey(User.objects.get(username="olivia"))
    assert browser.get(REMOVE).status_code == 200
    assert browser.post(REMOVE).status_code == 302
    assert [entry["details"] for entry in audited("access:factor:removed")] == [{"kind": "totp"}]


def test_passkeys_are_listed_and_renamed(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    held = passkey(User.objects.get(username="olivia"), "Old name")
    assert b"Old name" in browser.get("/accounts/2fa/webauthn/").content
    assert browser.post(f"/accounts/2fa/webauthn/keys/{held.pk}/edit/", {"name": ""}).status_code == 422
    assert (
        browser.post(f"/accounts/2fa/webauthn/keys/{held.pk}/edit/", {"name": "New name"}).status_code == 302
    )
    assert b"New name" in browser.get("/accounts/2fa/webauthn/").content


def test_anothers_passkey_is_not_there(account: DemoSecrets, world: World) -> None:
    browser = Visitor().sign_in(account)
    theirs = passkey(world.manager)
    for page in ("edit", "remove"):
        assert browser.get(f"/accounts/2fa/webauthn/keys/{theirs.pk}/{page}/").status_code == 404
        assert browser.post(f"/accounts/2fa/webauthn/keys/{theirs.pk}/{page}/").status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


@pytest.mark.parametrize(
    "page", [SET_UP, CODES, f"{CODES}generate/", f"{CODES}download/", "/accounts/2fa/webauthn/add/"]
)
def test_who_signed_in_long_ago_is_asked_for_the_password(account: DemoSecrets, page: str) -> None:
    browser = Visitor().sign_in(account)
    browser.rewrite(tc_signed_in_at="2026-11-01T09:00:00+00:00")
    with time_machine.travel("2026-11-01T09:06:00Z"):
        browser.rewrite(tc_seen_at="2026-11-01T09:06:00+00:00")
        if "download" in page or page == CODES:
            RecoveryCodes.activate(User.objects.get(username="olivia"))
        again = browser.get(page).url
        assert again.startswith("/accounts/reauthenticate/?next=")
        assert browser.get(again).status_code == 200
        assert browser.post(again, {"password": "wrong"}).status_code == 422
        before = browser.key
        assert browser.post(again, {"password": account.password}).url == page
        assert browser.key != before
        assert browser.get(page).status_code == 200


def test_new_recovery_codes_end_the_old(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    for _ in range(2):
        assert browser.post(f"{CODES}generate/").url == CODES
    assert len(audited("access:factor:renewed")) == 2
    assert b"10 recovery codes left" in browser.get("/accounts/2fa/").content


def test_a_new_password_ends_every_other_session(account: DemoSecrets) -> None:
    browser, other = Visitor().sign_in(account), Visitor().sign_in(account, steps=1)
    before = browser.key
    form = {
        "oldpassword": account.password,
        "password1": "thimble-otter-73-lamp",
        "password2": "thimble-otter-73-lamp",
    }
    assert browser.post("/accounts/password/change/", form).url == "/accounts/2fa/"
    assert browser.key != before
    assert browser.get("/accounts/2fa/").status_code == 200
    assert other.get("/sessions/").url.startswith(LOGIN)
    assert len(audited("access:password:changed")) == 1
    assert Visitor().password(account).status_code == 422
    assert Visitor().password(account, "thimble-otter-73-lamp").status_code == 302


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [
        ("short-one", "short-one", "too short"),
        ("password1234", "password1234", "too common"),
        ("olivia-officer", "olivia-officer", "too similar"),
        ("thimble-otter-73-lamp", "thimble-otter-73-lamb", "same password"),
        ("", "", "Enter a new password"),
    ],
)
def test_a_poor_password_is_refused_with_the_reason(
    account: DemoSecrets, new: str, again: str, said: str
) -> None:
    browser = Visitor().sign_in(account)
    form = {"oldpassword": account.password, "password1": new, "password2": again}
    answer = browser.post("/accounts/password/change/", form)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not audited("access:password:changed")


def test_what_was_begun_goes_on_after_the_password(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    held = passkey(User.objects.get(username="olivia"))
    page = f"/accounts/2fa/webauthn/keys/{held.pk}/remove/"
    with time_machine.travel("2026-11-01T09:06:00Z"):
        browser.rewrite(tc_signed_in_at="2026-11-01T09:00:00+00:00", tc_seen_at="2026-11-01T09:06:00+00:00")
        again = browser.post(page).url
        assert again.startswith("/accounts/reauthenticate/")
        assert browser.post(again, {"password": account.password}).status_code == 302
    assert not Authenticator.objects.filter(pk=held.pk).exists()
    assert len(audited("access:factor:removed")) == 1
