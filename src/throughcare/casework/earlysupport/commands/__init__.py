"""Writes of early support. Each takes the actor first, but the look of each night, which is the system's."""

from throughcare.casework.earlysupport.commands.looking import Looked, look
from throughcare.casework.earlysupport.commands.offering import record_offer, set_offer_aside
from throughcare.casework.earlysupport.commands.switching import (
    ask_to_switch_on,
    switch_off,
    switch_on,
    withdraw,
)

__all__ = [
    "Looked", "ask_to_switch_on", "look", "record_offer", "set_offer_aside", "switch_off", "switch_on", "withdraw",
]  # fmt: skip
