"""Who can keep an appointment with a person: colleagues by name, the responsible officer marked."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, scope

STAFF = f"""
SELECT u.id, u.name, EXISTS (
  SELECT 1 FROM caseload_allocation a WHERE a.person_id = %(person)s AND a.officer_id = u.id
    AND a.part = 'responsible' AND {in_force("a")})
FROM access_user u WHERE u.agency_id = %(agency)s AND u.is_active AND NOT u.is_system ORDER BY u.name, u.id
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class Colleague:
    """A user of the agency. responsible: for the person asked about, today."""

    id: UUID
    name: str
    responsible: bool


def staff_for(actor: Actor, person_id: UUID) -> list[Colleague]:
    """The agency's users in use, by name."""
    with connection.cursor() as cursor:
        cursor.execute(STAFF, {**scope(actor), "person": person_id})
        return [Colleague(*row) for row in cursor.fetchall()]
