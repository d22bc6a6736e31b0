"""An officer is away: their appointments go to a colleague or to other days, all that were chosen or none."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import orders_of
from throughcare.casework.supervision.commands.booking import slot_of, taken
from throughcare.casework.supervision.commands.moving import reschedule
from throughcare.casework.supervision.commands.tasks import add_task
from throughcare.casework.supervision.commands.writing import held, pack_of, staff, written
from throughcare.casework.supervision.drafts import AwayDraft, BookingDraft, MoveDraft, Slot, TaskDraft
from throughcare.casework.supervision.models import Appointment
from throughcare.casework.supervision.queries import officer_clashes
from throughcare.casework.supervision.refusals import (
    MovedTwice,
    NothingChosen,
    NotListed,
    NotOpen,
    RisksNotRead,
    TwiceAtOnce,
    WordsNeeded,
)
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.refusal import Refused
from throughcare.register.safeguarding.queries import immediate_concerns, staff_safety
from throughcare.rules.contacts import ContactKind
from throughcare.rules.dates import add_days, civil_date, clock_time, on_or_after

MOST_DAYS, MOST_CHOSEN = 60, 200
ASKED_BY = "service"
TELL = "Tell the person: {what}"


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """One appointment and where it would go. refused: why it cannot; busy: the officer then has something else.

    clash: another of those chosen goes to the same officer at the same time.
    """

    id: UUID
    version: int
    person_id: UUID
    kind: str
    was: datetime
    slot: Slot | None
    officer_id: UUID
    refused: str = ""
    busy: bool = False


def plan_moves(actor: Actor, draft: AwayDraft) -> tuple[PlannedMove, ...]:
    """Where each would go, and what stands in its way; nothing is written. The soonest first.

    Raises NotListed, NothingChosen, NotPermitted, NotThere, PurposeNeeded.
    """
    target = _target(actor, draft)
    planned = [_planned(actor, key, version, draft, target) for key, version in draft.chosen.items()]
    planned.sort(key=lambda each: each.was)
    slots = [each.slot for each in planned if each.slot]
    busy = set(officer_clashes(actor, target, slots))
    return tuple(replace(each, busy=each.slot in busy or _twice(each, planned)) for each in planned)


@transaction.atomic
def move_all(actor: Actor, draft: AwayDraft) -> list[Appointment]:
    """Move every appointment chosen, or none of them; whoever keeps them gets the task to tell each person.

    Raises WordsNeeded, MovedTwice where two of one person would fall together, and what `reschedule` raises.
    """
    target = _target(actor, draft)
    if not draft.because.strip():
        raise WordsNeeded("Say why, in a few words", "because")
    made = []
    for move in plan_moves(actor, draft):
        if move.refused or move.slot is None:
            raise MovedTwice(move.refused)
        made.append(_move(actor, move, draft, target))
    return made


def _move(actor: Actor, move: PlannedMove, draft: AwayDraft, target: UUID) -> Appointment:
    assert move.slot is not None
    on, at = civil_date(move.slot.starts_at, actor.zone), clock_time(move.slot.starts_at, actor.zone)
    minutes = int((move.slot.ends_at - move.slot.starts_at).total_seconds()) // 60
    moved = MoveDraft(
        on=on, at=at, minutes=minutes, asked_by=ASKED_BY, because=draft.because, officer_id=target, second=False,
    )  # fmt: skip
    new = reschedule(actor, move.person_id, move.id, moved, expected=move.version)
    if new.starts_at == move.was:
        what = "somebody else keeps their appointment, at the same time"
    else:
        was = civil_date(move.was, actor.zone)
        what = f"their appointment of {written(actor, was)} is now on {written(actor, on)}"
    due_on = min(on, add_days(clock.today(actor.zone), 1))
    add_task(actor, move.person_id, TaskDraft(what=TELL.format(what=what), due_on=due_on, owner_id=target))
    return new


def _target(actor: Actor, draft: AwayDraft) -> UUID:
    """Who keeps them from then on. Raises NotPermitted for whoever has no caseload to look at."""
    require(actor, Permission.CASELOAD_READ)
    if not draft.chosen:
        raise NothingChosen
    if len(draft.chosen) > MOST_CHOSEN or not 0 <= draft.days <= MOST_DAYS:
        raise NotListed("to")
    if (draft.to_officer is None) == (draft.days == 0) or draft.to_officer == draft.officer_id:
        raise NotListed("to")
    return staff(actor, draft.to_officer or draft.officer_id, "to")


def _planned(actor: Actor, key: UUID, version: int, draft: AwayDraft, target: UUID) -> PlannedMove:
    row = Appointment.objects.filter(pk=key, officer_id=draft.officer_id).first()
    if row is None:
        raise NotListed("chosen")
    require(actor, Permission.APPOINTMENT_BOOK, row.person_id)
    row = held(Appointment, row.person_id, key, Permission.APPOINTMENT_BOOK)
    bare = PlannedMove(key, version, row.person_id, row.kind, row.starts_at, None, target)
    try:
        return replace(bare, slot=_slot(actor, row, draft))
    except Refused as broken:
        return replace(bare, refused=broken.message)


def _slot(actor: Actor, row: Appointment, draft: AwayDraft) -> Slot:
    if row.status != Appointment.Status.BOOKED:
        raise NotOpen(row.status)
    if row.kind == ContactKind.HOME and (standing := staff_safety(immediate_concerns(actor, row.person_id))):
        raise RisksNotRead(tuple(each.title for each in standing))
    day = _day(actor, row, draft.days)
    at = clock_time(row.starts_at, actor.zone)
    minutes = int((row.ends_at - row.starts_at).total_seconds()) // 60
    booking = BookingDraft(
        kind=ContactKind(row.kind), on=day, at=at, minutes=minutes, required=row.required, second=False,
        condition_id=row.condition_id,
    )  # fmt: skip
    slot = slot_of(actor, booking, orders_of(actor, row.person_id))
    if taken(row.person_id, [slot], row.pk):
        raise TwiceAtOnce(written(actor, day), slot.starts_at)
    return slot


def _day(actor: Actor, row: Appointment, days: int) -> date:
    day = add_days(civil_date(row.starts_at, actor.zone), days)
    if not days:
        return day
    return on_or_after(day, pack_of(actor, row.person_id).holidays(day.year, day.year + 1))


def _twice(each: PlannedMove, planned: list[PlannedMove]) -> bool:
    return each.slot is not None and any(
        other.id != each.id and other.slot is not None and other.slot.starts_at < each.slot.ends_at
        and each.slot.starts_at < other.slot.ends_at for other in planned
    )  # fmt: skip
