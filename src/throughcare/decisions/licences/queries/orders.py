"""The orders of a person that can carry a licence."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.orders.models import Order
from throughcare.platform.access.door import visible_to
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions


@dataclass(frozen=True, slots=True)
class CarryingOrder:
    """An order that has not ended, of a type that carries a licence here."""

    id: UUID
    kind: str
    title: str
    starts_on: date | None
    ends_on: date | None
    made_on: date | None


def carrying(actor: Actor, person_id: UUID) -> list[CarryingOrder]:
    """The person's orders that a licence can be drafted for, the newest first."""
    pack = jurisdictions.get(actor.jurisdiction)
    titles = {each.code: each.title for each in pack.order_types if each.kind in pack.licensing.carried_by}
    rows = Order.objects.filter(
        visible_to(actor), person_id=person_id, kind__in=titles, status__in=("planned", "active")
    )
    found = rows.order_by("-starts_on", "id").values_list("id", "kind", "starts_on", "ends_on", "made_on")
    return [CarryingOrder(key, kind, titles[kind], *days) for key, kind, *days in found]
