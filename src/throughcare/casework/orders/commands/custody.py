"""Time in custody as far as the record goes: where, from when to when, in which category; behaviour as passed on."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.states import one_writer
from throughcare.casework.orders.commands.writing import add, held, refuse_why, written
from throughcare.casework.orders.drafts import CustodyNoteDraft, StayDraft
from throughcare.casework.orders.models import CustodyNote, CustodyStay
from throughcare.casework.orders.reasons import RECEIVED_ELSEWHERE, STAY_REOPENED
from throughcare.casework.orders.refusals import DatesContradict, InTheFuture, NotListed, StateRefused
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def receive(actor: Actor, person_id: UUID, draft: StayDraft) -> CustodyStay:
    """Write that the person was received into an establishment; a stay still open ends there that day, as a move.

    Raises NotPermitted, NotThere, InTheFuture, DatesContradict or StateRefused.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    one_writer(person_id)
    if not draft.establishment.strip():
        raise StateRefused("Enter the establishment", "establishment")
    if draft.received_on > clock.today(actor.zone):
        raise InTheFuture("The day of reception", "received_on", draft.received_on)
    refuse_what_tells(actor, person_id, asdict(draft))
    for before in CustodyStay.objects.filter(person_id=person_id, left_on__isnull=True):
        moved = (draft.received_on, CustodyStay.Left.TRANSFERRED)
        _end(actor, before, *moved, before.version, "received_on", RECEIVED_ELSEWHERE.code)
    stay = CustodyStay(
        person_id=person_id, establishment=draft.establishment.strip(), received_on=draft.received_on,
        category=draft.category.strip(), source=draft.source.strip(), recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, stay, "orders:custody-stay:begun")
    return stay


@transaction.atomic
def leave(
    actor: Actor, person_id: UUID, stay_id: UUID, *, left_on: date, left_how: str, expected: int
) -> CustodyStay:
    """Write when and how the person left. Raises NotListed, InTheFuture, DatesContradict, StaleVersion."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    stay = held(CustodyStay, person_id, stay_id, lock=True)
    if left_how not in CustodyStay.Left.values:
        raise NotListed("left_how", left_how)
    if left_on > clock.today(actor.zone):
        raise InTheFuture("The day", "left_on", left_on)
    _end(actor, stay, left_on, left_how, expected, "left_on")
    return stay


@transaction.atomic
def retract_stay(actor: Actor, person_id: UUID, stay_id: UUID, *, expected: int, because: str) -> None:
    """Stop holding a stay true; the stay that it had ended is open again, unless there was another since.

    Raises StaleVersion.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    one_writer(person_id)
    stay = held(CustodyStay, person_id, stay_id)
    retract(stay, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:custody-stay:taken-back", stay)
    _reopen_before(actor, stay)


def _reopen_before(actor: Actor, stay: CustodyStay) -> None:
    """Open the stay that ended because `stay` began, when nothing later is on record."""
    others = CustodyStay.objects.filter(person_id=stay.person_id)
    if others.filter(received_on__gte=stay.received_on).exists():
        return
    ended = {"left_on": stay.received_on, "because": RECEIVED_ELSEWHERE.code}
    for before in others.filter(**ended).order_by("-received_on", "-id")[:1]:
        amend(
            before, expected=before.version, by=actor, because=STAY_REOPENED.code, left_on=None, left_how=""
        )
        trail.record(actor, "orders:custody-stay:reopened", before)


@transaction.atomic
def retract_custody_note(
    actor: Actor, person_id: UUID, note_id: UUID, *, expected: int, because: str
) -> None:
    """Stop holding a line on behaviour true. Raises StaleVersion."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    note = held(CustodyNote, person_id, note_id)
    retract(note, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:custody-note:taken-back", note)


@transaction.atomic
def note_custody(actor: Actor, person_id: UUID, draft: CustodyNoteDraft) -> CustodyNote:
    """Keep a line on behaviour in custody in the words in which it came, with who passed it on.

    Raises NotListed, InTheFuture or StateRefused.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    if draft.kind not in CustodyNote.Kind.values:
        raise NotListed("kind", draft.kind)
    if draft.on > clock.today(actor.zone):
        raise InTheFuture("The day", "on", draft.on)
    for text, field in ((draft.as_given, "as_given"), (draft.source, "source")):
        if not text.strip():
            raise StateRefused("Enter the words as they came, and who passed them on", field)
    refuse_what_tells(actor, person_id, asdict(draft))
    note = CustodyNote(
        person_id=person_id, on=draft.on, kind=draft.kind, as_given=draft.as_given.strip(),
        source=draft.source.strip(), recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, note, "orders:custody-note:kept")
    return note


def _end(
    actor: Actor, stay: CustodyStay, on: date, how: str, expected: int, field: str, because: str = "left"
) -> None:
    if on < stay.received_on:
        raise DatesContradict(
            f"The person was received at {stay.establishment} on {written(actor, stay.received_on)}."
            " Choose that day or a later one.", field, stay.received_on, on,
        )  # fmt: skip
    amend(stay, expected=expected, by=actor, because=because, left_on=on, left_how=how)
    trail.record(actor, "orders:custody-stay:ended", stay)
