"""What is planned for a person: what waits for its outcome first, then what is to come."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from throughcare.casework.supervision.models import Appointment
from throughcare.casework.supervision.queries.rows import AppointmentShown, reader
from throughcare.platform import clock
from throughcare.platform.actor import Actor

MOST = 500
BOOKED, STOPPED = Appointment.Status.BOOKED, Appointment.Status.STOPPED


@dataclass(frozen=True, slots=True)
class Schedule:
    """unrecorded: past and without an outcome, the oldest first. coming: booked, the soonest first.

    set_aside: still to come, kept from taking place by the person's state or the end of an order.
    """

    unrecorded: tuple[AppointmentShown, ...]
    coming: tuple[AppointmentShown, ...]
    set_aside: tuple[AppointmentShown, ...]


def schedule(actor: Actor, person_id: UUID, *, kinds: tuple[str, ...] = (), text: str = "") -> Schedule:
    """The person's booked appointments, in one statement. The page went through `door.look`.

    kinds: only these. text: only where purpose or place holds these words, as far as the reader may see them.
    """
    rows = [_shown(actor, row) for row in _booked(person_id, kinds)[:MOST]]
    found = [row for row in rows if _matches(row, text.strip().lower())]
    now = clock.now()
    return Schedule(
        tuple(row for row in found if row.starts_at <= now and row.status == BOOKED),
        tuple(row for row in found if row.starts_at > now and row.status == BOOKED),
        tuple(row for row in found if row.starts_at > now and row.status == STOPPED),
    )


def _booked(person_id: UUID, kinds: tuple[str, ...]) -> QuerySet[Appointment]:
    of_kind = Q(kind__in=kinds) if kinds else Q()
    rows: QuerySet[Appointment] = Appointment.objects.filter(
        of_kind, person_id=person_id, status__in=[BOOKED, STOPPED]
    )
    return rows.select_related("officer").order_by("starts_at", "id")


def _shown(actor: Actor, row: Appointment) -> AppointmentShown:
    hidden = row.sensitive and not reader(actor)["sensitive"]
    return AppointmentShown(
        id=row.pk, version=row.version, person_id=row.person_id, kind=row.kind,
        purpose="" if hidden else row.purpose, hidden=hidden, starts_at=row.starts_at, ends_at=row.ends_at,
        place=row.place, required=row.required, status=row.status, series=row.series, moved_by=row.moved_by,
        moved_because=row.moved_because, sensitive=row.sensitive, officer_id=row.officer_id,
        officer=row.officer.name,
    )  # fmt: skip


def _matches(row: AppointmentShown, text: str) -> bool:
    return not text or text in row.purpose.lower() or text in row.place.lower()
