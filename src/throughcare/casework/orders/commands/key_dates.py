"""Key dates: add, correct, take back."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.writing import (
    ADDED,
    CHANGED,
    TAKEN_BACK,
    add,
    belongs,
    held,
    pack_of,
    refuse_why,
)
from throughcare.casework.orders.drafts import KeyDateDraft
from throughcare.casework.orders.events import KeyDateChanged
from throughcare.casework.orders.models import KeyDate, Order
from throughcare.casework.orders.refusals import NotListed
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def add_key_date(actor: Actor, person_id: UUID, draft: KeyDateDraft) -> KeyDate:
    """Record a date that matters, with how certain it is.

    Raises NotPermitted, NotThere, PurposeNeeded or NotListed.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    _check(actor, person_id, draft)
    refuse_what_tells(actor, person_id, asdict(draft))
    key_date = KeyDate(person_id=person_id, recorded_by_id=actor.user_id, **asdict(draft))
    add(actor, key_date, "orders:keydate:added")
    bus.publish(actor, _changed(key_date, ADDED))
    return key_date


@transaction.atomic
def correct_key_date(
    actor: Actor, person_id: UUID, key_date_id: UUID, draft: KeyDateDraft, *, expected: int, because: str
) -> KeyDate:
    """Write a new version of a key date. Raises as `add_key_date`, and StaleVersion."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    key_date = held(KeyDate, person_id, key_date_id)
    _check(actor, person_id, draft)
    refuse_what_tells(actor, person_id, asdict(draft), before=key_date)
    amend(key_date, expected=expected, by=actor, because=because, **asdict(draft))
    trail.record(actor, "orders:keydate:changed", key_date)
    bus.publish(actor, _changed(key_date, CHANGED))
    return key_date


@transaction.atomic
def retract_key_date(
    actor: Actor, person_id: UUID, key_date_id: UUID, *, expected: int, because: str
) -> None:
    """Stop holding a key date true. Raises StaleVersion."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    key_date = held(KeyDate, person_id, key_date_id)
    retract(key_date, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:keydate:taken-back", key_date)
    bus.publish(actor, _changed(key_date, TAKEN_BACK))


def _check(actor: Actor, person_id: UUID, draft: KeyDateDraft) -> None:
    if draft.kind not in {kind.code for kind in pack_of(actor, person_id).key_date_kinds}:
        raise NotListed("kind", draft.kind)
    if draft.certainty not in KeyDate.Certainty.values:
        raise NotListed("certainty", draft.certainty)
    if not belongs(Order, person_id, draft.order_id):
        raise NotListed("order_id", str(draft.order_id))


def _changed(key_date: KeyDate, change: str) -> KeyDateChanged:
    return KeyDateChanged(key_date.person_id, key_date.pk, key_date.kind, key_date.on, change)
