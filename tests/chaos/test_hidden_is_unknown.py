"""An unknown address, an unknown person, a hidden one and another agency's: one 404, the same words, the same time."""

import re
import statistics
import time
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.arranging import SYSTEM, SignedIn, World
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting

pytestmark = pytest.mark.requirement("R137")

RATIO, ROUNDS = 1.5, 50
"""How much slower one kind of 404 may be than another, by the medians of so many."""


@pytest.fixture
def browser(committing: None) -> Client:
    """An officer's browser; all is committed, as it is in use."""
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        browser = Client()
        browser.cookies["sessionid"] = SignedIn(World().officer).cookies["sessionid"].value
    return browser


@pytest.fixture
def addresses(browser: Client) -> dict[str, str]:
    """One address of each kind."""
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        session = browser.session["_auth_user_id"]
        agency = factories.UserFactory._meta.model.objects.get(pk=session).agency
        hidden = factories.PersonFactory(agency=agency)
        factories.RestrictionFactory(person=hidden)
        foreign = World().person()

    def page_of(key: object) -> str:
        return reverse("supervision:activity", args=[key])

    return {
        "unknown address": f"/supervisions/{uuid4()}/activity/",
        "unknown person": page_of(uuid4()),
        "hidden person": page_of(hidden.pk),
        "another agency's person": page_of(foreign.pk),
    }


def without_what_always_differs(body: bytes, address: str) -> str:
    """The page without its nonce, its CSRF token and the address that was asked for."""
    text = re.sub(r'nonce="[^"]+"', "nonce", body.decode())
    text = re.sub(r'(name="csrfmiddlewaretoken" value)="[^"]+"', r"\1", text)
    return text.replace(address, "ADDRESS")


def test_they_say_the_same(browser: Client, addresses: dict[str, str]) -> None:
    answers = {kind: browser.get(address) for kind, address in addresses.items()}
    assert {kind: answer.status_code for kind, answer in answers.items()} == dict.fromkeys(addresses, 404)
    pages = {without_what_always_differs(answers[kind].content, addresses[kind]) for kind in addresses}
    assert len(pages) == 1, pages
    names = [sorted(answer.headers) for answer in answers.values()]
    assert all(each == names[0] for each in names), names


@pytest.mark.nightly
def test_they_take_the_same_time(browser: Client, addresses: dict[str, str]) -> None:
    taken: dict[str, list[float]] = {kind: [] for kind in addresses}
    for address in [*addresses.values()] * 3:  # what the first requests load is not counted
        browser.get(address)
    for _ in range(ROUNDS):
        for kind, address in addresses.items():
            begun = time.perf_counter()
            browser.get(address)
            taken[kind].append(time.perf_counter() - begun)
    medians = {kind: statistics.median(times) for kind, times in taken.items()}
    assert max(medians.values()) <= RATIO * min(medians.values()), medians
