"""What every answer tells the browser, and what production refuses."""

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest
from django.test import RequestFactory
from tests.visiting import LOGIN, Visitor

from throughcare.config.database import is_server_checked, refuse_plain_remote
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.origin import address_of

KEY = "k" * 40
ASKED = ("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SESSION_COOKIE_SECURE",
         "CSRF_COOKIE_SECURE", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "DEBUG", "PASSWORD_HASHERS",
         "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE")  # fmt: skip


def production(**surroundings: str) -> subprocess.CompletedProcess[str]:
    """The production settings, read in a process of their own."""
    code = (
        "import json; import throughcare.config.settings.production as s;"
        f"print(json.dumps({{name: getattr(s, name, None) for name in {ASKED!r}}}))"
    )
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PG", "DATABASE", "SECRET"))
    }
    return subprocess.run(
        [sys.executable, "-c", code], env=kept | surroundings, capture_output=True, text=True, check=False
    )


def production_settings() -> dict[str, Any]:
    """What production sets."""
    answer = production(
        SECRET_KEY=KEY, ALLOWED_HOSTS="throughcare.example.org",
        DATABASE_URL="postgresql://app@db.example.org/throughcare?sslmode=verify-full",
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


@pytest.mark.django_db
@pytest.mark.requirement("R139")
@pytest.mark.parametrize("path", [LOGIN, "/sessions/", "/accounts/2fa/totp/activate/", "/no-such-page/"])
def test_every_page_carries_the_headers(account: DemoSecrets, path: str) -> None:
    answer = Visitor().sign_in(account).get(path, follow=path == LOGIN)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "'self'" in policy and "object-src 'none'" in policy and "frame-ancestors 'none'" in policy
    (nonce, *others) = set(re.findall(r"'nonce-([\w-]+)'", policy))
    assert not others and len(nonce) >= 22
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    text = answer.content.decode()
    assert f'nonce="{nonce}"' in text
    assert not re.search(r"<(script|style)(?![^>]*nonce=)[^>]*>", text)
    assert not re.search(r"<[^>]+\s(on\w+|style)=", text)


@pytest.mark.django_db
def test_a_nonce_is_used_once() -> None:
    first, second = Visitor().get(LOGIN), Visitor().get(LOGIN)
    assert first["Content-Security-Policy"] != second["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.requirement("R138")
def test_cookies_are_out_of_reach(account: DemoSecrets) -> None:
    browser = Visitor()
    browser.get(LOGIN)
    browser.sign_in(account)
    for name in ("sessionid", "csrftoken"):
        assert browser.cookies[name]["httponly"] is True
        assert browser.cookies[name]["samesite"] == "Lax"
    assert (
        browser.cookies["sessionid"]["max-age"] == ""
    )  # ends with the browser; the server's own clocks rule


@pytest.mark.django_db
def test_pages_of_a_signed_in_user_are_not_kept_by_the_browser(account: DemoSecrets) -> None:
    assert "no-store" in Visitor().sign_in(account).get("/sessions/")["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.requirement("R138")
def test_production_answers_plain_http_with_https_only(settings: Any) -> None:
    for name, value in production_settings().items():
        setattr(settings, name, value)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    plain = Visitor().get(LOGIN)
    assert (plain.status_code, plain.url) == (301, f"https://testserver{LOGIN}")
    assert not plain.cookies
    browser = Visitor()
    encrypted = browser.get(LOGIN, secure=True)
    assert encrypted["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    cookie = encrypted.cookies["__Host-csrf"]
    assert cookie["secure"] and cookie["httponly"] and cookie["path"] == "/" and not cookie["domain"]


@pytest.mark.requirement("R138")
def test_production_hashes_with_argon2_and_never_debugs() -> None:
    found = production_settings()
    assert found["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert found["DEBUG"] is False
    assert found["SESSION_COOKIE_NAME"] == "__Host-session" and found["SESSION_COOKIE_SECURE"] is True


@pytest.mark.parametrize(
    ("surroundings", "said"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://app@db.example.org/throughcare"}, "sslmode"),
        ({"DATABASE_OWNER_URL": "postgresql://owner@db.example.org/throughcare?sslmode=prefer"}, "sslmode"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
    ],
)
def test_production_does_not_start_unsafe(surroundings: dict[str, str], said: str) -> None:
    good = {
        "SECRET_KEY": KEY,
        "ALLOWED_HOSTS": "x.example.org",
        "DATABASE_URL": "postgresql:///t?host=/run/postgresql",
    }
    answer = production(**good | surroundings)
    assert answer.returncode != 0
    assert "ImproperlyConfigured" in answer.stderr and said in answer.stderr


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://app@db.example.org/t",
        "postgresql://app@db.example.org/t?sslmode=disable",
        "postgresql://app@db.example.org/t?sslmode=allow",
        "postgresql://app@db.example.org/t?sslmode=prefer",
        "postgresql://app@10.0.0.5:5432/t",
        "postgresql://app@[2001:db8::1]:5432/t",
        "postgresql://app@localhost,db.example.org/t",
        "postgresql://app@localhost:5432,db.example.org:5432/t",
        "postgresql://app@/t?host=/run/postgresql,db.example.org",
        "postgresql://app@localhost/t?hostaddr=10.0.0.5",
        "postgresql://app@localhost.example.org/t",
        "postgresql://app@localhost@db.example.org/t",
        "postgresql:///t?service=live",
    ],
)
def test_a_plain_remote_database_is_refused(url: str) -> None:
    with pytest.raises(Exception, match="sslmode=verify-full"):
        refuse_plain_remote(url)


@pytest.mark.parametrize("url", ["postgresql:///t", "postgresql://app@localhost/t", "postgresql://app@127.0.0.1:5433/t",
                                 "postgresql://app@[::1]:5432/t", "postgresql://app@/t?host=/run/postgresql",
                                 "postgresql://app@db.example.org/t?sslmode=verify-ca"])  # fmt: skip
def test_local_and_checked_databases_are_taken(url: str) -> None:
    refuse_plain_remote(url)
    assert is_server_checked(url)


def test_encryption_without_checking_is_taken_but_known() -> None:
    url = "postgresql://app@db.example.org/t?sslmode=require"
    refuse_plain_remote(url)
    assert not is_server_checked(url)


def test_a_host_from_the_surroundings_is_remote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "db.example.org")
    with pytest.raises(Exception, match="sslmode"):
        refuse_plain_remote("postgresql:///t")


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "address"),
    [
        (False, "203.0.113.9", "127.0.0.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (True, "2001:db8::7", "2001:db8::7"),
        (True, "203.0.113.9, not an address", "127.0.0.1"),
        (True, "", "127.0.0.1"),
    ],
)
def test_only_the_agencys_proxy_is_believed(
    settings: Any, behind_proxy: bool, forwarded: str, address: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    assert address_of(RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})) == address
