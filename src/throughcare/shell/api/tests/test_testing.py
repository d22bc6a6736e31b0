"""Tests and draws through the API: every step, what is hidden from whom, and a draw with its proof."""

import json
from typing import Any
from uuid import uuid4

import pytest
from tests.arranging import SignedIn, World

from throughcare.casework.testing.tests.arranged import KIND, TODAY, again, allowed, heard, people, reported

pytestmark = pytest.mark.django_db


def send(browser: SignedIn, path: str, body: dict[str, Any], version: int | None = None) -> Any:
    headers = {"Idempotency-Key": uuid4().hex}
    if version is not None:
        headers["If-Match"] = f'"{version}"'
    return browser.generic(
        "POST", f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers
    )


@pytest.mark.requirement("R075")
def test_a_test_is_asked_for_told_of_judged_and_read_with_every_step(world: World) -> None:
    person, browser = world.person(), world.browser()
    about = f"/people/{person.pk}/tests"
    condition = allowed(person)
    body = {"condition_id": str(condition.pk), "reason": "scheduled", "on": TODAY.isoformat()}
    made = send(browser, about, body)
    assert made.status_code == 201, made.content
    told = {"at": "2026-01-05T09:00:00Z", "way": "phone", "reached": True, "place": "Room 2"}
    assert send(browser, f"{about}/{made.json()['id']}/telling", told, 1).status_code == 200
    test = heard(world.actor(), reported(world.actor(), person), "I take a medicine")
    refused = send(
        browser, f"{about}/{test.pk}/judging", {"judged": "not_accepted", "words": ""}, test.version
    )
    assert refused.status_code == 422 and "Say why" in refused.content.decode()
    judged = {"judged": "not_accepted", "words": "Nobody prescribed it"}
    assert send(browser, f"{about}/{test.pk}/judging", judged, test.version).status_code == 200
    held = browser.get(f"/api/v1{about}").json()
    [concluded] = [each for each in held["tests"] if each["outcome"]]
    assert (concluded["outcome"], concluded["answerable"]) == ("positive", True)
    assert concluded["findings"][0]["stage"] == "confirmation"
    assert concluded["reasons"][0]["answer"] == "I take a medicine"
    stale = send(browser, f"{about}/{test.pk}/disputing", {"words": "No", "retest": False}, test.version)
    assert stale.status_code == 412
    version = again(test).version
    assert (
        send(browser, f"{about}/{test.pk}/disputing", {"words": "No", "retest": True}, version).status_code
        == 200
    )
    support = world.browser(world.user("support", team=world.team))
    hidden = support.get(f"/api/v1{about}").json()
    assert hidden["health_hidden"] and "I take a medicine" not in json.dumps(hidden)


@pytest.mark.requirement("R074")
def test_a_draw_is_opened_made_and_proved(world: World) -> None:
    people(world, 5)
    browser = world.browser(world.manager)
    made = send(
        browser, "/test-draws", {"day": TODAY.isoformat(), "rates": {KIND: 3}, "take": None, "agreed": ""}
    )
    assert made.status_code == 201, made.content
    path = f"/test-draws/{made.json()['id']}"
    before = browser.get(f"/api/v1{path}").json()
    assert before["file"]["seed"] is None and all(each["right"] for each in before["checks"])
    assert send(browser, f"{path}/making", {"public_value": ""}, made.json()["version"]).status_code == 200
    after = browser.get(f"/api/v1{path}").json()
    assert after["file"]["seed"] and {each["part"] for each in after["checks"]} >= {"seed", "selection"}
    assert all(each["right"] for each in after["checks"])
    assert browser.get("/api/v1/test-draws").json()["items"][0]["seed"] == after["file"]["seed"]
    assert world.browser().get(f"/api/v1{path}").status_code == 403
