"""Hearings through the API: listed, read, put off, and what came of one recorded; too early is refused."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests.arranging import SignedIn, World

from throughcare.decisions.hearings.models import Hearing
from throughcare.decisions.hearings.tests.arranged import begun, process
from throughcare.decisions.hearings.tests.test_commands import days_of_notice
from throughcare.platform import clock
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080", "R086", "R145")]


def send(browser: SignedIn, address: str, body: dict[str, Any], version: int = 1) -> Any:
    headers = {"Idempotency-Key": uuid4().hex, "If-Match": f'"{version}"'}
    return browser.post(address, body, content_type="application/json", headers=headers)


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Fay", "Rowe")


def test_a_hearing_is_listed_read_and_its_result_recorded(world: World, person: Person) -> None:
    browser, list_ = world.browser(), f"/api/v1/people/{person.pk}/hearings"
    at = (clock.now() + timedelta(days=5)).isoformat()
    answer = send(browser, list_, {"kind": "court_review", "starts_at": at, "body": "Example Court"})
    assert answer.status_code == 201, answer.content
    one = f"{list_}/{answer.json()['id']}"
    assert browser.get(one).json()["parties"][0]["role"] == "person"
    assert len(browser.get(list_).json()["items"]) == 1
    made = begun(Hearing.objects.get())
    recorded = send(browser, f"{one}/recording", {"outcome": "continues", "reasons": "Well"}, made.version)
    assert recorded.status_code == 200, recorded.content
    assert browser.get(one).json()["result"]["outcome"] == "continues"


def test_too_early_names_its_field(world: World, person: Person) -> None:
    days_of_notice(world, "revocation", 10)
    held = process(world.actor(), person)
    answer = send(world.browser(), f"/api/v1/people/{person.pk}/hearings", {
        "kind": "revocation", "starts_at": (clock.now() + timedelta(days=2)).isoformat(), "body": "Example Court",
        "process_id": str(held.pk),
    })  # fmt: skip
    assert answer.status_code == 422
    assert "before its notice has run" in answer.content.decode()
