"""What others may ask of messages."""

from throughcare.register.messaging.queries.choices import (
    NOTHING,
    agency_choice,
    carriers,
    choice_of,
    choices_of,
    outbox,
    parked,
)
from throughcare.register.messaging.queries.conversation import (
    MessageShown,
    ReplyShown,
    ToldShown,
    about,
    conversation,
    message,
    messages_of,
    replies_of,
    reply,
)
from throughcare.register.messaging.queries.unreached import NotReached, Stray, stray, strays, unreached

__all__ = [
    "NOTHING",
    "MessageShown",
    "NotReached",
    "ReplyShown",
    "Stray",
    "ToldShown",
    "about",
    "agency_choice",
    "carriers",
    "choice_of",
    "choices_of",
    "conversation",
    "message",
    "messages_of",
    "outbox",
    "parked",
    "replies_of",
    "reply",
    "stray",
    "strays",
    "unreached",
]
