"""Signing in, end to end: password, second factor, notice; each exactly one audit entry."""

import pytest
from django.test import Client
from tests.arranging import World

from throughcare.platform.access.demo import DemoSecrets, code_of

pytestmark = pytest.mark.django_db


def test_an_officer_signs_in(world: World, account: DemoSecrets) -> None:
    browser = Client()
    answer = browser.get("/")
    assert answer.url == "/accounts/login/?next=%2F"
    answer = browser.get(answer.url)
    answer = browser.post(
        "/accounts/login/?next=/sessions/", {"login": account.username, "password": account.password}
    )
    assert answer.status_code == 302, answer.content.decode()
    assert answer.url == "/accounts/2fa/authenticate/"
    answer = browser.get(answer.url)
    answer = browser.post(answer.request["PATH_INFO"], {"code": code_of(account.totp_secret)})
    assert answer.status_code == 302, answer.content.decode()
    answer = browser.get(answer.url)
    answer = browser.get(answer.url)
    answer = browser.post("/notice/", {"next": "/sessions/"})
    answer = browser.get(answer.url)
    assert b"Where you are signed in" in answer.content
