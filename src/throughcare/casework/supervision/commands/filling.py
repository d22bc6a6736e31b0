"""Appointments for what a contact standard still lacks: every date listed first, then booked in one go."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import OrdersRecord, orders_of
from throughcare.casework.supervision.commands.booking import book, refuse_typed, risks_read, slot_of, taken
from throughcare.casework.supervision.commands.writing import one_writer, pack_of, staff, written
from throughcare.casework.supervision.drafts import BookingDraft, PlannedAppointment, Slot
from throughcare.casework.supervision.models import Appointment
from throughcare.casework.supervision.queries import officer_clashes
from throughcare.casework.supervision.queries.expecting import Missing, expected, missing
from throughcare.casework.supervision.refusals import NoDates, StandardMoved, TwiceAtOnce
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.ids import uuid7
from throughcare.platform.refusal import Refused
from throughcare.rules.contacts import ContactKind

MOST_WEEKS = 26


@dataclass(frozen=True, slots=True)
class Proposed:
    """One appointment that would keep a standard, as it would be booked."""

    missing: Missing
    planned: PlannedAppointment


def plan_missing(actor: Actor, person_id: UUID, draft: BookingDraft, weeks: int) -> tuple[Proposed, ...]:
    """Every appointment that is missing in the coming weeks, each with what stands in its way; nothing is written.

    draft: what all of them share; day and kind come from the standard.
    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, RisksNotRead, ProtectedInText.
    """
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    refuse_typed(actor, person_id, draft)
    pack = pack_of(actor, person_id)
    wanted = missing(expected(actor, person_id), pack, min(weeks, MOST_WEEKS))
    _read_before(actor, person_id, draft, wanted)
    officer_id, record = staff(actor, draft.officer_id, "officer"), orders_of(actor, person_id)
    tried = [_tried(actor, record, draft, each) for each in wanted]
    slots = [each.slot for each in tried if each.slot]
    busy, theirs = officer_clashes(actor, officer_id, slots), taken(person_id, slots)
    return tuple(
        Proposed(each, _marked(actor, planned, busy, theirs))
        for each, planned in zip(wanted, tried, strict=True)
    )


@transaction.atomic
def book_missing(
    actor: Actor, person_id: UUID, draft: BookingDraft, weeks: int, keep: Collection[str]
) -> list[Appointment]:
    """Book the dates kept, all of them or none.

    keep: codes of what was listed. Raises StandardMoved where one is missing no more, NoDates, and what
    `book_appointment` raises.
    """
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    refuse_typed(actor, person_id, draft)
    one_writer(person_id)
    if not keep:
        raise NoDates
    wanted = {
        each.code: each
        for each in missing(expected(actor, person_id), pack_of(actor, person_id), min(weeks, MOST_WEEKS))
    }
    if not set(keep) <= set(wanted):
        raise StandardMoved
    by_kind: dict[str, list[Missing]] = defaultdict(list)
    for code in sorted(keep):
        by_kind[wanted[code].kind].append(wanted[code])
    made: list[Appointment] = []
    for of_kind in by_kind.values():
        drafts = [_draft(draft, each) for each in of_kind]
        made += book(actor, person_id, drafts, series=uuid7() if len(drafts) > 1 else None)
    return made


def _draft(draft: BookingDraft, each: Missing) -> BookingDraft:
    return replace(draft, kind=ContactKind(each.kind), on=each.gap.on)


def _read_before(actor: Actor, person_id: UUID, draft: BookingDraft, wanted: Iterable[Missing]) -> None:
    """Refuse home visits before what must be known was read."""
    if any(each.kind == ContactKind.HOME for each in wanted):
        risks_read(actor, person_id, replace(draft, kind=ContactKind.HOME))


def _tried(actor: Actor, record: OrdersRecord, draft: BookingDraft, each: Missing) -> PlannedAppointment:
    try:
        return PlannedAppointment(each.gap.on, slot_of(actor, _draft(draft, each), record), False, False)
    except Refused as broken:
        return PlannedAppointment(each.gap.on, None, False, False, refused=broken.message)


def _marked(
    actor: Actor, planned: PlannedAppointment, busy: Collection[Slot], theirs: Sequence[Slot]
) -> PlannedAppointment:
    slot = planned.slot
    if slot is None:
        return planned
    if any(slot.starts_at < other.ends_at and other.starts_at < slot.ends_at for other in theirs):
        planned = replace(planned, refused=TwiceAtOnce(written(actor, planned.on), slot.starts_at).message)
    return replace(planned, officer_busy=slot in busy)
