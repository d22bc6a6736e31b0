"""What follows for licences when an order ends."""

from throughcare.casework.orders.events import OrderEnded
from throughcare.decisions.licences.commands.keeping import end_of_order
from throughcare.platform.actor import Actor


def end_after_order(actor: Actor, event: OrderEnded) -> None:
    """Nothing of its licences is in force any more."""
    end_of_order(actor, event.order_id)
