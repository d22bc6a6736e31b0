"""Setting aside everything that waits to be offered, when early support is switched off: in one statement."""

from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.earlysupport.events import SupportOfferClosed
from throughcare.casework.earlysupport.wording import SWITCHED_OFF
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.events import bus

CLOSE = """
UPDATE earlysupport_supportoffer o SET state = 'set_aside', why_not = %(why)s, because = 'switched off',
  recorded_by_id = %(user)s
FROM people_person p JOIN access_agency g ON g.id = p.agency_id
WHERE p.id = o.person_id AND p.known_to IS NULL AND p.agency_id = %(agency)s AND o.known_to IS NULL AND o.state = 'open'
RETURNING o.person_id, o.id, (%(now)s AT TIME ZONE g.zone)::date
"""
CLOSER = Actor.system_named("earlysupport.close")
ENTRIES_HOLD = 1500


def close_all(actor: Actor, agency_id: UUID) -> int:
    """Set aside every open offer of the agency, those behind walls too, which the actor never sees; how many."""
    with acting(CLOSER) as closer:
        with connection.cursor() as cursor:
            given: dict[str, Any] = {
                "why": SWITCHED_OFF,
                "user": actor.user_id,
                "now": clock.now(),
                "agency": agency_id,
            }
            cursor.execute(CLOSE, given)
            closed = cursor.fetchall()
        for at in range(0, max(len(closed), 1), ENTRIES_HOLD):
            people = [person for person, *_ in closed[at : at + ENTRIES_HOLD]]
            trail.record(
                closer, "earlysupport:offer:set-aside", kind="earlysupport.supportoffer", people=people
            )
        for person, offer, on in closed:
            bus.publish(closer, SupportOfferClosed(person, offer, on))
    return len(closed)
