"""Orders: add, change, end, take back. Nothing is required beyond an order's last day."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from throughcare.casework.orders.commands.writing import (
    ADDED,
    CHANGED,
    TAKEN_BACK,
    add,
    after,
    belongs,
    held,
    last_day_before,
    pack_of,
    refuse_why,
    written,
)
from throughcare.casework.orders.drafts import EndingDraft, OrderDraft
from throughcare.casework.orders.events import ConditionChanged, OrderChanged, OrderEnded
from throughcare.casework.orders.models import Condition, KeyDate, Order, Sentence
from throughcare.casework.orders.reasons import ENDINGS, ORDER_ENDED, Ending
from throughcare.casework.orders.refusals import (
    BeyondTheOrder,
    DatesContradict,
    InTheFuture,
    NeedsAuthority,
    NotListed,
    OrderIsOver,
    StillInUse,
)
from throughcare.casework.orders.resting import follow_at_once
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells

OVER = (Order.Status.ENDED, Order.Status.REVOKED)


@transaction.atomic
def add_order(actor: Actor, person_id: UUID, draft: OrderDraft) -> Order:
    """Record the authority for supervision.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, InTheFuture or DatesContradict.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    _check(actor, person_id, draft)
    refuse_what_tells(actor, person_id, asdict(draft))
    order = Order(
        person_id=person_id, recorded_by_id=actor.user_id, **_columns(draft, clock.today(actor.zone))
    )
    add(actor, order, "orders:order:added")
    bus.publish(actor, _changed(order, ADDED))
    return order


@transaction.atomic
def correct_order(
    actor: Actor, person_id: UUID, order_id: UUID, draft: OrderDraft, *, expected: int, because: str
) -> Order:
    """Write a new version of an order that has not been ended.

    Raises as `add_order`; OrderIsOver; BeyondTheOrder when a condition would stand outside it; StaleVersion.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    order = held(Order, person_id, order_id, lock=True)
    if order.status in OVER:
        raise OrderIsOver()
    _check(actor, person_id, draft)
    refuse_what_tells(actor, person_id, asdict(draft), before=order)
    _check_conditions_fit(actor, order_id, draft)
    columns = _columns(draft, clock.today(actor.zone))
    amend(order, expected=expected, by=actor, because=because, **columns)
    trail.record(actor, "orders:order:changed", order)
    bus.publish(actor, _changed(order, CHANGED))
    follow_at_once(actor, person_id)
    return order


@transaction.atomic
def end_order(actor: Actor, person_id: UUID, order_id: UUID, ending: EndingDraft, *, expected: int) -> Order:
    """End an order, and with it every condition that would run on; one not yet begun is taken back.

    Appointments after its last day that rest on it are set aside in the same transaction.

    Raises OrderIsOver, NotListed, NeedsAuthority, InTheFuture, DatesContradict or StaleVersion.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    order = held(Order, person_id, order_id, lock=True)
    how = _check_ending(actor, order, ending)
    ended_on = after(ending.last_day)
    because = f"{how.code}: {ending.decided_by}" if ending.decided_by else how.code
    status = Order.Status.REVOKED if how.revoked else Order.Status.ENDED
    amend(
        order, expected=expected, by=actor, because=how.code,
        status=status, ends_on=ended_on, ends_because=because,
    )  # fmt: skip
    trail.record(actor, "orders:order:ended", order, details={"reason": how.code})
    assert ended_on is not None
    _end_conditions(actor, order, ended_on)
    bus.publish(actor, OrderEnded(person_id, order.pk, ended_on, how.code))
    follow_at_once(actor, person_id)
    return order


