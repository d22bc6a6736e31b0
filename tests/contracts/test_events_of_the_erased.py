"""What waits about a person when law erases them: nothing of it is sent, and no handler brings a row back."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.casework.supervision.events import ContactRecorded
from throughcare.config.subscriptions import SUBSCRIPTIONS
from throughcare.platform import clock
from throughcare.platform.database.context import acting, assume
from throughcare.platform.database.holdings import models_of_the_record, person_column
from throughcare.platform.events import bus
from throughcare.platform.events.models import Delivery
from throughcare.register.people.models import Person
from throughcare.register.rights.commands.erasing import erase_person
from throughcare.register.rights.commands.taking_away import RemovalOrder
from throughcare.shell.exchange.hooks import sending
from throughcare.shell.exchange.models import WebhookMessage

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R142")]
DAY = date(2026, 3, 3)
STAYS = {"people.Person", "people.Removal"}
STAFF = ("user", "asked_by", "covered_by", "officer")


@pytest.fixture(autouse=True)
def register(tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.HOME = tmp_path
    yield


def erase(world: World, person: Person) -> None:
    with acting(world.actor(world.manager)) as manager:
        erase_person(
            manager, person.pk, reference=person.reference, order=RemovalOrder("erased", "Court", DAY)
        )
    assume(SYSTEM)


def publish(world: World, event: Any) -> None:
    with acting(world.actor()) as officer:
        bus.publish(officer, event)
    assume(SYSTEM)


def deliver() -> None:
    Delivery.objects.update(next_at=clock.now())
    bus.deliver_due(limit=1000)
    assume(SYSTEM)


def test_no_message_about_them_is_made_or_sent(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither of an event of which no message was made yet, nor a message made and not sent."""
    sent: list[str] = []

    def post(url: str, headers: dict[str, str], body: str) -> int:
        sent.append(body)
        return 204

    monkeypatch.setattr(sending, "post", post)
    factories.WebhookFactory(agency=world.agency, kinds=["contact.recorded"])
    made, waiting = world.person(), world.person()
    publish(world, event_of(ContactRecorded, made.pk, world))
    deliver()
    assert WebhookMessage.objects.get().person_id == made.pk
    publish(world, event_of(ContactRecorded, waiting.pk, world))
    for person in (made, waiting):
        erase(world, person)
    deliver()
    sending.send_due()
    assume(SYSTEM)
    assert sent == [] and not WebhookMessage.objects.exists()


def test_every_event_of_theirs_that_waits_ends_in_nothing(world: World) -> None:
    told = [
        kind for kind in SUBSCRIPTIONS if "person_id" in {field.name for field in dataclasses.fields(kind)}
    ]
    person = world.person()
    for kind in told:
        publish(world, event_of(kind, person.pk, world))
    erase(world, person)
    deliver()
    left = Delivery.objects.exclude(state=Delivery.State.DONE)
    assert list(left.values_list("event__kind", "handler", "last_error")) == []
    back = {
        model._meta.label
        for model in models_of_the_record()
        if model._base_manager.filter(**{person_column(model): person.pk}).exists()
    }
    assert back == STAYS


def event_of(kind: type[Any], person: UUID, world: World) -> Any:
    """An event of a kind about a person; it names things that are gone with the person."""
    given: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        declared = str(field.type)
        if field.name == "person_id":
            given[field.name] = person
        elif field.name.startswith(STAFF):
            given[field.name] = world.officer.pk
        elif "UUID" in declared:
            given[field.name] = uuid4()
        elif "datetime" in declared:
            given[field.name] = clock.now()
        elif "date" in declared:
            given[field.name] = DAY
        else:
            given[field.name] = 1 if "int" in declared else ""
    return kind(**given)
