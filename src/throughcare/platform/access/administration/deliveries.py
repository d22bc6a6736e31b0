"""Deliveries of events that were given up: tried again."""

from uuid import UUID

from django.db import transaction

from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused


class NotParked(Refused):
    """The delivery does not stand still: it was tried again, or done, meanwhile."""


@transaction.atomic
def deliver_again(actor: Actor, delivery_id: UUID) -> None:
    """Give a parked delivery another round of attempts. Raises NotPermitted or NotParked."""
    require(actor, Permission.QUEUE_ADMINISTER)
    if not bus.redeliver(delivery_id):
        raise NotParked("This delivery is not parked any more.", delivery=delivery_id)
    trail.record(
        actor,
        "events:delivery:redelivered",
        verb=trail.Verb.ADMINISTER,
        kind="events.delivery",
        key=delivery_id,
    )