@transaction.atomic
def retract_order(actor: Actor, person_id: UUID, order_id: UUID, *, expected: int, because: str) -> None:
    """Stop holding an order true.

    Raises StillInUse when a condition or key date rests on it, StaleVersion.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    order = held(Order, person_id, order_id, lock=True)
    if any(resting.objects.filter(order_id=order_id).exists() for resting in (Condition, KeyDate)):
        raise StillInUse("Conditions or key dates are recorded under this order. Take those back first.")
    retract(order, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:order:taken-back", order)
    bus.publish(actor, _changed(order, TAKEN_BACK))
    follow_at_once(actor, person_id)


def _columns(draft: OrderDraft, today: date) -> dict[str, Any]:
    """The draft as the table holds it. An order is "planned" only while its first day is still to come."""
    planned = draft.starts_on is not None and draft.starts_on > today
    return {
        "kind": draft.kind, "sentence_id": draft.sentence_id, "authority": draft.authority,
        "reference": draft.reference, "made_on": draft.made_on, "starts_on": draft.starts_on,
        "ends_on": after(draft.last_day), "status": Order.Status.PLANNED if planned else Order.Status.ACTIVE,
    }  # fmt: skip


def _check(actor: Actor, person_id: UUID, draft: OrderDraft) -> None:
    if draft.kind not in {kind.code for kind in pack_of(actor, person_id).order_types}:
        raise NotListed("kind", draft.kind)
    if not belongs(Sentence, person_id, draft.sentence_id):
        raise NotListed("sentence_id", str(draft.sentence_id))
    if draft.made_on and draft.made_on > clock.today(actor.zone):
        raise InTheFuture("The date the order was made", "made_on", draft.made_on)
    if draft.starts_on and draft.last_day and draft.last_day < draft.starts_on:
        raise DatesContradict(
            "The last day must be on or after the first day", "last_day", draft.starts_on, draft.last_day
        )


def _check_conditions_fit(actor: Actor, order_id: UUID, draft: OrderDraft) -> None:
    rows = Condition.objects.filter(order_id=order_id)
    if draft.last_day:
        late = rows.filter(Q(ends_on__gt=after(draft.last_day)) | Q(starts_on__gt=draft.last_day)).first()
        if late is not None:
            day = last_day_before(late.ends_on) or late.starts_on
            raise BeyondTheOrder(
                f"A condition stands until {written(actor, day)}. Change it first, or choose a later day.",
                "last_day", day,
            )  # fmt: skip
    if draft.starts_on:
        early = rows.filter(starts_on__lt=draft.starts_on).order_by("starts_on").first()
        if early is not None:
            raise BeyondTheOrder(
                f"A condition begins on {written(actor, early.starts_on)}. Change it first, or choose an"
                " earlier day.", "starts_on", early.starts_on,
            )  # fmt: skip


def _check_ending(actor: Actor, order: Order, ending: EndingDraft) -> Ending:
    if order.status in OVER:
        raise OrderIsOver()
    how = ENDINGS.get(ending.reason)
    if how is None:
        raise NotListed("reason", ending.reason)
    if how.needs_decision and not ending.decided_by.strip():
        raise NeedsAuthority("Say which court, board or person decided this", "decided_by")
    if ending.last_day > clock.today(actor.zone):
        raise InTheFuture("The last day", "last_day", ending.last_day)
    refuse_what_tells(actor, order.person_id, {"decided_by": ending.decided_by})
    if order.starts_on and ending.last_day < order.starts_on:
        raise DatesContradict(
            f"The order began on {written(actor, order.starts_on)}. Its last day cannot be before that.",
            "last_day", order.starts_on, ending.last_day,
        )  # fmt: skip
    planned = last_day_before(order.ends_on)
    if planned and ending.last_day > planned:
        raise DatesContradict(
            f"The order's last day was {written(actor, planned)}. Choose that day or an earlier one.",
            "last_day", planned, ending.last_day,
        )  # fmt: skip
    return how


def _end_conditions(actor: Actor, order: Order, ended_on: date) -> None:
    """End the order's conditions that are open or would run on; one that has not begun never stood."""
    for condition in Condition.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=ended_on), order=order):
        if condition.starts_on and condition.starts_on >= ended_on:
            retract(condition, expected=condition.version, by=actor, because=ORDER_ENDED.code)
        else:
            amend(condition, expected=condition.version, by=actor, because=ORDER_ENDED.code, ends_on=ended_on)
        trail.record(actor, "orders:condition:ended", condition)
        bus.publish(actor, ConditionChanged(order.person_id, order.pk, condition.pk, CHANGED))


def _changed(order: Order, change: str) -> OrderChanged:
    return OrderChanged(order.person_id, order.pk, order.kind, change, order.starts_on, order.ends_on)
