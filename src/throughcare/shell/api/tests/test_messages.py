"""Messages through the API: sent through safe channels, taken back, replies read, choices kept."""

from typing import Any
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import World

from throughcare.register.messaging.models import MessageChoice, PersonMessage, Reply

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R113", "R118")]


def send(
    browser: Any, address: str, body: dict[str, object], version: int | None = None, put: bool = False
) -> Any:
    headers = {"Idempotency-Key": uuid4().hex} | ({"If-Match": f'"{version}"'} if version is not None else {})
    act = browser.put if put else browser.post
    return act(address, body, content_type="application/json", headers=headers)


def test_sent_where_it_is_safe_listed_and_taken_back(world: World) -> None:
    person, browser = world.person(), world.browser()
    address = f"/api/v1/people/{person.pk}/messages"
    unsafe = send(browser, address, {"kind": "ring_us"})
    assert (unsafe.status_code, unsafe.json()["outcome"]) == (201, "no-safe-way")
    factories.ContactPointFactory(person=person, kind="mobile", value="07700 900123", safe="yes", texts="yes")
    made = send(browser, address, {"kind": "own_words", "words": "See you soon."})
    assert made.json()["outcome"] == "waiting"
    assert send(browser, address, {"kind": "own_words", "words": "After court"}).status_code == 422
    assert send(browser, address, {"kind": "crisis_answer"}).status_code == 422
    listed = browser.get(address)
    assert {each["state"] for each in listed.json()["items"]} == {"waiting", "unreached"}
    assert "900123" not in listed.content.decode()
    key = made.json()["id"]
    assert send(browser, f"{address}/{key}/taking-back", {}, version=1).status_code == 204
    assert PersonMessage.objects.get(pk=key).state == "stopped"
    missed = browser.get("/api/v1/messages/not-reached").json()["items"]
    assert [each["because"] for each in missed] == ["no-safe-way"]
    dealt = send(browser, f"{address}/{unsafe.json()['id']}/dealing", {"how": "told"}, version=1)
    assert dealt.status_code == 204 and browser.get("/api/v1/messages/not-reached").json()["items"] == []


def test_replies_are_read_and_danger_needs_words(world: World) -> None:
    person, browser = world.person(), world.browser()
    reply = factories.ReplyFactory(person=person, text="want to die", meaning="distress")
    address = f"/api/v1/people/{person.pk}/replies"
    assert browser.get(address).json()["items"][0]["text"] == "want to die"
    assert send(browser, f"{address}/{reply.pk}/reading", {"done": ""}, version=1).status_code == 422
    assert send(browser, f"{address}/{reply.pk}/reading", {"done": "Rang."}, version=1).status_code == 204
    assert Reply.objects.get().done == "Rang."


def test_choices_are_kept_by_version(world: World) -> None:
    person, browser = world.person(), world.browser()
    address = f"/api/v1/people/{person.pk}/message-choice"
    assert browser.get(address).json()["version"] == 0
    chosen = {"way": "email", "reminders": False, "first": "17:00", "last": "20:00"}
    assert send(browser, address, chosen, version=0, put=True).status_code == 200
    assert send(browser, address, chosen, version=0, put=True).status_code == 412
    assert send(browser, address, {**chosen, "way": "pigeon"}, version=1, put=True).status_code == 422
    assert MessageChoice.objects.get().way == "email"
    assert browser.get(address).json()["draft"]["reminders"] is False


def test_another_agency_finds_nothing(world: World) -> None:
    person, stranger = world.person(), World().browser()
    for what in ("messages", "replies", "message-choice"):
        assert stranger.get(f"/api/v1/people/{person.pk}/{what}").status_code == 404
