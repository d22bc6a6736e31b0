"""Writes about people's rights over their data. Each takes the actor first."""

from throughcare.register.rights.commands.access import (
    ask_access,
    ask_pack,
    close_request,
    decide_part,
    hand_over,
    make_pack,
    pause,
    resume,
)
from throughcare.register.rights.commands.disputes import record_dispute, settle_dispute
from throughcare.register.rights.commands.keeping import decide_keeping
from throughcare.register.rights.commands.telling import tell_recipient, tell_recipient_of_erased

__all__ = [
    "ask_access",
    "ask_pack",
    "close_request",
    "decide_keeping",
    "decide_part",
    "hand_over",
    "make_pack",
    "pause",
    "record_dispute",
    "resume",
    "settle_dispute",
    "tell_recipient",
    "tell_recipient_of_erased",
]
