"""What rests on orders follows them at once: in the transaction that ends, shortens or takes back an order.

What rests on them stands above this app, which therefore declares the question; `config` joins the two at start-up. An
event tells the same afterwards, for what changes orders without a command: their first day, and imports.
"""

from collections.abc import Callable
from uuid import UUID

from throughcare.platform.actor import Actor

type Follow = Callable[[Actor, UUID], None]

_followers: list[Follow] = []


def answer_with(*followers: Follow) -> None:
    """Say what follows: each is called with the actor who changed the orders, and the person."""
    _followers[:] = followers


def follow_at_once(actor: Actor, person_id: UUID) -> None:
    """Bring what rests on the person's orders in line with them as they now stand. Safe to repeat."""
    for follow in _followers:
        follow(actor, person_id)
