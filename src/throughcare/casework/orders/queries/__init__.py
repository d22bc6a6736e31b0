"""Reads on offences, orders, conditions, key dates and states."""

from throughcare.casework.orders.models import KeyDate, Offence
from throughcare.casework.orders.queries.adherence import (
    Adherence,
    ConditionKept,
    EvidenceLine,
    Weekly,
    adherence_of,
)
from throughcare.casework.orders.queries.deaths import TOLD_HOW, DeathHeard, death_of
from throughcare.casework.orders.queries.ending import OrderEnding, ending_soon
from throughcare.casework.orders.queries.history import FirstTime, first_conviction, first_offence
from throughcare.casework.orders.queries.open_items import OpenItem, open_items
from throughcare.casework.orders.queries.pauses import Pause, pause_ended_by, was_stopped, zone_of
from throughcare.casework.orders.queries.powers import POWERS, Power, powers_from
from throughcare.casework.orders.queries.record import OrdersRecord, orders_of
from throughcare.casework.orders.queries.rows import (
    ConditionHeld,
    Held,
    KeyDateHeld,
    OffenceHeld,
    OrderHeld,
    SentenceHeld,
    StateHeld,
)
from throughcare.casework.orders.queries.standing import (
    OrderInForce,
    orders_on,
    standing_of,
    state_on,
    time_left,
)
from throughcare.casework.orders.queries.whereabouts import AttemptMade, attempts_of

Codes = tuple[tuple[str, str], ...]
OFFENCE_OUTCOMES: Codes = tuple((code, str(words)) for code, words in Offence.Outcome.choices)
"""What came of an alleged offence: codes with their words. Only one of them is a conviction."""
CERTAINTIES: Codes = tuple((code, str(words)) for code, words in KeyDate.Certainty.choices)
"""How sure a key date is."""

__all__ = [
    "CERTAINTIES",
    "OFFENCE_OUTCOMES",
    "POWERS",
    "TOLD_HOW",
    "Adherence",
    "AttemptMade",
    "ConditionHeld",
    "ConditionKept",
    "DeathHeard",
    "EvidenceLine",
    "FirstTime",
    "Held",
    "KeyDateHeld",
    "OffenceHeld",
    "OpenItem",
    "OrderEnding",
    "OrderHeld",
    "OrderInForce",
    "OrdersRecord",
    "Pause",
    "Power",
    "SentenceHeld",
    "StateHeld",
    "Weekly",
    "adherence_of",
    "attempts_of",
    "death_of",
    "ending_soon",
    "first_conviction",
    "first_offence",
    "open_items",
    "orders_of",
    "orders_on",
    "pause_ended_by",
    "powers_from",
    "standing_of",
    "state_on",
    "time_left",
    "was_stopped",
    "zone_of",
]
