"""Booking appointments: one, or a series whose dates the officer has seen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import OrdersRecord, orders_of
from throughcare.casework.supervision.commands.arranging import arrange
from throughcare.casework.supervision.commands.writing import add, moment, one_writer, staff, written
from throughcare.casework.supervision.drafts import LONGEST, SHORTEST, BookingDraft, SeriesDraft, Slot
from throughcare.casework.supervision.events import AppointmentBooked
from throughcare.casework.supervision.models import Appointment
from throughcare.casework.supervision.queries import overlapping
from throughcare.casework.supervision.refusals import (
    NoDates,
    NoPower,
    NotListed,
    OutsideLimits,
    OutsideTheOrder,
    RisksNotRead,
    SupervisionStopped,
    TwiceAtOnce,
)
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.ids import uuid7
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.safeguarding.queries import immediate_concerns, staff_safety
from throughcare.rules.contacts import Activity, ContactKind, PlannedDate, SupervisionState, stops
from throughcare.rules.dates import civil_date

IN_THE_PAST = "The date and time must be in the future. What has happened is recorded as a contact."


@transaction.atomic
def book_appointment(actor: Actor, person_id: UUID, draft: BookingDraft) -> Appointment:
    """Book one appointment.

    A home visit is planned only by somebody who has read the concerns about staff safety. What the record says the
    person needs is asked for with it.
    Raises NotPermitted, NotThere, PurposeNeeded, or a refusal: outside the orders, a state that stops contacts, in the
    past, a time that does not exist or comes twice, the person twice at once. Two appointments of one officer at one
    time are not refused: `queries.officer_clashes` warns before.
    """
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    refuse_typed(actor, person_id, draft)
    one_writer(person_id)
    return book(actor, person_id, [draft])[0]


@transaction.atomic
def book_series(actor: Actor, person_id: UUID, draft: SeriesDraft) -> list[Appointment]:
    """Book a repeating appointment: every date that was kept, or none. Raises as `book_appointment`, and NoDates."""
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    refuse_typed(actor, person_id, draft.first)
    one_writer(person_id)
    bookings = bookings_of(draft, draft.repetition.dates(draft.first.on))
    return book(actor, person_id, bookings, series=uuid7() if len(bookings) > 1 else None)


def refuse_typed(actor: Actor, person_id: UUID, draft: BookingDraft) -> None:
    """Refuse a purpose or place that tells what is protected. Raises ProtectedInText."""
    refuse_what_tells(actor, person_id, {"purpose": draft.purpose, "place": draft.place})


def bookings_of(draft: SeriesDraft, planned: Iterable[PlannedDate]) -> list[BookingDraft]:
    """One draft for each date kept; only the first has everything. Raises NoDates."""
    first = draft.first
    later = replace(
        first,
        purpose=first.purpose if draft.copy_purpose else "",
        place=first.place if draft.copy_place else "",
        required=first.required or not draft.copy_required,
        sensitive=first.sensitive and draft.copy_purpose,
    )
    kept = [each.on for each in planned if each.on not in draft.leave_out]
    if not kept:
        raise NoDates
    return [replace(first if day == first.on else later, on=day) for day in kept]


def book(
    actor: Actor, person_id: UUID, drafts: Sequence[BookingDraft], *, series: UUID | None = None,
    leaving: UUID | None = None,
) -> list[Appointment]:  # fmt: skip
    """Check and save. leaving: an appointment that gives way, and so does not clash. The caller asked permission."""
    risks = risks_read(actor, person_id, drafts[0])
    record = orders_of(actor, person_id)
    keepers = {draft.officer_id: staff(actor, draft.officer_id, "officer") for draft in drafts}
    slots = [slot_of(actor, draft, record) for draft in drafts]
    if found := taken(person_id, slots, leaving):
        raise TwiceAtOnce(written(actor, civil_date(found[0].starts_at, actor.zone)), found[0].starts_at)
    made = [
        _save(actor, Appointment(
            person_id=person_id, order_id=power_on(actor, record, draft), condition_id=draft.condition_id,
            officer_id=keepers[draft.officer_id], kind=draft.kind, purpose=draft.purpose.strip(),
            starts_at=slot.starts_at, ends_at=slot.ends_at,
            place=draft.place.strip(), required=draft.required, series=series, sensitive=draft.sensitive,
            recorded_by_id=actor.user_id,
        ))
        for draft, slot in zip(drafts, slots, strict=True)
    ]  # fmt: skip
    arrange(actor, person_id, made, drafts[0].not_needed)
    if risks:
        trail.record(actor, "supervision:staff-risk:read", made[0], details={"concerns": risks})
    return made


def risks_read(actor: Actor, person_id: UUID, draft: BookingDraft) -> list[str]:
    """The ids of the concerns that must be read before this home visit; [] for any other kind. Raises RisksNotRead."""
    if draft.kind is not ContactKind.HOME:
        return []
    standing = staff_safety(immediate_concerns(actor, person_id))
    if unread := [each for each in standing if each.id not in draft.risks_read]:
        raise RisksNotRead(tuple(each.title for each in unread))
    return [str(each.id) for each in standing]


def slot_of(actor: Actor, draft: BookingDraft, record: OrdersRecord) -> Slot:
    """When the appointment would be. Raises what is said of `book_appointment`, but for the person's other ones."""
    starts_at = moment(actor, draft.on, draft.at, draft.second)
    if starts_at < clock.now():
        raise OutsideLimits(IN_THE_PAST, "on")
    if not SHORTEST <= draft.minutes <= LONGEST:
        raise OutsideLimits(
            f"The length must be between {SHORTEST} minutes and {LONGEST // 60} hours", "minutes"
        )
    not_stopped(actor, record, draft.kind)
    power_on(actor, record, draft)
    return Slot(starts_at, starts_at + timedelta(minutes=draft.minutes))


