"""What people say about themselves, through the API: asked, read, taken back; and danger answered."""

from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.selfreports.models import SelfReport
from throughcare.platform import clock

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R019", "R113")]


def send(browser: Any, address: str, body: dict[str, object], version: int | None = None) -> Any:
    headers = {"Idempotency-Key": uuid4().hex} | ({"If-Match": f'"{version}"'} if version else {})
    return browser.post(address, body, content_type="application/json", headers=headers)


def test_asked_read_and_taken_back(world: World) -> None:
    person, browser = world.person(), world.browser()
    address = f"/api/v1/people/{person.pk}/self-reports"
    made = send(browser, address, {"form": "phq-9", "way": "link"})
    assert made.status_code == 201
    key = made.json()["id"]
    assert send(browser, address, {"form": "phq-9", "way": "link"}).status_code == 422, "asked already"
    assert send(browser, address, {"form": "no-such", "way": "link"}).status_code == 422
    factories.SelfAnswerFactory(person=person, report_id=key, question="item_1", value=2)
    listed = browser.get(address).json()["items"]
    assert [(each["id"], each["state"]) for each in listed] == [(key, "asked")]
    found = browser.get(f"{address}/{key}").json()
    assert found["health"] is True and found["answers"] == [
        {"question": "item_1", "said": "value", "value": 2}
    ]
    assert "token" not in str(found) and "hash" not in str(found)
    assert send(browser, f"{address}/{key}/taking-back", {}, version=1).status_code == 204
    assert SelfReport.objects.get().state == "withdrawn"


def test_danger_is_listed_and_answered(world: World) -> None:
    person, browser = world.person(), world.browser()
    task = factories.SafetyTaskFactory(person=person)
    address = f"/api/v1/people/{person.pk}/safety-tasks"
    assert [each["done_at"] for each in browser.get(address).json()["items"]] == [None]
    now = clock.now().astimezone(ZoneInfo("Europe/London"))
    answer = {"done": "Rang.", "done_on": now.date().isoformat(), "done_at": f"{now:%H:%M}"}
    early = answer | {"done_on": "2019-02-01"}
    assert send(browser, f"{address}/{task.pk}/answer", early, version=1).status_code == 422
    assert send(browser, f"{address}/{task.pk}/answer", {**answer, "done": " "}, version=1).status_code == 422
    assert send(browser, f"{address}/{task.pk}/answer", answer, version=1).status_code == 204
    assert browser.get(address).json()["items"][0]["done"] == "Rang."


def test_another_agency_finds_nothing(world: World) -> None:
    person, stranger = world.person(), World().browser()
    for what in ("self-reports", "safety-tasks"):
        assert stranger.get(f"/api/v1/people/{person.pk}/{what}").status_code == 404
