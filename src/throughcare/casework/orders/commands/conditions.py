"""Conditions of an order: add, vary, take back.

Their dates lie within the order's; their text is fit to be served.
"""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.orders import OVER
from throughcare.casework.orders.commands.stating import Statement, statement_of
from throughcare.casework.orders.commands.writing import (
    ADDED,
    CHANGED,
    TAKEN_BACK,
    add,
    after,
    held,
    last_day_before,
    refuse_why,
    written,
)
from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.events import ConditionChanged
from throughcare.casework.orders.models import Condition, Order
from throughcare.casework.orders.refusals import (
    BeyondTheOrder,
    DatesContradict,
    OrderIsOver,
)
from throughcare.casework.orders.resting import follow_at_once
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus


@transaction.atomic
def add_condition(actor: Actor, person_id: UUID, order_id: UUID, draft: ConditionDraft) -> Condition:
    """Add a condition to an order that has not ended.

    Raises NotPermitted, NotThere, PurposeNeeded, OrderIsOver, NotListed, NeedsAuthority, TermsRefused, TextMissing,
    ProtectedInText, PrivateDetailInText, DatesContradict or BeyondTheOrder.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    order = held(Order, person_id, order_id, lock=True)
    columns = _checked(actor, order, draft)
    condition = Condition(person_id=person_id, order_id=order_id, recorded_by_id=actor.user_id, **columns)
    add(actor, condition, "orders:condition:added")
    bus.publish(actor, ConditionChanged(person_id, order_id, condition.pk, ADDED))
    return condition


@transaction.atomic
def vary_condition(
    actor: Actor, person_id: UUID, condition_id: UUID, draft: ConditionDraft, *, expected: int, because: str
) -> Condition:
    """Write a new version of a condition; what it said before stays.

    Raises as `add_condition`, and StaleVersion.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    condition = held(Condition, person_id, condition_id)
    order = held(Order, person_id, condition.order_id, lock=True)
    columns = _checked(actor, order, draft, condition)
    amend(condition, expected=expected, by=actor, because=because, **columns)
    trail.record(actor, "orders:condition:changed", condition)
    bus.publish(actor, ConditionChanged(person_id, condition.order_id, condition.pk, CHANGED))
    follow_at_once(actor, person_id)
    return condition


@transaction.atomic
def retract_condition(
    actor: Actor, person_id: UUID, condition_id: UUID, *, expected: int, because: str
) -> None:
    """Stop holding a condition true; its versions stay. Raises StaleVersion."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    condition = held(Condition, person_id, condition_id)
    retract(condition, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:condition:taken-back", condition)
    bus.publish(actor, ConditionChanged(person_id, condition.order_id, condition.pk, TAKEN_BACK))
    follow_at_once(actor, person_id)


def _columns(draft: ConditionDraft, statement: Statement) -> dict[str, Any]:
    return {
        "kind": draft.kind, "starts_on": draft.starts_on, "ends_on": after(draft.last_day),
        "authority": draft.authority, **asdict(statement),
    }  # fmt: skip


def _checked(
    actor: Actor, order: Order, draft: ConditionDraft, held: Condition | None = None
) -> dict[str, Any]:
    """The columns of the draft. Raises what `add_condition` says."""
    if order.status in OVER:
        raise OrderIsOver()
    columns = _columns(draft, statement_of(actor, order, draft, held))
    check_dates(actor, order, draft)
    return columns


def check_dates(actor: Actor, order: Order, draft: ConditionDraft) -> None:
    """Raises DatesContradict or BeyondTheOrder."""
    if draft.starts_on and draft.last_day and draft.last_day < draft.starts_on:
        raise DatesContradict(
            "The last day must be on or after the first day", "last_day", draft.starts_on, draft.last_day
        )
    begins, ends = order.starts_on, last_day_before(order.ends_on)
    for day, field in ((draft.starts_on, "starts_on"), (draft.last_day, "last_day")):
        if day and begins and day < begins:
            raise BeyondTheOrder(
                f"The order begins on {written(actor, begins)}. Nothing can be required before that.",
                field,
                day,
            )
        if day and ends and day > ends:
            raise BeyondTheOrder(
                f"The order's last day is {written(actor, ends)}. Nothing can be required after that.",
                field,
                day,
            )
