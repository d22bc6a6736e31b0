"""Factories of events, and for what stands between this system and others: tokens, addresses for events, messages."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, UserFactory
from throughcare.platform import clock
from throughcare.platform.access import models as access
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.events import models as events
from throughcare.shell.exchange import models as exchange


class TokenFactory(DjangoModelFactory[access.Token]):
    class Meta:
        model = access.Token

    user = factory.SubFactory(UserFactory, is_active=False, is_machine=True)
    prefix = factory.Sequence(lambda n: f"t{n:07}")
    digest = "0" * 64
    scopes = ["person.find", "person.open"]
    made_by = factory.SubFactory(UserFactory)
    expires_at = factory.LazyFunction(lambda: clock.now() + timedelta(days=90))


class TokenUseFactory(DjangoModelFactory[access.TokenUse]):
    class Meta:
        model = access.TokenUse

    token = factory.SubFactory(TokenFactory)


class WebhookFactory(DjangoModelFactory[exchange.Webhook]):
    class Meta:
        model = exchange.Webhook

    agency = factory.SubFactory(AgencyFactory)
    url = factory.Sequence(lambda n: f"https://hooks.example.org/{n}")
    kinds = ["contact.recorded"]
    secret = "whsec_aW52ZW50ZWQgc2VjcmV0IG9mIDMyIGJ5dGVzLi4uLi4="
    made_by = factory.SubFactory(UserFactory)


class WebhookMessageFactory(DjangoModelFactory[exchange.WebhookMessage]):
    class Meta:
        model = exchange.WebhookMessage

    webhook = factory.SubFactory(WebhookFactory)
    event_id = factory.LazyFunction(uuid4)
    kind = "contact.recorded"
    person_id = factory.LazyFunction(uuid4)
    body = "{}"


class StoredEventFactory(DjangoModelFactory[events.StoredEvent]):
    class Meta:
        model = events.StoredEvent

    kind = "test.Happened"
    body: dict[str, Any] = {}
    actor_id = SYSTEM_USER


class DeliveryFactory(DjangoModelFactory[events.Delivery]):
    class Meta:
        model = events.Delivery

    event = factory.SubFactory(StoredEventFactory)
    handler = "test.handle"
