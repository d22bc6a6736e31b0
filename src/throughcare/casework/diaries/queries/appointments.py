"""What the person is told of an appointment."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from throughcare.register.messaging.terms import AGREED

WHEN = "SELECT starts_at, place FROM supervision_appointment WHERE id = %s"
TOLD = """
SELECT EXISTS (SELECT 1 FROM messaging_personmessage WHERE about = %s AND state IN ('sent', 'delivered')
  AND kind LIKE 'appointment%%' AND kind <> 'appointment_off')
"""


@dataclass(frozen=True, slots=True)
class WhenAndWhere:
    """An appointment as the person is told of it, without its purpose."""

    starts_at: datetime
    place: str


def when_and_where(appointment_id: UUID) -> WhenAndWhere:
    """For handlers, which act as the system."""
    with connection.cursor() as cursor:
        cursor.execute(WHEN, [appointment_id])
        starts_at, place = cursor.fetchone()
    return WhenAndWhere(starts_at, place or AGREED)


def told_before(appointment_id: UUID) -> bool:
    """Whether a reminder of it reached the person."""
    with connection.cursor() as cursor:
        cursor.execute(TOLD, [appointment_id])
        return bool(cursor.fetchone()[0])
