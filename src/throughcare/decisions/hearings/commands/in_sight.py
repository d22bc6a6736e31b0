"""Hearings that come into sight call for a review of the plan; for the timetable."""

from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.plans.commands.scheduling import call_for_review
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.plans.reviewing import PlanTrigger

IN_SIGHT = """
SELECT h.id, h.person_id FROM hearings_hearing h
JOIN people_person p ON p.id = h.person_id AND p.known_to IS NULL
JOIN access_agency g ON g.id = p.agency_id AND g.jurisdiction = %(place)s
JOIN plans_plan l ON l.person_id = h.person_id AND l.known_to IS NULL AND l.ended_on IS NULL
WHERE h.known_to IS NULL AND h.state = 'listed' AND h.starts_at >= %(now)s
  AND h.starts_at < %(now)s + make_interval(days => %(days)s)
  AND NOT EXISTS (SELECT 1 FROM plans_planreview r WHERE r.plan_id = l.id AND r.known_to IS NULL
                  AND r.called_by = %(trigger)s AND (r.cause = h.id OR r.state = 'due'))
ORDER BY h.starts_at, h.id
"""
PLACES = "SELECT DISTINCT jurisdiction FROM access_agency"


def call_for_hearings(actor: Actor) -> int:
    """Call for a review of the plan wherever a hearing is in sight by the place's terms; returns how many.

    Safe to repeat: each hearing calls once.
    """
    with connection.cursor() as cursor:
        cursor.execute(PLACES)
        places = [code for (code,) in cursor.fetchall()]
    called = 0
    for place in places:
        for hearing_id, person_id in _in_sight(place):
            review = call_for_review(actor, person_id, PlanTrigger.HEARING_IN_SIGHT, hearing_id)
            called += review is not None
    return called


def _in_sight(place: str) -> list[tuple[UUID, UUID]]:
    terms = jurisdictions.get(place).plan
    if PlanTrigger.HEARING_IN_SIGHT not in terms.after:
        return []
    given: dict[str, Any] = {
        "place": place, "now": clock.now(), "days": terms.hearing_days, "trigger": str(PlanTrigger.HEARING_IN_SIGHT),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(IN_SIGHT, given)
        return [(row[0], row[1]) for row in cursor.fetchall()]
