"""What waits goes out in its hour, worded for whoever reads it, and what does not go is somebody's to deal with."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.ids import uuid7
from throughcare.platform.events.models import StoredEvent
from throughcare.register.messaging import carriers, commands
from throughcare.register.messaging.carriers import NotEver, NotNow, Outgoing
from throughcare.register.messaging.models import PersonMessage
from throughcare.register.people.models import ContactPoint, Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R113", "R118")]
NOON = datetime(2027, 3, 2, 12, tzinfo=UTC)
AT = datetime(2027, 3, 3, 10, 30, tzinfo=UTC)


class Wire:
    """A carrier that keeps what it was given, and fails when told to."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.fails: Exception | None = None

    def send(self, message: Outgoing) -> str:
        if self.fails:
            raise self.fails
        self.sent.append(message)
        return f"r-{len(self.sent)}"


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    made = Wire()
    monkeypatch.setattr(carriers, "carrier", lambda way: made)
    return made  # type: ignore[return-value]


@pytest.fixture
def person(world: World) -> Person:
    found = world.person("Alex", "Example")
    factories.ContactPointFactory(person=found, kind="mobile", value="07700 900123", safe="yes", texts="yes")
    return found


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def tell(world: World, person: Person, kind: str = "appointment", **given: Any) -> PersonMessage:
    asked = {"about": uuid7(), "params": {"place": "North office"}, "at": AT} | given
    with acting(world.actor()) as actor:
        told = commands.tell_person(actor, person.pk, kind, **asked)
    return PersonMessage.objects.get(pk=told.message_id)


def after(message: PersonMessage) -> PersonMessage:
    message.refresh_from_db()
    return message


def test_it_says_when_where_and_what_happens_and_asks_for_a_plan(
    world: World, person: Person, wire: Wire
) -> None:
    message = tell(world, person)
    assert commands.send_due() == 1
    assert wire.sent[0].to == "07700 900123"
    assert wire.sent[0].text == (
        "You are due to meet Olive Officer on Wednesday 3 March 2027 at 10:30am, North office. Plan now how you will"
        " get there and when to leave. If you cannot, tell us before then: reply to this or call 020 7946 0000. If you"
        " say nothing, we will ask you why."
    )
    kept = after(message)
    assert (kept.state, kept.way, kept.text, kept.sent_at) == ("sent", "text", wire.sent[0].text, NOON)
    assert kept.template == "appointment/en@2026-11-22"
    entry = AuditEvent.objects.get(action="messaging:message:sent")
    assert entry.verb == "disclose" and b"07700" not in bytes(entry.body)


def test_a_place_whose_name_would_tell_is_not_named(world: World, person: Person, wire: Wire) -> None:
    tell(world, person, params={"place": "North Probation Office"})
    commands.send_due()
    assert "robation" not in wire.sent[0].text and "the place we agreed" in wire.sent[0].text


def test_a_link_is_sent_whole_and_kept_masked(world: World, person: Person, wire: Wire) -> None:
    link = "https://x.example/in/SECRET"
    message = tell(world, person, "checkin", at=None, params={"link": link, "date": AT.date()})
    commands.send_due()
    kept = after(message)
    assert link in wire.sent[0].text and "SECRET" not in (kept.text or "") and kept.secret is None
    assert "(link)" in (kept.text or "")


def test_no_reminder_after_its_time_nor_to_whoever_wants_none(
    world: World, person: Person, wire: Wire
) -> None:
    late = tell(world, person, at=NOON + timedelta(hours=1))
    PersonMessage.objects.filter(pk=late.pk).update(for_at=NOON - timedelta(minutes=1))
    commands.send_due()
    unwanted = tell(world, person)
    factories.MessageChoiceFactory(person=person, reminders=False)
    commands.send_due()
    assert not wire.sent
    assert (after(late).because, after(unwanted).because) == ("too-late", "no-reminders")


def test_the_persons_own_hours_hold(world: World, person: Person, wire: Wire) -> None:
    factories.MessageChoiceFactory(person=person, first=time(17), last=time(21))
    message = tell(world, person)
    commands.send_due()
    assert after(message).state == "waiting" and message.send_at == NOON + timedelta(hours=5)


def test_what_was_safe_when_asked_for_and_is_not_now_is_not_used(
    world: World, person: Person, wire: Wire, deliver: Any
) -> None:
    message = tell(world, person)
    ContactPoint.objects.filter(person=person).update(safe="no", because="said so")
    commands.send_due()
    assert not wire.sent and (after(message).state, message.because) == ("unreached", "no-safe-way")
    assert StoredEvent.objects.filter(kind="messaging.PersonNotReached").exists()


def test_nothing_goes_to_somebody_reported_to_have_died(world: World, person: Person, wire: Wire) -> None:
    message = tell(world, person)
    factories.SupervisionStateFactory(person=person, state="died", starts_on=NOON.date())
    commands.send_due()
    assert not wire.sent and after(message).because == "state"


def test_a_silent_carrier_is_tried_again_with_growing_waits_and_given_up(
    world: World, person: Person, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    message, now = tell(world, person, at=NOON + timedelta(days=9)), NOON
    wire.fails = NotNow("TimeoutError")
    waits = []
    for _ in range(7):
        assert commands.send_due() == 1
        after(message)
        waits.append(message.send_at - now)
        now = max(now, message.send_at)
        monkeypatch.setattr(clock, "now", lambda moment=now: moment)
    assert waits[:4] == [timedelta(minutes=n) for n in (1, 3, 9, 27)]
    assert (message.state, message.because, message.attempts) == ("failed", "tried-out", 7)
    administrator = world.user("administrator")
    with acting(world.actor(administrator)) as actor:
        commands.send_again(actor, message.pk)
    assert after(message).state == "waiting"


def test_a_refused_number_is_not_tried_again(world: World, person: Person, wire: Wire) -> None:
    message = tell(world, person)
    wire.fails = NotEver("status 404")
    commands.send_due()
    assert (after(message).state, message.because) == ("failed", "refused")
    assert commands.send_due() == 0


def test_the_folder_holds_each_message_and_no_log_names_a_number(
    world: World, person: Person, settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MESSAGE_FOLDER = tmp_path
    message = tell(world, person)
    commands.send_due()
    told = json.loads((tmp_path / "out" / f"{message.pk}.json").read_text())
    assert told["to"] == "07700 900123" and told["text"] == after(message).text
    assert "900123" not in caplog.text


def test_what_the_carrier_says_became_of_it_is_kept(world: World, person: Person, wire: Wire) -> None:
    arrived, lost = tell(world, person), tell(world, person)
    commands.send_due()
    assert commands.take_receipt(world.agency, after(arrived).receipt, delivered=True)
    assert commands.take_receipt(world.agency, after(lost).receipt, delivered=False)
    assert not commands.take_receipt(World().agency, after(lost).receipt, delivered=True)
    assert (after(arrived).state, after(lost).state) == ("delivered", "returned")
    with acting(world.actor()) as actor:
        commands.deal_with(actor, person.pk, lost.pk, how="told", expected=lost.version)
    assert after(lost).dealt_how == "told"
