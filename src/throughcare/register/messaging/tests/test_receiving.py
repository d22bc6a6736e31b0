"""What a person writes back is heard: STOP stops, distress is answered at once and goes to somebody."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.decisions.noncompliance.models import Failure
from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.register.messaging import carriers, commands
from throughcare.register.messaging.carriers import Outgoing
from throughcare.register.messaging.drafts import Incoming
from throughcare.register.messaging.incoming import take
from throughcare.register.messaging.models import MessageChoice, PersonMessage, Reply, StrayReply
from throughcare.register.messaging.refusals import ReadAlready, SayWhatWasDone
from throughcare.register.notices.models import Alert, Message
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R118", "R149")]
NOON = datetime(2027, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Outgoing]:
    gone: list[Outgoing] = []

    class Wire:
        def send(self, message: Outgoing) -> str:
            gone.append(message)
            return f"r-{len(gone)}"

    monkeypatch.setattr(carriers, "carrier", lambda way: Wire())
    monkeypatch.setattr(clock, "now", lambda: NOON)
    return gone


def own(world: World, given: str = "Alex", number: str = "07700 900123", **answers: Any) -> Person:
    person = world.person(given, "Example")
    factories.ContactPointFactory(
        person=person, kind="mobile", value=number, **({"safe": "yes", "texts": "yes"} | answers)
    )
    return person


def write(world: World, text: str, number: str = "+44 7700 900123", receipt: str = "") -> None:
    commands.take_reply(
        world.agency, Incoming(way="text", sender=number, text=text, came_at=NOON, receipt=receipt)
    )


def test_a_reply_lands_on_the_record_once_and_raises_an_alert(
    world: World, deliver: Callable[[], int]
) -> None:
    person = own(world)
    for _ in range(2):
        write(world, "Can I come at 11?", receipt="abc")
    deliver()
    reply = Reply.objects.get()
    assert (reply.person_id, reply.text, reply.meaning) == (person.pk, "Can I come at 11?", "plain")
    assert Alert.objects.get(person=person).rule == "reply-unread"


def test_a_carriers_long_mark_is_known_again(world: World) -> None:
    own(world)
    for _ in range(2):
        take(world.agency.code, {"from": "07700 900123", "text": "Late", "id": "m" * 200})
    assert Reply.objects.count() == 1


def test_stop_stops_texts_and_start_begins_them_again(world: World, sent: list[Outgoing]) -> None:
    person = own(world)
    write(world, " Stop. ")
    assert MessageChoice.objects.get(person=person).stopped_at == NOON
    commands.send_due()
    assert sent[-1].text.startswith("You will get no more messages")
    with acting(world.actor()) as actor:
        told = commands.send(actor, person.pk, "ring_us")
    assert told.outcome == "person-stopped"
    write(world, "START")
    commands.send_due()
    assert MessageChoice.objects.get(person=person).stopped_at is None
    assert [each.stopped_at for each in MessageChoice.versions.of(MessageChoice.objects.get().pk)] == [
        NOON,
        None,
    ]
    assert sent[-1].text.startswith("You will get messages")


@pytest.mark.parametrize(
    "text", ["I want to die", "cant go on.. STOP", "thinking about SUICIDE", "Hes going to kill me"]
)
def test_distress_is_answered_with_help_and_goes_to_a_person_at_once(
    world: World, sent: list[Outgoing], deliver: Callable[[], int], text: str
) -> None:
    person = own(world)
    write(world, text)
    commands.send_due()
    deliver()
    assert "116 123" in sent[-1].text and "999" in sent[-1].text
    assert Message.objects.filter(to=world.officer, kind="danger").exists()
    assert "reply-danger" in set(Alert.objects.filter(person=person).values_list("rule", flat=True))
    assert not Failure.objects.exists()
    assert MessageChoice.objects.filter(person=person, stopped_at__isnull=False).count() == 0


def test_help_is_not_sent_to_a_number_that_is_not_safe_and_somebody_is_told_all_the_same(
    world: World, sent: list[Outgoing], deliver: Callable[[], int]
) -> None:
    own(world, safe="no")
    write(world, "want to die")
    commands.send_due()
    deliver()
    assert not sent and PersonMessage.objects.get().because == "no-safe-way"
    assert Message.objects.filter(kind="danger").exists()


def test_danger_is_closed_with_what_was_done_and_read_once(world: World) -> None:
    person = own(world)
    write(world, "want to die")
    reply = Reply.objects.get()
    with acting(world.actor()) as actor:
        with pytest.raises(SayWhatWasDone):
            commands.read_reply(actor, person.pk, reply.pk, done=" ", expected=1)
        commands.read_reply(actor, person.pk, reply.pk, done="Rang back, is with a sister", expected=1)
        with pytest.raises(ReadAlready):
            commands.read_reply(actor, person.pk, reply.pk, done="again", expected=2)


def test_two_people_with_one_telephone_the_last_one_written_to_is_meant(world: World) -> None:
    own(world, "Alex")
    second = own(world, "Bo")
    write(world, "Which of us?")
    assert StrayReply.objects.get().text == "Which of us?" and not Reply.objects.exists()
    with acting(world.actor()) as actor:
        commands.send(actor, second.pk, "ring_us")
    commands.send_due()
    write(world, "Will do")
    assert Reply.objects.get().person_id == second.pk


def test_a_number_that_is_nobodys_waits_for_somebody(world: World) -> None:
    own(world)
    write(world, "It is me, new phone", number="07700 900777", receipt="x")
    write(world, "It is me, new phone", number="07700 900777", receipt="x")
    stray = StrayReply.objects.get()
    raw = StrayReply.objects.values("sender").get()["sender"]
    assert stray.sender == "07700 900777" and b"900777" not in raw.raw
    with acting(world.actor()) as actor:
        commands.see_stray(actor, stray.pk, done="Rang: a wrong number")


def test_danger_from_a_number_that_is_nobodys_goes_to_whoever_answers_for_the_office(world: World) -> None:
    duty = world.user("duty_manager", team=world.team)
    write(world, "I want to die", number="07700 900777")
    assert Message.objects.get(kind="danger").to == duty
    assert StrayReply.objects.get().meaning == "distress"


def test_stop_by_e_mail_stops_everything(world: World) -> None:
    person = own(world)
    factories.ContactPointFactory(person=person, kind="email", value="alex@example.org", safe="yes")
    for text, way in (("STOP", "none"), ("START", "")):
        commands.take_reply(
            world.agency, Incoming(way="email", sender="Alex@Example.org", text=text, came_at=NOON)
        )
        assert MessageChoice.objects.get(person=person).way == way
