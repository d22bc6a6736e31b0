"""What this app does when a state or an order changes."""

from throughcare.casework.orders.events import OrderChanged, OrderEnded, SupervisionStateChanged
from throughcare.casework.supervision.commands import following
from throughcare.platform.actor import Actor


def follow_orders(actor: Actor, event: OrderChanged | OrderEnded) -> None:
    """Set aside what no order requires any more; the orders are read as they stand, so order does not matter."""
    following.follow(actor, event.person_id)


def follow_state(actor: Actor, event: SupervisionStateChanged) -> None:
    """Set aside or restore appointments, and let clocks run on."""
    following.follow(actor, event.person_id)
    following.run_on(actor, event.person_id, event.state_id)
