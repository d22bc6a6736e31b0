"""The dates of a repeating appointment as they would be booked, each with what stands in its way."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from throughcare.casework.orders.queries import OrdersRecord, orders_of
from throughcare.casework.supervision.commands.booking import refuse_typed, risks_read, slot_of, taken
from throughcare.casework.supervision.commands.writing import pack_of, staff, written
from throughcare.casework.supervision.drafts import BookingDraft, PlannedAppointment, SeriesDraft, Slot
from throughcare.casework.supervision.queries import officer_clashes
from throughcare.casework.supervision.refusals import TwiceAtOnce
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.refusal import Refused
from throughcare.rules.contacts import PlannedDate


def plan_series(actor: Actor, person_id: UUID, draft: SeriesDraft) -> tuple[PlannedAppointment, ...]:
    """Every date of the series, none left out; nothing is written.

    A refusal of the first date is raised, as `book_series` would raise it; a later one stands beside its date.
    """
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    refuse_typed(actor, person_id, draft.first)
    officer_id = staff(actor, draft.first.officer_id, "officer")
    risks_read(actor, person_id, draft.first)
    pack, record = pack_of(actor, person_id), orders_of(actor, person_id)
    days = draft.repetition.dates(draft.first.on)
    days = draft.repetition.dates(draft.first.on, pack.holidays(days[0].on.year, days[-1].on.year))
    first, *later = days
    planned = [_planned(first, slot_of(actor, draft.first, record))]
    planned += [_tried(actor, replace(draft.first, on=each.on), each, record) for each in later]
    return _marked(actor, person_id, officer_id, planned)


def _tried(actor: Actor, draft: BookingDraft, day: PlannedDate, record: OrdersRecord) -> PlannedAppointment:
    try:
        return _planned(day, slot_of(actor, draft, record))
    except Refused as broken:
        return replace(_planned(day, None), refused=broken.message)


def _planned(day: PlannedDate, slot: Slot | None) -> PlannedAppointment:
    return PlannedAppointment(day.on, slot, day.weekend, day.holiday)


def _marked(
    actor: Actor, person_id: UUID, officer_id: UUID, planned: Sequence[PlannedAppointment]
) -> tuple[PlannedAppointment, ...]:
    """Mark the dates on which the person or the officer is already taken. Raises TwiceAtOnce for the first."""
    slots = [each.slot for each in planned if each.slot]
    busy, theirs = officer_clashes(actor, officer_id, slots), taken(person_id, slots)
    made = []
    for number, each in enumerate(planned):
        if each.slot and any(_overlap(each.slot, other) for other in theirs):
            clash = TwiceAtOnce(written(actor, each.on), each.slot.starts_at)
            if not number:
                raise clash
            each = replace(each, refused=clash.message)
        made.append(replace(each, officer_busy=each.slot in busy))
    return tuple(made)


def _overlap(one: Slot, other: Slot) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
