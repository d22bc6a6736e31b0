"""Hearings and releases that come into sight call for a review; for the timetable."""

from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.plans.commands.scheduling import call_for_review
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Comes, Jurisdiction
from throughcare.rules.plans.reviewing import PlanTrigger

IN_SIGHT = """
SELECT k.id, k.person_id FROM orders_keydate k
JOIN people_person p ON p.id = k.person_id AND p.known_to IS NULL
JOIN access_agency g ON g.id = p.agency_id AND g.jurisdiction = %(place)s AND g.zone = %(zone)s
JOIN plans_plan l ON l.person_id = k.person_id AND l.known_to IS NULL AND l.ended_on IS NULL
WHERE k.known_to IS NULL AND k.kind = ANY(%(kinds)s) AND k.on >= %(today)s AND k.on <= %(today)s::date + %(days)s::int
  AND NOT EXISTS (SELECT 1 FROM plans_planreview r WHERE r.plan_id = l.id AND r.called_by = %(trigger)s
                  AND r.known_to IS NULL AND (r.cause = k.id OR r.state = 'due'))
ORDER BY k.on, k.id
"""
ZONES = "SELECT DISTINCT jurisdiction, zone FROM access_agency"
TRIGGERS = {Comes.HEARING: PlanTrigger.HEARING_IN_SIGHT, Comes.RELEASE: PlanTrigger.RELEASE_IN_SIGHT}


def call_for_what_comes(actor: Actor) -> int:
    """Call for a review wherever a hearing or a release is in sight by the place's terms; returns how many.

    Safe to repeat: each date calls once.
    """
    with connection.cursor() as cursor:
        cursor.execute(ZONES)
        places = cursor.fetchall()
    called = 0
    for code, zone in places:
        pack = jurisdictions.get(code)
        for comes, trigger in TRIGGERS.items():
            for date_id, person_id in _in_sight(pack, zone, comes, trigger):
                called += call_for_review(actor, person_id, trigger, date_id) is not None
    return called


def _in_sight(pack: Jurisdiction, zone: str, comes: Comes, trigger: PlanTrigger) -> list[tuple[UUID, UUID]]:
    kinds = [kind.code for kind in pack.key_date_kinds if kind.comes is comes]
    if not kinds or trigger not in pack.plan.after:
        return []
    days = pack.plan.hearing_days if comes is Comes.HEARING else pack.plan.release_days
    given: dict[str, Any] = {
        "place": pack.code, "zone": zone, "kinds": kinds, "today": clock.today(zone), "days": days,
        "trigger": str(trigger),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(IN_SIGHT, given)
        return [(row[0], row[1]) for row in cursor.fetchall()]