def taken(person_id: UUID, slots: Sequence[Slot], leaving: UUID | None = None) -> list[Slot]:
    """The person's booked appointments that fall on any of `slots`, the soonest first."""
    booked = Appointment.objects.filter(
        overlapping(slots), person_id=person_id, status=Appointment.Status.BOOKED
    )
    return [
        Slot(*row)
        for row in booked.exclude(pk=leaving).order_by("starts_at").values_list("starts_at", "ends_at")
    ]


def power_on(actor: Actor, record: OrdersRecord, draft: BookingDraft) -> UUID | None:
    """The order on which an appointment rests that day: its condition's, or the one that runs longest.

    None for an offer that lies outside every order: nobody is required to take it.
    Raises OutsideTheOrder or NoPower when the person must come and nothing on record says so.
    """
    standing = order_on(record, draft.on)
    if draft.condition_id is not None:
        return _order_of_condition(actor, record, draft.condition_id, draft.on)
    if standing is None and draft.required and record.orders:
        raise OutsideTheOrder(written(actor, draft.on), draft.on)
    if standing is None and draft.required:
        raise NoPower(
            "No order is recorded yet, so nobody can be required to come. Offer the appointment instead."
        )
    return standing


def order_on(record: OrdersRecord, day: date) -> UUID | None:
    """The order in force on `day` that runs longest; None when none is."""
    standing = sorted(record.orders_on(day), key=lambda order: order.ends_on or date.max, reverse=True)
    return standing[0].record_id if standing else None


def _order_of_condition(actor: Actor, record: OrdersRecord, condition_id: UUID, day: date) -> UUID:
    condition = next((each for each in record.conditions if each.record_id == condition_id), None)
    if condition is None:
        raise NotListed("condition")
    stands = any(order.record_id == condition.order_id for order in record.orders_on(day))
    if not (stands and condition.stands_on(day)):
        raise NoPower(
            f"What it rests on does not stand on {written(actor, day)}. Choose another.", "condition"
        )
    return condition.order_id


def not_stopped(actor: Actor, record: OrdersRecord, kind: ContactKind) -> None:
    """Refuse while the person's state today stops such contacts: nobody knows yet when it will end."""
    standing = record.state_on(clock.today(actor.zone))
    if standing is None or standing.state not in set(SupervisionState):
        return
    activity = Activity.COLLATERAL_CONTACT if kind is ContactKind.THIRD_PARTY else Activity.DIRECT_CONTACT
    if stops(SupervisionState(standing.state), activity):
        raise SupervisionStopped(standing.label, written(actor, standing.starts_on))


def _save(actor: Actor, appointment: Appointment) -> Appointment:
    add(actor, appointment, "supervision:appointment:booked")
    bus.publish(actor, AppointmentBooked(appointment.pk, appointment.person_id, appointment.starts_at))
    return appointment
