"""The pages of messages: what they say, in how many statements, what they refuse, and that nothing typed is lost."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.register.messaging import queries
from throughcare.register.messaging.models import MessageChoice, PersonMessage, Reply, StrayReply
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R113", "R118")]
LONG_AGO = datetime(2026, 3, 2, 10, tzinfo=UTC)
SENT = {"state": "sent", "way": "text", "sent_at": LONG_AGO, "text": "Please call Olive Officer"}


@pytest.fixture
def person(world: World) -> Person:
    found = world.person("Alex", "Example")
    factories.ContactPointFactory(person=found, kind="mobile", value="07700 900123", safe="yes", texts="yes")
    return found


def address(name: str, *ids: Any) -> str:
    return reverse(f"messaging:{name}", args=ids)


def sent(**fields: Any) -> dict[str, Any]:
    return {"submission": str(uuid4()), **fields}


def test_the_conversation_stands_by_day_with_what_waits_and_what_was_not_reached(
    world: World, person: Person
) -> None:
    factories.PersonMessageFactory(person=person, channel=uuid4(), **SENT)
    factories.PersonMessageFactory(person=person, kind="letter", send_at=clock.now())
    factories.PersonMessageFactory(person=person, state="unreached", because="no-safe-way", ended_at=LONG_AGO)
    factories.ReplyFactory(person=person, text="On my way", came_at=LONG_AGO + timedelta(days=1))
    browser = world.browser()
    with counted() as statements:
        answer = browser.get(address("conversation", person.pk))
    assert len(statements) <= MOST_A_PAGE, statements
    shown = answer.content.decode()
    for said in ("Please call Olive Officer", "Sent by text", "Do not send", "On my way", "Nobody has read it",
                 "No safe way to send it", "Say how it was dealt with", "2 March 2026", "3 March 2026"):  # fmt: skip
        assert said in shown, said
    assert shown.index("3 March 2026") < shown.index("2 March 2026")
    assert "900123" not in shown


def test_a_message_is_looked_at_before_it_is_sent(world: World, person: Person) -> None:
    browser, page = world.browser(), address("send", person.pk)
    seen = browser.post(page, sent(kind="own_words", words="Please bring your rent letter.", step="look"))
    shown = seen.content.decode()
    assert seen.status_code == 200 and "Please bring your rent letter. Olive Officer" in shown
    assert "By text" in shown and "Reading age" in shown and not PersonMessage.objects.exists()
    form = sent(kind="own_words", words="Please bring your rent letter.", step="send")
    for _ in range(2):
        assert browser.post(page, form).status_code == 303
    assert PersonMessage.objects.get().made_by == world.officer


def test_words_that_tell_a_stranger_are_refused_beside_the_box_and_stay_typed(
    world: World, person: Person
) -> None:
    browser, page = world.browser(), address("send", person.pk)
    for step in ("look", "send"):
        answer = browser.post(page, sent(kind="own_words", words="Court is on Friday", step=step))
        shown = answer.content.decode()
        assert (
            answer.status_code == 422 and "would tell a stranger" in shown and "Court is on Friday" in shown
        )
    assert not PersonMessage.objects.exists()


def test_where_no_way_is_safe_the_page_says_so_before_anything_is_sent(world: World) -> None:
    person = world.person("Bo", "Example")
    shown = (
        world.browser().post(address("send", person.pk), sent(kind="ring_us", step="look")).content.decode()
    )
    assert "No number or e-mail address was said to be safe" in shown and 'value="send"' not in shown


def test_a_message_that_waits_is_taken_back(world: World, person: Person) -> None:
    waits = factories.PersonMessageFactory(person=person)
    world.browser().post(address("take_back", person.pk, waits.pk), {"version": 1})
    waits.refresh_from_db()
    assert (waits.state, waits.because) == ("stopped", "taken-back")


def test_a_choice_made_elsewhere_survives_the_page(world: World, person: Person) -> None:
    factories.MessageChoiceFactory(person=person, days_before=6)
    assert '<option value="6" selected' in world.browser().get(address("choices", person.pk)).content.decode()


def test_choices_are_kept_with_their_history(world: World, person: Person) -> None:
    browser, page = world.browser(), address("choices", person.pk)
    assert browser.post(page, {"version": 0, "way": "text", "reminders": "on", "first": "5pm", "last": "9pm",
                               "days_before": "2", "language": "cy"}).status_code == 303  # fmt: skip
    held = MessageChoice.objects.get(person=person)
    assert (held.way, held.first, held.last, held.days_before, held.language) == (
        "text",
        time(17),
        time(21),
        2,
        "cy",
    )
    wrong = browser.post(page, {"version": 1, "way": "either", "first": "9pm", "last": "5pm"})
    assert wrong.status_code == 422 and "first hour must be before" in wrong.content.decode()
    assert browser.post(page, {"version": 1, "way": "either"}).status_code == 303
    assert browser.post(page, {"version": 1, "way": "either", "reminders": "on"}).status_code == 422
    shown = browser.get(page).content.decode()
    assert "from 17:00 to 21:00" in shown and "no reminders" in shown


def test_danger_stands_on_top_until_somebody_says_what_was_done(world: World, person: Person) -> None:
    reply = factories.ReplyFactory(person=person, text="want to die", meaning="distress")
    browser = world.browser()
    assert "A reply may tell of danger" in browser.get(address("conversation", person.pk)).content.decode()
    page = address("read", person.pk, reply.pk)
    assert browser.post(page, {"version": 1, "done": ""}).status_code == 422
    assert browser.post(page, {"version": 1, "done": "Rang, safe with a sister"}).status_code == 303
    assert Reply.objects.get().read_by == world.officer
    assert "may tell of danger" not in browser.get(address("conversation", person.pk)).content.decode()


def test_people_not_reached_stand_on_a_list_with_what_to_do(world: World, person: Person) -> None:
    lost = factories.PersonMessageFactory(person=person, state="failed", because="refused", ended_at=LONG_AGO)
    factories.PersonMessageFactory(person=World().person("Far", "Away"), state="failed", because="refused",
                                   ended_at=LONG_AGO)  # fmt: skip
    browser = world.browser()
    with counted() as statements:
        shown = browser.get(address("unreached")).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Alex Example" in shown and "Check the number with the person" in shown and "Far" not in shown
    assert browser.post(address("deal", person.pk, lost.pk), {"version": 1, "how": "told"}).status_code == 303
    assert "Alex Example" not in browser.get(address("unreached")).content.decode()


def test_a_reply_that_is_nobodys_is_looked_at(world: World) -> None:
    stray = factories.StrayReplyFactory(agency=world.agency)
    browser = world.browser()
    assert "nobody’s" in browser.get(address("unreached")).content.decode()
    assert "07700 900999" in browser.get(address("stray", stray.pk)).content.decode()
    assert browser.post(address("stray", stray.pk), sent(done="A wrong number")).status_code == 303
    assert StrayReply.objects.get().seen_by == world.officer
    again = browser.post(address("stray", stray.pk), sent(done="Mine"))
    assert again.status_code == 422 and "A colleague read this reply already" in again.content.decode()


def test_what_may_tell_of_danger_stands_first_among_replies_of_nobody(world: World) -> None:
    factories.StrayReplyFactory(agency=world.agency, came_at=LONG_AGO)
    danger = factories.StrayReplyFactory(agency=world.agency, meaning="distress", came_at=clock.now())
    with acting(world.actor()) as actor:
        assert [each.danger for each in queries.strays(actor)] == [True, False]
        assert queries.strays(actor)[0].id == danger.pk


def test_whatever_comes_soonest_stands_first_among_people_not_reached(world: World) -> None:
    days = {5: world.person("Fay", "Five"), 1: world.person("One", "Day"), 3: world.person("Tre", "Three")}
    for ahead, who in days.items():
        factories.PersonMessageFactory(
            person=who, state="unreached", because="no-safe-way", ended_at=LONG_AGO,
            for_at=clock.now() + timedelta(days=ahead),
        )  # fmt: skip
    last = world.person("No", "Time")
    factories.PersonMessageFactory(person=last, state="unreached", because="no-safe-way", ended_at=LONG_AGO)
    with acting(world.actor()) as actor:
        found = [each.person_id for each in queries.unreached(actor)]
    assert found == [days[1].pk, days[3].pk, days[5].pk, last.pk]


def test_an_administrator_chooses_for_the_agency_and_tries_again_what_was_given_up(
    world: World, make_world: Any, person: Person
) -> None:
    parked = factories.PersonMessageFactory(
        person=person, state="failed", because="tried-out", ended_at=LONG_AGO
    )
    browser = world.browser(world.user("administrator"))
    shown = browser.get(address("agency")).content.decode()
    assert "Please call" in shown and "Alex" not in shown and "Folder" in shown
    assert "Rydych chi i fod i gwrdd" in shown
    form = {"version": 0, "days_before": 2, "remind_at": "9am", "first": "8am", "last": "7pm"}
    assert browser.post(address("agency"), form).status_code == 303
    assert browser.post(address("agency"), form | {"version": 1, "last": "7am"}).status_code == 422
    other = make_world()
    stranger = other.browser(other.user("administrator"))
    assert stranger.post(address("again", parked.pk)).status_code == 404
    browser.post(address("again", parked.pk))
    parked.refresh_from_db()
    assert parked.state == "waiting"


def call(world: World, told: Any, *, secret: str = "for tests only", at: float | None = None) -> int:
    body = json.dumps(told).encode()
    stamp = str(int(clock.actual().timestamp() if at is None else at))
    signed = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    answer = Client().post(address("incoming", world.agency.code), body, content_type="application/json",
                           headers={"X-Timestamp": stamp, "X-Signature": signed})  # fmt: skip
    return int(answer.status_code)


def test_a_gateway_tells_of_a_reply_and_of_an_arrival_by_signed_calls_only(
    world: World, person: Person
) -> None:
    went = factories.PersonMessageFactory(person=person, channel=uuid4(), receipt="g-1", **SENT)
    reply = {"from": "07700900123", "text": "OK", "id": "in-1"}
    assert call(world, reply, secret="another") == 403
    assert call(world, reply, at=clock.actual().timestamp() - 400) == 403
    assert not Reply.objects.exists()
    assert [call(world, reply), call(world, reply)] == [204, 204]
    assert call(world, {"receipt": "g-1", "delivered": True}) == 204
    assert call(world, {"from": "", "text": 5}) == 422
    assert call(world, ["not", "an", "object"]) == 422
    went.refresh_from_db()
    assert Reply.objects.get().text == "OK" and went.state == "delivered"
