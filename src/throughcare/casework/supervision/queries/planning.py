"""What must be known to plan an appointment: who can keep it, what concerns stand, what the person needs."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from throughcare.casework.orders.queries import POWERS, Power, powers_from
from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, scope
from throughcare.register.people.queries.needs import NEEDS, Need, needs_from
from throughcare.register.safeguarding.queries import STANDING, ConcernShown, concerns_from
from throughcare.rules import jurisdictions

STAFF = f"""
SELECT u.id, u.name, EXISTS (
  SELECT 1 FROM caseload_allocation a WHERE a.person_id = %(person)s AND a.officer_id = u.id
    AND a.part = 'responsible' AND {in_force("a")}) AS responsible
FROM access_user u WHERE u.agency_id = %(agency)s AND u.is_active AND NOT u.is_system ORDER BY u.name, u.id
"""  # noqa: S608 - fragments of our own; values are parameters
PLANNING = f"""
SELECT needed.*, ({STANDING}), ({POWERS}),
  (SELECT coalesce(json_agg(row_to_json(colleague)), '[]') FROM ({STAFF}) colleague)
FROM ({NEEDS}) needed
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class Colleague:
    """A user of the agency. responsible: for the person asked about, today."""

    id: UUID
    name: str
    responsible: bool


@dataclass(frozen=True, slots=True)
class Planning:
    """staff: who can keep an appointment. concerns: those that stand. needs: what the person needs today.

    powers: the conditions on which an appointment may rest.
    """

    staff: list[Colleague]
    concerns: tuple[ConcernShown, ...]
    needs: tuple[Need, ...]
    powers: tuple[Power, ...] = ()


def staff_for(actor: Actor, person_id: UUID) -> list[Colleague]:
    """The agency's users in use, by name."""
    with connection.cursor() as cursor:
        cursor.execute(STAFF, {**scope(actor), "person": person_id})
        return [Colleague(*row) for row in cursor.fetchall()]


def planning_for(actor: Actor, person_id: UUID) -> Planning:
    """All that a booking page shows beside its questions, in one statement. The page went through `door.look`."""
    given = scope(actor)
    with connection.cursor() as cursor:
        cursor.execute(PLANNING, {**given, "person": person_id, "day": given["today"]})
        row = cursor.fetchone()
    if row is None:
        return Planning([], (), ())
    *needed, concerns, powers, staff = row
    colleagues = [
        Colleague(UUID(each["id"]), each["name"], each["responsible"])
        for each in (json.loads(staff) if isinstance(staff, str) else staff)
    ]
    resting = powers_from(powers, jurisdictions.get(actor.jurisdiction)) if actor.jurisdiction else ()
    return Planning(colleagues, concerns_from(concerns), needs_from(*needed), resting)
