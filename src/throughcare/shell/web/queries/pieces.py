"""Pieces of SQL that several pages share. Parameters are those of `parameters`."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, reached, scope, whose
from throughcare.rules.contacts import SupervisionState
from throughcare.rules.dates import add_months
from throughcare.shell.web.queries import limits

NAME = "coalesce(trim(concat_ws(' ', nullif(n.given, ''), nullif(n.family, ''))), '')"
"""The main name in full, "" when none is recorded; `n` is people_name."""

MAIN_NAME = "LEFT JOIN people_name n ON n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL"

MINE = f"""mine AS MATERIALIZED (
  SELECT DISTINCT ON (p.id) p.id, p.reference, {NAME} AS name, a.part,
         CASE WHEN a.officer_id = %(officer)s THEN NULL ELSE a.officer_id END AS covered_id
  FROM caseload_allocation a JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL {MAIN_NAME}
  WHERE a.officer_id = ANY({whose("%(officer)s")}) AND {in_force("a")} AND {reached("p.id")}
  ORDER BY p.id, a.officer_id = %(officer)s DESC, a.part
)"""  # noqa: S608 - fragments of our own; values are parameters
"""The officer's own people today, and those of colleagues whom the officer covers for, whom the actor may open.

covered_id: the colleague, null for the officer's own; who is of both is the officer's own."""

UNRECORDED = """(SELECT count(*) FROM supervision_appointment u WHERE u.person_id = p.id
  AND u.known_to IS NULL AND u.status = 'booked' AND u.starts_at < %(now)s)"""
"""How many of a person's appointments are past and have no outcome."""

NEXT_APPOINTMENT = """LEFT JOIN LATERAL (
  SELECT x.id, x.starts_at, x.kind FROM supervision_appointment x WHERE x.person_id = p.id AND x.known_to IS NULL
    AND x.status = 'booked' AND x.starts_at >= %(now)s ORDER BY x.starts_at LIMIT 1) next ON true"""

LAST_CONTACT = """LEFT JOIN LATERAL (
  SELECT c.id, c.happened_at, c.kind FROM supervision_contact c WHERE c.person_id = p.id AND c.known_to IS NULL
    AND c.happened_at <= %(now)s AND c.outcome = ANY(%(attended)s)
  ORDER BY c.happened_at DESC LIMIT 1) last ON true"""
"""The last contact that took place; a missed one is none."""

STATE = """LEFT JOIN LATERAL (
  SELECT s.state FROM orders_supervisionstate s WHERE s.person_id = p.id AND s.known_to IS NULL
    AND s.starts_on <= %(today)s AND (s.ends_on IS NULL OR s.ends_on > %(today)s) LIMIT 1) standing ON true"""

RUNNING = """LEFT JOIN LATERAL (
  SELECT min(coalesce(r.starts_on, r.known_from::date)) AS begins FROM orders_order r
  WHERE r.person_id = p.id AND r.known_to IS NULL AND r.status = 'active'
    AND (r.starts_on IS NULL OR r.starts_on <= %(today)s)
    AND (r.ends_on IS NULL OR r.ends_on > %(today)s)) running ON true"""
"""The day from which contact can be due: the first of the orders that run today; null where none does."""

BACK = """(SELECT max(bk.ends_on) FROM orders_supervisionstate bk WHERE bk.person_id = p.id AND bk.known_to IS NULL
    AND bk.state <> 'active' AND bk.state = ANY(%(not_to_contact)s) AND bk.ends_on > bk.starts_on
    AND bk.ends_on <= %(today)s)"""
"""The first day after a state that stopped contacts: they are due afresh from it."""

NO_CONTACT = f"""(running.begins IS NOT NULL AND coalesce(standing.state, 'active') <> ALL(%(not_to_contact)s)
  AND greatest(coalesce((last.happened_at AT TIME ZONE %(zone)s)::date, running.begins), {BACK})
    + {limits.NO_CONTACT_DAYS} < %(today)s
  AND NOT EXISTS (SELECT 1 FROM supervision_appointment b WHERE b.person_id = p.id AND b.known_to IS NULL
                  AND b.status = 'booked' AND b.starts_at >= %(day_starts)s))"""  # noqa: S608 - fragments of our own
"""Overdue as the sweep says it (a test holds them equal); needs STATE, RUNNING and LAST_CONTACT."""

OVER = [state.value for state in SupervisionState if state.over]
"""States in which supervision is finished, so that nobody needs to be responsible."""

ALERTS = "(SELECT count(*) FROM notices_alert o WHERE o.person_id = p.id AND o.state IN ('new', 'owned'))"


def parameters(actor: Actor, officer: UUID | None = None) -> dict[str, Any]:
    """Everything the pieces name. officer: whose list it is; the actor's own when not given."""
    given = scope(actor)
    today, zone = given["today"], ZoneInfo(actor.zone)
    midnight = datetime.combine(today, time(), zone)
    tomorrow = datetime.combine(today + timedelta(days=1), time(), zone)
    return {
        **given,
        "officer": officer or actor.user_id,
        "day_starts": midnight,
        "day_ends": tomorrow,
        "week_ends": datetime.combine(today + timedelta(days=limits.WEEK_DAYS), time(), zone),
        "week_on": today + timedelta(days=limits.WEEK_DAYS),
        "week_ago": midnight - timedelta(days=limits.WEEK_DAYS - 1),
        "zone": actor.zone,
        "ending": today + timedelta(days=limits.ENDING_DAYS),
        "year_ago": add_months(today, -12),
        "attended": limits.ATTENDED,
        "not_to_contact": limits.NOT_TO_CONTACT,
        "most": limits.MOST_LISTED,
    }
