"""Reminders of appointments: one for each, in one statement for everybody whose hour of reminding has come.

The day before is the house's own, by what was found to work; an agency, and each person over it, may choose others.
Safe to repeat: what was queued once for an appointment and its time is not queued again.
"""

from datetime import timedelta
from typing import Any

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.messaging.commands import queue_many
from throughcare.register.messaging.terms import AGREED
from throughcare.rules import jurisdictions

REMINDER = Actor.system_named("diaries.remind")
AHEAD = timedelta(days=8)
"""How far ahead appointments are looked at: the most days before, and one."""
DUE = """
SELECT a.person_id, a.id AS about, a.starts_at AS for_at, %(now)s::timestamptz AS send_at,
  CASE a.kind WHEN 'phone' THEN 'appointment_call' WHEN 'video' THEN 'appointment_video'
    WHEN 'home' THEN 'appointment_home' ELSE 'appointment' END AS kind,
  jsonb_build_object('place', coalesce(nullif(a.place, ''), %(agreed)s)) AS params
FROM supervision_appointment a
JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL
JOIN access_agency g ON g.id = p.agency_id
JOIN unnest(%(packs)s::text[], %(days)s::int[], %(times)s::time[], %(least)s::interval[])
  AS pack(code, days, at, least) ON pack.code = g.jurisdiction
LEFT JOIN messaging_agencymessages m ON m.agency_id = g.id AND m.known_to IS NULL
LEFT JOIN messaging_messagechoice c ON c.person_id = p.id AND c.known_to IS NULL
WHERE a.known_to IS NULL AND a.status = 'booked' AND a.kind IN ('office', 'home', 'phone', 'video')
  AND a.starts_at > %(now)s::timestamptz + pack.least AND a.starts_at < %(until)s
  AND coalesce(c.reminders, true)
  AND least(((a.starts_at AT TIME ZONE g.zone)::date - coalesce(c.days_before, m.days_before, pack.days)::int
    + coalesce(m.remind_at, pack.at)) AT TIME ZONE g.zone, a.starts_at - 2 * pack.least) <= %(now)s
  AND NOT EXISTS (SELECT 1 FROM messaging_personmessage s
    WHERE s.about = a.id AND s.kind LIKE 'appointment%%' AND s.for_at = a.starts_at AND s.because <> 'moved')
"""


def remind() -> int:
    """Queue the reminders whose moment has come; how many."""
    now = clock.now()
    packs = jurisdictions.all()
    given: dict[str, Any] = {
        "now": now, "until": now + AHEAD, "agreed": AGREED, "packs": [pack.code for pack in packs],
        "days": [pack.messages.days_before for pack in packs], "times": [pack.messages.remind_at for pack in packs],
        "least": [pack.messages.least for pack in packs],
    }  # fmt: skip
    with acting(REMINDER) as actor:
        return queue_many(actor, DUE, given)
