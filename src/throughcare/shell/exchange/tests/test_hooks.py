"""Events sent out: signed, without a word about anybody, to addresses outside only, again until they arrive."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from standardwebhooks import Webhook as Oracle
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.casework.supervision.events import ContactRecorded
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting, assume
from throughcare.platform.events import bus
from throughcare.platform.events.models import Delivery, StoredEvent
from throughcare.shell.exchange.hooks.commands import WebhookRefused, add_webhook, send_again, stop_webhook
from throughcare.shell.exchange.hooks.kinds import KINDS
from throughcare.shell.exchange.hooks.posting import AddressRefused, destination_of, may_go_to
from throughcare.shell.exchange.hooks.sending import send_due
from throughcare.shell.exchange.models import Webhook, WebhookMessage

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R144")]
State = WebhookMessage.State


class Receiver(HTTPServer):
    """Another system that keeps what it is sent and answers what it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.got: list[tuple[dict[str, str], str]] = []
        self.answers = 204

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hooks?from=throughcare"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(self.server.answers)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """A test prints nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    running = Receiver()
    Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def administrator(world: World) -> Actor:
    return world.actor(world.user("administrator"))


def happens(world: World, **person: Any) -> ContactRecorded:
    """A contact is recorded by the officer."""
    someone = world.person(given="Kanarie", family="Hidden", **person)
    event = ContactRecorded(uuid4(), someone.pk, None, clock.today("Europe/London"), "complied")
    with acting(world.actor()):
        bus.publish(world.actor(), event)
        from throughcare.platform.audit import trail

        trail.record(world.actor(), "test:happened", kind="test")
    assume(SYSTEM)
    return event


def deliver_and_send() -> None:
    bus.deliver_due()
    send_due()
    assume(SYSTEM)


def test_a_message_is_signed_and_says_nothing_of_the_person(world: World, receiver: Receiver) -> None:
    made = add_webhook(administrator(world), url=receiver.url, kinds=["contact.recorded"])
    event = happens(world)
    deliver_and_send()
    [(headers, body)] = receiver.got
    said = Oracle(made.secret).verify(body, headers)
    assert said["type"] == "contact.recorded"
    assert said["data"] == {
        "id": str(event.contact_id), "person_id": str(event.person_id),
        "link": f"/api/v1/people/{event.person_id}/contacts/{event.contact_id}",
    }  # fmt: skip
    assert "Kanarie" not in body and "complied" not in body
    assert WebhookMessage.objects.get().state == State.SENT


def test_a_changed_message_does_not_verify(world: World, receiver: Receiver) -> None:
    made = add_webhook(administrator(world), url=receiver.url, kinds=["contact.recorded"])
    happens(world)
    deliver_and_send()
    [(headers, body)] = receiver.got
    with pytest.raises(Exception, match="signature"):
        Oracle(made.secret).verify(body.replace("contact.recorded", "order.ended"), headers)


def test_nothing_is_stored_or_sent_until_somebody_asks(world: World, receiver: Receiver) -> None:
    add_webhook(administrator(world), url=receiver.url, kinds=["order.ended"])
    happens(world)
    assert not Delivery.objects.filter(handler="exchange.tell_outside").exists()
    deliver_and_send()
    assert receiver.got == []


def test_another_agencys_events_and_walled_records_stay_inside(
    world: World, make_world: Callable[..., World], receiver: Receiver
) -> None:
    add_webhook(administrator(world), url=receiver.url, kinds=["contact.recorded"])
    happens(make_world())
    event = happens(world)
    factories.RestrictionFactory(person_id=event.person_id)
    deliver_and_send()
    assert receiver.got == []
    assert not WebhookMessage.objects.exists()


def test_a_wall_that_goes_up_meanwhile_stops_the_message(world: World, receiver: Receiver) -> None:
    add_webhook(administrator(world), url=receiver.url, kinds=["contact.recorded"])
    event = happens(world)
    bus.deliver_due()
    assume(SYSTEM)
    factories.ExclusionFactory(person_id=event.person_id, user=world.manager)
    send_due()
    assume(SYSTEM)
    assert receiver.got == []
    assert WebhookMessage.objects.get().state == State.DROPPED


def test_a_failure_is_tried_again_with_growing_waits_and_parked(world: World, receiver: Receiver) -> None:
    actor = administrator(world)
    made = add_webhook(actor, url=receiver.url, kinds=["contact.recorded"])
    receiver.answers = 500
    happens(world)
    waits: list[float] = []
    bus.deliver_due()
    for _ in range(9):
        before = clock.now()
        send_due()
        assume(SYSTEM)
        held = WebhookMessage.objects.get()
        waits.append((held.next_at - before).total_seconds() - (clock.now() - before).total_seconds())
        WebhookMessage.objects.update(next_at=before)
    assert held.state == State.PARKED and len(receiver.got) == 8
    assert waits[:3] == pytest.approx([10, 40, 160], abs=5)  # less the time that sending itself took
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    receiver.answers = 200
    assert send_again(actor, made.id) == 1
    send_due()
    assume(SYSTEM)
    assert WebhookMessage.objects.get().state == State.SENT


