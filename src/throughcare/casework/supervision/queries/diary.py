"""An officer's appointments between two moments, and whether new ones would fall on top of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from throughcare.casework.supervision.drafts import LONGEST, Slot
from throughcare.casework.supervision.models import Appointment
from throughcare.casework.supervision.queries.open_work import PERSON, WHO
from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import reached, scope

DIARY = f"""
SELECT a.id, a.person_id, {WHO}, p.reference, a.starts_at, a.ends_at, a.kind, a.place, a.status, coalesce(c.outcome, '')
FROM supervision_appointment a {PERSON.format(row="a")}
LEFT JOIN supervision_contact c ON c.appointment_id = a.id AND c.known_to IS NULL
WHERE a.officer_id = %(officer)s AND a.known_to IS NULL AND a.status IN ('booked', 'held')
  AND a.starts_at >= %(start)s AND a.starts_at < %(end)s AND {reached("a.person_id")}
ORDER BY a.starts_at, a.id
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class Engagement:
    """An appointment in an officer's diary."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    starts_at: datetime
    ends_at: datetime
    kind: str
    place: str
    status: str
    outcome: str

    @property
    def who(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference


def diary(actor: Actor, officer_id: UUID, start: datetime, end: datetime) -> list[Engagement]:
    """An officer's appointments with people whom the actor may open, from `start` up to `end`, the soonest first."""
    with connection.cursor() as cursor:
        cursor.execute(DIARY, {**scope(actor), "officer": officer_id, "start": start, "end": end})
        return [Engagement(*row) for row in cursor.fetchall()]


def officer_clashes(
    actor: Actor, officer_id: UUID, slots: Sequence[Slot], leaving: UUID | None = None
) -> list[Slot]:
    """Those of `slots` in which the officer already has an appointment: a warning, never a refusal.

    leaving: an appointment that gives way. It says nothing of whom the officer meets, so no relation is asked.
    """
    if not slots:
        return []
    taken: Any = Appointment.objects.filter(
        overlapping(slots), officer_id=officer_id, status=Appointment.Status.BOOKED
    )
    times = list(taken.exclude(pk=leaving).values_list("starts_at", "ends_at"))
    return [
        slot for slot in slots if any(start < slot.ends_at and end > slot.starts_at for start, end in times)
    ]


def overlapping(slots: Sequence[Slot]) -> Q:
    """The condition on appointments that fall on any of `slots`; on none when there is none.

    None lasts longer than LONGEST, so an index reads only what begins shortly before each slot.
    """
    longest = timedelta(minutes=LONGEST)
    within = Q(pk__in=[])
    for slot in slots:
        within |= Q(
            starts_at__gt=slot.starts_at - longest, starts_at__lt=slot.ends_at, ends_at__gt=slot.starts_at
        )
    return within
