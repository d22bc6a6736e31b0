"""What happens to booked appointments and awaited evidence when the person's state or an order changes.

Nothing is cancelled: what cannot be required is set aside, and stands again when it can. Safe to repeat.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import OrdersRecord, orders_of, pause_ended_by, zone_of
from throughcare.casework.supervision.commands.booking import order_on, taken
from throughcare.casework.supervision.commands.writing import one_writer
from throughcare.casework.supervision.drafts import Slot
from throughcare.casework.supervision.events import AppointmentRestored, AppointmentSetAside
from throughcare.casework.supervision.models import Appointment, Contact
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.rules.contacts import Activity, ContactKind, Outcome, SupervisionState, stops
from throughcare.rules.dates import civil_date

Status = Appointment.Status
SET_ASIDE, RESTORED, OTHER_ORDER = "set-aside", "restored", "stands-under-another-order"
RAN_ON = "clock-ran-on"


@transaction.atomic
def follow(actor: Actor, person_id: UUID) -> None:
    """Bring the person's appointments in line with states and orders as they stand: set aside, or restored.

    An appointment is set aside when the state on its day stops such contacts, or when it must be attended and nothing
    that requires it stands on its day: the condition that it names while its order runs on, or else any order. It is
    restored when neither is so any more. When its order is over, another that stands takes it over, as a whole.
    """
    one_writer(person_id)
    record, zone = orders_of(actor, person_id), zone_of(person_id)
    rows = Appointment.objects.filter(person_id=person_id, status__in=[Status.BOOKED, Status.STOPPED])
    for row in rows.select_for_update(no_key=True).order_by("starts_at"):
        day = civil_date(row.starts_at, zone)
        can_be = not _stopped(record, row.kind, day) and _has_power(record, row, day)
        if row.status == Status.BOOKED and not can_be:
            _set_aside(actor, row)
        elif can_be:
            _stand(actor, record, row, day)


@transaction.atomic
def run_on(actor: Actor, person_id: UUID, state_id: UUID) -> None:
    """Give awaited evidence the days back on which the clock stood still until this state came, or was taken back."""
    pause = pause_ended_by(person_id, state_id, Activity.EXCUSE_CLOCK)
    if pause is None:
        return
    marker, zone = f"{RAN_ON} {state_id}", zone_of(person_id)
    waiting = Contact.objects.filter(person_id=person_id, outcome=Outcome.WAITING_FOR_EVIDENCE)
    for contact in waiting.filter(evidence_due_on__isnull=False):
        due = pause.moved(contact.evidence_due_on, civil_date(contact.known_from, zone))
        if due == contact.evidence_due_on or Contact.versions.of(contact.pk).filter(because=marker).exists():
            continue
        amend(contact, expected=contact.version, by=actor, because=marker, evidence_due_on=due)
        trail.record(actor, "supervision:evidence:ran-on", contact)


def _set_aside(actor: Actor, row: Appointment) -> None:
    amend(row, expected=row.version, by=actor, because=SET_ASIDE, status=Status.STOPPED)
    trail.record(actor, "supervision:appointment:set-aside", row)
    bus.publish(actor, AppointmentSetAside(row.pk, row.person_id))


def _stand(actor: Actor, record: OrdersRecord, row: Appointment, day: date) -> None:
    """Restore the row, under the order that stands on its day when its own no longer does."""
    order_id = row.order_id if _under(record, row.order_id, day) else order_on(record, day)
    condition_id = row.condition_id if order_id == row.order_id else None
    if row.status == Status.BOOKED and order_id == row.order_id:
        return
    restored = row.status == Status.STOPPED
    if restored and taken(row.person_id, [Slot(row.starts_at, row.ends_at)], row.pk):
        return  # something else was booked for that time meanwhile: that one stands
    because = RESTORED if restored else OTHER_ORDER
    amend(
        row, expected=row.version, by=actor, because=because, status=Status.BOOKED, order_id=order_id,
        condition_id=condition_id,
    )  # fmt: skip
    trail.record(actor, f"supervision:appointment:{because}", row)
    if restored:
        bus.publish(actor, AppointmentRestored(row.pk, row.person_id))


def _stopped(record: OrdersRecord, kind: str, day: date) -> bool:
    held = record.state_on(day)
    if held is None or held.state not in set(SupervisionState):
        return False
    third_party = kind == ContactKind.THIRD_PARTY
    return stops(
        SupervisionState(held.state), Activity.COLLATERAL_CONTACT if third_party else Activity.DIRECT_CONTACT
    )


def _has_power(record: OrdersRecord, row: Appointment, day: date) -> bool:
    if not row.required:
        return True
    if row.condition_id is not None and _under(record, row.order_id, day):
        return any(each.record_id == row.condition_id and each.stands_on(day) for each in record.conditions)
    return order_on(record, day) is not None


def _under(record: OrdersRecord, order_id: UUID | None, day: date) -> bool:
    return order_id is None or any(order.record_id == order_id for order in record.orders_on(day))
