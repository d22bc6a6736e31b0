"""Conditions that were stated and approved elsewhere, on a licence, come onto the order as they are.

Nothing is asked of their words again: they were checked when they were stated, and an approved text is not reworded.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.orders import OVER
from throughcare.casework.orders.commands.writing import ADDED, CHANGED, TAKEN_BACK, add, held
from throughcare.casework.orders.events import ConditionChanged
from throughcare.casework.orders.models import Condition, Order
from throughcare.casework.orders.refusals import OrderIsOver
from throughcare.casework.orders.resting import follow_at_once
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus


@transaction.atomic
def bring_condition(actor: Actor, person_id: UUID, order_id: UUID, columns: dict[str, Any]) -> Condition:
    """Add a condition as it was approved. Raises NotPermitted, NotThere, PurposeNeeded, OrderIsOver."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    _standing(person_id, order_id)
    condition = Condition(person_id=person_id, order_id=order_id, recorded_by_id=actor.user_id, **columns)
    add(actor, condition, "orders:condition:added")
    bus.publish(actor, ConditionChanged(person_id, order_id, condition.pk, ADDED))
    return condition


@transaction.atomic
def restate_condition(
    actor: Actor, person_id: UUID, condition_id: UUID, columns: dict[str, Any], because: str
) -> Condition:
    """A new version as it was approved. Raises NotPermitted, NotThere, PurposeNeeded, OrderIsOver."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    condition = held(Condition, person_id, condition_id, lock=True)
    _standing(person_id, condition.order_id)
    amend(condition, expected=condition.version, by=actor, because=because, **columns)
    trail.record(actor, "orders:condition:changed", condition)
    bus.publish(actor, ConditionChanged(person_id, condition.order_id, condition.pk, CHANGED))
    follow_at_once(actor, person_id)
    return condition


@transaction.atomic
def end_condition(actor: Actor, person_id: UUID, condition_id: UUID, on: date, because: str) -> None:
    """End it before the day `on`; one that had not begun by then never stood. Raises as `restate_condition`."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    condition = held(Condition, person_id, condition_id, lock=True)
    _standing(person_id, condition.order_id)
    if condition.starts_on and condition.starts_on >= on:
        retract(condition, expected=condition.version, by=actor, because=because)
    else:
        amend(condition, expected=condition.version, by=actor, because=because, ends_on=on)
    trail.record(actor, "orders:condition:ended", condition)
    bus.publish(actor, ConditionChanged(person_id, condition.order_id, condition.pk, TAKEN_BACK))
    follow_at_once(actor, person_id)


def _standing(person_id: UUID, order_id: UUID) -> None:
    if held(Order, person_id, order_id, lock=True).status in OVER:
        raise OrderIsOver
