"""Rows of messages to people, their replies and their choices; of calendar feeds."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, OfPersonFactory, PersonFactory
from throughcare.casework.diaries.models import CalendarFeed
from throughcare.platform.actor import SYSTEM_USER
from throughcare.register.messaging import models as messaging

__all__ = [
    "AgencyMessagesFactory",
    "CalendarFeedFactory",
    "MessageChoiceFactory",
    "PersonMessageFactory",
    "ReplyFactory",
    "StrayReplyFactory",
]


class PersonMessageFactory(DjangoModelFactory[messaging.PersonMessage]):
    class Meta:
        model = messaging.PersonMessage

    person = factory.SubFactory(PersonFactory)
    kind = "ring_us"
    send_at = datetime(2026, 3, 2, 10, tzinfo=UTC)
    made_at = datetime(2026, 3, 2, 10, tzinfo=UTC)
    made_by_id = SYSTEM_USER


class ReplyFactory(OfPersonFactory):
    class Meta:
        model = messaging.Reply

    channel = factory.Faker("uuid4", cast_to=None)
    way = "text"
    text = "I will be there"
    meaning = "plain"
    came_at = datetime(2026, 3, 2, 11, tzinfo=UTC)


class MessageChoiceFactory(OfPersonFactory):
    class Meta:
        model = messaging.MessageChoice


class AgencyMessagesFactory(DjangoModelFactory[messaging.AgencyMessages]):
    class Meta:
        model = messaging.AgencyMessages

    agency = factory.SubFactory(AgencyFactory)
    recorded_by_id = SYSTEM_USER


class StrayReplyFactory(DjangoModelFactory[messaging.StrayReply]):
    class Meta:
        model = messaging.StrayReply

    agency = factory.SubFactory(AgencyFactory)
    way = "text"
    sender = "07700 900999"
    text = "Who is this?"
    meaning = "plain"
    came_at = datetime(2026, 3, 2, 11, tzinfo=UTC)


class CalendarFeedFactory(DjangoModelFactory[CalendarFeed]):
    class Meta:
        model = CalendarFeed

    person = factory.SubFactory(PersonFactory)
    digest = factory.Sequence(lambda n: f"{n:064x}")
    made_by_id = SYSTEM_USER
