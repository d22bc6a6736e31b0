"""What stands on a day: the state, the orders in force, the time left. For other apps, by person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from throughcare.casework.orders.models import Order
from throughcare.casework.orders.models import SupervisionState as StateRow
from throughcare.register.people.whereabouts import Standing
from throughcare.rules import dates
from throughcare.rules.contacts import SupervisionState


@dataclass(frozen=True, slots=True)
class OrderInForce:
    """An order on a day when it stands. ends_on: exclusive, None when not recorded."""

    id: UUID
    kind: str
    starts_on: date | None
    ends_on: date | None


def state_on(person_id: UUID, day: date) -> SupervisionState | None:
    """The person's state on `day`; None when none is recorded.

    Raises ValueError for a code the rules lack.
    """
    code = (
        StateRow.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=day), person_id=person_id, starts_on__lte=day
        )
        .values_list("state", flat=True)
        .first()
    )
    return None if code is None else SupervisionState(code)


def standing_of(person_id: UUID, day: date) -> Standing | None:
    """The person's state on `day` with its first day; None when none is recorded, or one that the rules lack.

    What `register.people.whereabouts` asks before anything is sent to the person.
    """
    found = (
        StateRow.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=day), person_id=person_id, starts_on__lte=day
        )
        .values_list("state", "starts_on")
        .first()
    )
    if found is None or found[0] not in set(SupervisionState):
        return None
    return Standing(SupervisionState(found[0]), found[1])


def orders_on(person_id: UUID, day: date) -> tuple[OrderInForce, ...]:
    """The orders in force on `day`, the one that runs longest first. Outside them nothing can be required."""
    rows = _in_force(person_id, day).values_list("id", "kind", "starts_on", "ends_on")
    return tuple(sorted((OrderInForce(*row) for row in rows), key=_runs_until, reverse=True))


def time_left(person_id: UUID, day: date) -> str:
    """How long the person's orders still run, in words; "no order in force" when none does."""
    standing = orders_on(person_id, day)
    return dates.time_left(day, standing[0].ends_on) if standing else "no order in force"


def _in_force(person_id: UUID, day: date) -> QuerySet[Order]:
    """The same rule as `rows.OrderHeld.stands_on`."""
    running = Q(ends_on__gt=day) | Q(ends_on__isnull=True, status__in=["planned", "active"])
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=day)
    rows: QuerySet[Order] = Order.objects.filter(running & begun, person_id=person_id)
    return rows


def _runs_until(order: OrderInForce) -> date:
    return order.ends_on or date.max
