"""Writes of messages: telling a person, taking it back, what came of it. Each takes the actor first."""

from throughcare.register.messaging.commands.choosing import choose, choose_for_agency
from throughcare.register.messaging.commands.dealing import (
    Preview,
    deal_with,
    preview,
    read_reply,
    see_stray,
    send,
    send_again,
)
from throughcare.register.messaging.commands.receiving import take_receipt, take_reply
from throughcare.register.messaging.commands.sending import send_due
from throughcare.register.messaging.commands.telling import queue_many, stop_about, take_back, tell_person

__all__ = [
    "Preview",
    "choose",
    "choose_for_agency",
    "deal_with",
    "preview",
    "queue_many",
    "read_reply",
    "see_stray",
    "send",
    "send_again",
    "send_due",
    "stop_about",
    "take_back",
    "take_receipt",
    "take_reply",
    "tell_person",
]
