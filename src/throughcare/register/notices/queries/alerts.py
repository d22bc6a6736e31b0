"""Alerts of an officer or of a team, by rule."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, reached, scope, whose

# Through the caseload of today, so that the list is right the moment somebody is allocated.
SCOPE = f"""
mine AS MATERIALIZED (
  SELECT a.person_id FROM caseload_allocation a
  WHERE {in_force("a")} AND a.part = 'responsible'
    AND (CASE WHEN %(team)s THEN a.team_id = ANY(%(teams)s) ELSE a.officer_id = ANY({whose()}) END))
"""  # noqa: S608 - fragments of our own; values are parameters
COLUMNS = """o.id, o.version, o.person_id, p.reference,
  coalesce(trim(concat_ws(' ', nullif(n.given, ''), nullif(n.family, ''))), ''), o.rule, o.subject, o.due_on, o.state,
  coalesce(f.name, ''), o.owner_id, coalesce(w.name, ''), o.raised_at, o.owned_at, o.done_at, o.done_because"""
TABLES = """notices_alert o
JOIN people_person p ON p.id = o.person_id AND p.known_to IS NULL
LEFT JOIN people_name n ON n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL
LEFT JOIN access_user f ON f.id = o.officer_id
LEFT JOIN access_user w ON w.id = o.owner_id"""
LIST = f"""
WITH {SCOPE}
SELECT {COLUMNS} FROM mine m JOIN {TABLES.replace("notices_alert o", "notices_alert o ON o.person_id = m.person_id", 1)}
WHERE o.state = %(state)s AND (%(rule)s = '' OR o.rule = %(rule)s)
  AND (%(officer)s::uuid IS NULL OR o.officer_id = %(officer)s) AND {reached("p.id")}
ORDER BY o.rule, o.due_on, o.id LIMIT %(limit)s OFFSET %(offset)s
"""  # noqa: S608 - fragments of our own; values are parameters
COUNTS = f"""
WITH {SCOPE}
SELECT o.rule, count(*) FILTER (WHERE o.state = 'new'), count(*) FILTER (WHERE o.state = 'owned')
FROM mine m JOIN notices_alert o ON o.person_id = m.person_id AND o.state IN ('new', 'owned')
JOIN people_person p ON p.id = o.person_id AND p.known_to IS NULL
WHERE {reached("p.id")} GROUP BY o.rule ORDER BY count(*) DESC, o.rule
"""  # noqa: S608 - fragments of our own; values are parameters
ONE = f"SELECT {COLUMNS} FROM {TABLES} WHERE o.id = %(alert)s AND {reached('p.id')}"  # noqa: S608 - own fragments


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One alert. officer: responsible when it was raised or handed over. owner: who deals with it, "" when nobody."""

    id: UUID
    version: int
    person_id: UUID
    reference: str
    name: str
    rule: str
    subject: UUID
    due_on: date
    state: str
    officer: str
    owner_id: UUID | None
    owner: str
    raised_at: datetime
    owned_at: datetime | None
    done_at: datetime | None
    done_because: str

    @property
    def who(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference


@dataclass(frozen=True, slots=True)
class AlertFilter:
    """Which alerts. team: of the actor's teams, else of the actor's own and covered people.

    rule, officer: "" or None for all.
    """

    state: str = "new"
    rule: str = ""
    team: bool = False
    officer: UUID | None = None


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many open alerts one rule has."""

    rule: str
    new: int
    owned: int


def alerts(actor: Actor, wanted: AlertFilter, *, limit: int = 101, offset: int = 0) -> list[AlertLine]:
    """Alerts by rule, then by due day, of people the actor may open."""
    given = _given(actor, wanted) | {"limit": limit, "offset": offset}
    with connection.cursor() as cursor:
        cursor.execute(LIST, given)
        return [AlertLine(*row) for row in cursor.fetchall()]


def counts_by_rule(actor: Actor, team: bool = False) -> list[RuleCount]:
    """Open alerts by rule, the most first."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, _given(actor, AlertFilter(team=team)))
        return [RuleCount(*row) for row in cursor.fetchall()]


def alert(actor: Actor, alert_id: UUID) -> AlertLine:
    """One alert of a person the actor may open. Raises NotThere."""
    with connection.cursor() as cursor:
        cursor.execute(ONE, {**scope(actor), "alert": alert_id})
        row = cursor.fetchone()
    if row is None:
        raise NotThere(Permission.ALERT_OWN, None, "R1 no such alert")
    return AlertLine(*row)


def _given(actor: Actor, wanted: AlertFilter) -> dict[str, Any]:
    return {
        **scope(actor), "team": wanted.team, "state": wanted.state, "rule": wanted.rule, "officer": wanted.officer,
    }  # fmt: skip
