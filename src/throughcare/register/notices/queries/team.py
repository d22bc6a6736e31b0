"""A manager's view: for each officer of the teams, how many alerts a day and how many still stand open."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, reached, scope

DAYS = 7
BY_OFFICER = f"""
WITH held AS MATERIALIZED (
  SELECT a.person_id, a.officer_id FROM caseload_allocation a
  WHERE a.part = 'responsible' AND a.team_id = ANY(%(teams)s) AND {in_force("a")}),
counted AS (
  SELECT h.officer_id, (o.raised_at AT TIME ZONE %(zone)s)::date AS day, o.state, o.due_on
  FROM held h JOIN notices_alert o ON o.person_id = h.person_id
  JOIN people_person p ON p.id = o.person_id AND p.known_to IS NULL
  WHERE (o.state <> 'done' OR o.raised_at >= %(since)s::date) AND {reached("p.id")})
SELECT u.id, u.name, count(*) FILTER (WHERE c.state = 'new'), count(*) FILTER (WHERE c.state = 'owned'),
  min(c.due_on) FILTER (WHERE c.state <> 'done'),
  ARRAY(SELECT (SELECT count(*) FROM counted d WHERE d.officer_id = u.id AND d.day = s.day::date)
        FROM generate_series(%(today)s::date - {DAYS - 1}, %(today)s::date, interval '1 day') s(day) ORDER BY s.day)
FROM counted c JOIN access_user u ON u.id = c.officer_id GROUP BY u.id, u.name ORDER BY u.name, u.id
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class OfficerDays:
    """One officer's alerts. raised: how many on each of the last seven days, the oldest first."""

    officer_id: UUID
    officer: str
    new: int
    owned: int
    oldest: date | None
    raised: list[int]


def officers_and_days(actor: Actor) -> list[OfficerDays]:
    """The officers of the actor's teams by name; one without any alert is left out."""
    given: dict[str, Any] = {**scope(actor), "zone": actor.zone}
    given["since"] = given["today"] - timedelta(days=DAYS)
    with connection.cursor() as cursor:
        cursor.execute(BY_OFFICER, given)
        return [OfficerDays(*row) for row in cursor.fetchall()]
