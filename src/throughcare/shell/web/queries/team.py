"""A manager's teams: what each officer carries, alerts by day, and people without an officer."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force
from throughcare.shell.web.queries import pieces
from throughcare.shell.web.queries.sections import gather, read


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """What one officer carries today in one team. raised: alerts of the last seven days."""

    officer_id: UUID
    officer: str
    team: str
    people: int
    overdue: int
    unrecorded: int
    alerts: int
    raised: int
    judging: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """Alerts raised on one day."""

    day: date
    alerts: int


@dataclass(frozen=True, slots=True)
class Unallocated:
    """Someone without a responsible officer today. since: when the last one's part ended, if there was one."""

    person_id: UUID
    name: str
    reference: str
    since: date | None


@dataclass(frozen=True, slots=True)
class TeamView:
    """A manager's teams today."""

    officers: list[OfficerLine]
    days: list[DayCount]
    left: list[Unallocated]


HELD = f"""held AS MATERIALIZED (
  SELECT p.id, a.officer_id, a.team_id FROM caseload_allocation a
  JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL
  WHERE a.team_id = ANY(%(teams)s) AND a.part = 'responsible' AND {in_force("a")}
)"""  # noqa: S608 - fragments of our own; values are parameters

OFFICERS = f"""
SELECT u.id AS officer_id, u.name AS officer, t.name AS team, coalesce(sum(one.people), 0) AS people,
  coalesce(sum(one.late), 0) AS overdue, coalesce(sum(one.unrecorded), 0) AS unrecorded,
  coalesce(sum(one.alerts), 0) AS alerts, coalesce(sum(one.raised), 0) AS raised,
  coalesce(sum(one.judging), 0) AS judging
FROM (
  SELECT p.officer_id, p.team_id, 1 AS people, ({pieces.NO_CONTACT} OR past.unrecorded > 0)::int AS late,
    past.unrecorded, seen.alerts, seen.raised,
    (SELECT count(*) FROM noncompliance_failure f
     WHERE f.person_id = p.id AND f.known_to IS NULL AND f.stage <> 'closed') AS judging
  FROM held p {pieces.STATE} {pieces.RUNNING} {pieces.LAST_CONTACT}
  CROSS JOIN LATERAL (SELECT {pieces.UNRECORDED} AS unrecorded) past
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE o.state IN ('new', 'owned')) AS alerts,
           count(*) FILTER (WHERE o.raised_at >= %(week_ago)s) AS raised
    FROM notices_alert o WHERE o.person_id = p.id) seen
) one
JOIN access_user u ON u.id = one.officer_id JOIN access_team t ON t.id = one.team_id
GROUP BY u.id, u.name, t.name ORDER BY t.name, u.name
"""  # noqa: S608 - fragments of our own; values are parameters

DAYS = """
SELECT day::date AS day, (SELECT count(*) FROM held h JOIN notices_alert o ON o.person_id = h.id
  WHERE o.raised_at >= (day::date)::timestamp AT TIME ZONE %(zone)s
    AND o.raised_at < (day::date + 1)::timestamp AT TIME ZONE %(zone)s) AS alerts
FROM generate_series(%(today)s::date - 6, %(today)s::date, interval '1 day') day ORDER BY day DESC
"""

# People whose last responsible officer was in these teams. Others without one: `unallocated`.
LEFT = f"""
SELECT p.id AS person_id, {pieces.NAME} AS name, p.reference, max(a.ends_on) AS since
FROM caseload_allocation a JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL {pieces.MAIN_NAME}
WHERE a.team_id = ANY(%(teams)s) AND a.part = 'responsible' AND a.known_to IS NULL AND a.ends_on <= %(today)s
  AND NOT EXISTS (SELECT 1 FROM caseload_allocation b WHERE b.person_id = a.person_id AND b.part = 'responsible'
                  AND b.known_to IS NULL AND (b.ends_on IS NULL OR b.ends_on > %(today)s))
  AND NOT EXISTS (SELECT 1 FROM orders_supervisionstate s WHERE s.person_id = a.person_id AND s.known_to IS NULL
                  AND s.state = ANY(%(over)s) AND s.starts_on <= %(today)s
                  AND (s.ends_on IS NULL OR s.ends_on > %(today)s))
GROUP BY p.id, n.given, n.family, p.reference ORDER BY since LIMIT %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters

UNALLOCATED = f"""
SELECT p.id, {pieces.NAME}, p.reference, NULL::date
FROM people_person p {pieces.MAIN_NAME}
WHERE p.agency_id = %(agency)s AND p.known_to IS NULL AND p.merged_into_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM caseload_allocation b WHERE b.person_id = p.id AND b.part = 'responsible'
                  AND b.known_to IS NULL AND (b.ends_on IS NULL OR b.ends_on > %(today)s))
  AND NOT EXISTS (SELECT 1 FROM orders_supervisionstate s WHERE s.person_id = p.id AND s.known_to IS NULL
                  AND s.state = ANY(%(over)s) AND s.starts_on <= %(today)s
                  AND (s.ends_on IS NULL OR s.ends_on > %(today)s))
ORDER BY p.id DESC LIMIT %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters


def team_view(actor: Actor) -> TeamView:
    """The actor's teams in one statement."""
    rows = gather(HELD, {"officers": OFFICERS, "days": DAYS, "left_over": LEFT}, _given(actor))
    return TeamView(
        read(OfficerLine, rows["officers"]),
        read(DayCount, rows["days"]),
        read(Unallocated, rows["left_over"]),
    )


def unallocated(actor: Actor) -> list[Unallocated]:
    """People of the whole agency without a responsible officer, the newest records first; reads every person."""
    with connection.cursor() as cursor:
        cursor.execute(UNALLOCATED, _given(actor))
        return [Unallocated(*row) for row in cursor.fetchall()]


def _given(actor: Actor) -> dict[str, Any]:
    return {**pieces.parameters(actor), "over": pieces.OVER}
