"""What others may ask of messages."""

from throughcare.register.messaging.queries.choices import (
    NOTHING,
    agency_choice,
    carriers,
    choices_of,
    outbox,
    parked,
)
from throughcare.register.messaging.queries.conversation import (
    MessageShown,
    ReplyShown,
    about,
    conversation,
    message,
    reply,
)
from throughcare.register.messaging.queries.unreached import NotReached, Stray, strays, unreached

__all__ = [
    "NOTHING",
    "MessageShown",
    "NotReached",
    "ReplyShown",
    "Stray",
    "about",
    "agency_choice",
    "carriers",
    "choices_of",
    "conversation",
    "message",
    "outbox",
    "parked",
    "reply",
    "strays",
    "unreached",
]