def test_a_receiver_that_is_gone_is_left_alone(world: World, receiver: Receiver) -> None:
    add_webhook(administrator(world), url=receiver.url, kinds=["contact.recorded"])
    receiver.answers = 410
    happens(world)
    deliver_and_send()
    held = Webhook.objects.get()
    assert (held.stopped_because, held.stopped_at is not None) == ("gone", True)
    happens(world)
    deliver_and_send()
    assert len(receiver.got) == 1


def test_told_twice_it_sends_once(world: World, receiver: Receiver) -> None:
    add_webhook(administrator(world), url=receiver.url, kinds=["contact.recorded"])
    happens(world)
    bus.deliver_due()
    Delivery.objects.filter(handler="exchange.tell_outside").update(state="waiting", next_at=clock.now())
    deliver_and_send()
    deliver_and_send()
    assert len(receiver.got) == 1


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.9", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
    "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:0a00:0001::1", "::10.0.0.1", "ff02::1",
])  # fmt: skip
def test_no_private_address_is_gone_to(address: str) -> None:
    assert not may_go_to(address)


def test_public_addresses_are_gone_to() -> None:
    assert may_go_to("93.184.215.14") and may_go_to("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize("url", [
    "http://example.org/hook", "https://localhost/hook", "https://127.0.0.1/", "https://[::1]/", "ftp://example.org/",
    "https://user:pass@example.org/", "https:///nowhere", "https://169.254.169.254/latest/meta-data", "nonsense",
    "https://2130706433/", "https://0x7f.1/", "https://example.org:99999/", "https://127.0.0.1/a b", "https://127.1/",
])  # fmt: skip
def test_in_production_no_address_inside_is_taken(url: str, settings: Any) -> None:
    settings.HOOKS_MAY_STAY_HERE = False
    with pytest.raises(AddressRefused):
        destination_of(url)


def test_what_is_wrong_with_an_address_is_said(world: World, settings: Any) -> None:
    settings.HOOKS_MAY_STAY_HERE = False
    actor = administrator(world)
    with pytest.raises(WebhookRefused, match="https"):
        add_webhook(actor, url="http://example.org/", kinds=["contact.recorded"])
    for kinds in ([], ["caseload.RecordRestricted"]):
        with pytest.raises(WebhookRefused):
            add_webhook(actor, url="https://127.0.0.1/", kinds=kinds)


def test_only_the_agencys_administrator(world: World, make_world: Callable[..., World]) -> None:
    with pytest.raises(NotPermitted):
        add_webhook(world.actor(), url="http://127.0.0.1:1/", kinds=["contact.recorded"])
    made = add_webhook(administrator(world), url="http://127.0.0.1:1/", kinds=["contact.recorded"])
    with pytest.raises(NotThere):
        stop_webhook(administrator(make_world()), made.id)
    stop_webhook(administrator(world), made.id)
    assert Webhook.objects.get().stopped_because == "stopped"


def test_every_kind_names_an_event_and_an_id_it_has() -> None:
    import throughcare.register.people.events as people
    from throughcare.config import subscriptions
    from throughcare.register.documents import events as documents

    known = {
        bus.kind_of(event): event
        for module in (subscriptions.orders, subscriptions.supervision, subscriptions.noncompliance,
                       subscriptions.caseload, subscriptions.plans, people, documents)
        for event in vars(module).values() if isinstance(event, type) and hasattr(event, "__dataclass_fields__")
    }  # fmt: skip
    for kind in KINDS.values():
        fields = known[kind.stored].__dataclass_fields__
        assert kind.id_field in fields and "person_id" in fields, kind


def test_the_secret_is_shown_once_and_sealed(world: World) -> None:
    browser = world.browser(world.user("administrator"))
    sent = {"url": "http://127.0.0.1:1/", "kinds": ["contact.recorded"], "submission": str(uuid4())}
    shown = browser.post("/hooks/add/", sent)
    secret = Webhook.objects.get().secret
    assert shown.status_code == 200 and secret in shown.content.decode()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM exchange_webhook")
        assert secret.encode() not in bytes(cursor.fetchone()[0])
    listed = browser.get("/hooks/").content.decode()
    assert "http://127.0.0.1:1/" in listed and secret not in listed
    refused = browser.post("/hooks/add/", {"url": "http://nowhere.invalid/", "submission": str(uuid4())})
    assert refused.status_code == 422 and "nowhere.invalid" in refused.content.decode()


def test_events_stay_as_they_are_for_those_inside(world: World) -> None:
    happens(world)
    assert json.loads(json.dumps(StoredEvent.objects.get().body))["outcome"] == "complied"
