"""Work that waits: appointments without an outcome, and tasks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F

from throughcare.casework.supervision.models import Task
from throughcare.casework.supervision.queries.rows import TaskShown
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, reached, scope

DONE_SHOWN_DAYS = 14
MOST_TASKS = 300

WHO = """coalesce(trim(concat_ws(' ', nullif(n.given, ''), nullif(n.family, ''))), '')"""
PERSON = """JOIN people_person p ON p.id = {row}.person_id AND p.known_to IS NULL
LEFT JOIN people_name n ON n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL"""

# `mine` first finds people by allocation, so that both branches read by an index.
UNRECORDED = f"""
WITH mine AS (
  SELECT mine.person_id FROM caseload_allocation mine
  WHERE {in_force("mine")}
    AND CASE WHEN %(whole_team)s THEN mine.team_id = ANY(%(teams)s) ELSE mine.officer_id = %(user)s END
)
SELECT a.id, a.person_id, {WHO}, p.reference, a.starts_at, a.kind, u.name, a.officer_id = %(user)s
FROM supervision_appointment a {PERSON.format(row="a")} JOIN access_user u ON u.id = a.officer_id
WHERE a.known_to IS NULL AND a.status = 'booked' AND a.starts_at <= %(now)s
  AND (a.person_id IN (SELECT person_id FROM mine) OR a.officer_id = %(user)s) AND {reached("a.person_id")}
ORDER BY a.starts_at, a.id LIMIT %(limit)s OFFSET %(offset)s
"""  # noqa: S608 - fragments of our own; values are parameters

TASKS = f"""
SELECT t.id, t.version, t.person_id, {WHO}, p.reference, t.what, t.due_on, t.done_at, t.contact_id
FROM supervision_task t {PERSON.format(row="t")}
WHERE t.owner_id = %(user)s AND t.known_to IS NULL AND (t.done_at IS NULL OR t.done_at > %(done_since)s)
  AND {reached("t.person_id")}
ORDER BY t.done_at DESC NULLS FIRST, t.due_on, t.id LIMIT {MOST_TASKS}
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """A past appointment that waits for its outcome. mine: the reader keeps it."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    starts_at: datetime
    kind: str
    officer: str
    mine: bool

    @property
    def who(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference


@dataclass(frozen=True, slots=True)
class WorkTask:
    """A task of the reader's. done_at: None while open."""

    id: UUID
    version: int
    person_id: UUID
    name: str
    reference: str
    what: str
    due_on: date
    done_at: datetime | None
    contact_id: UUID | None

    @property
    def who(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference


def without_outcome(
    actor: Actor, *, whole_team: bool = False, limit: int = 26, offset: int = 0
) -> list[Unrecorded]:
    """Past appointments without an outcome, the oldest first: the actor's own and those of people on the actor's
    caseload; with `whole_team`, of everybody allocated to the actor's teams.
    """
    given = {"whole_team": whole_team, "limit": limit, "offset": offset}
    return [Unrecorded(*row) for row in _rows(UNRECORDED, actor, given)]


def own_tasks(actor: Actor) -> list[WorkTask]:
    """The actor's open tasks by the day they are due, then those done in the last DONE_SHOWN_DAYS days."""
    given = {"done_since": clock.now() - timedelta(days=DONE_SHOWN_DAYS)}
    return [WorkTask(*row) for row in _rows(TASKS, actor, given)]


def task(actor: Actor, person_id: UUID, task_id: UUID) -> TaskShown:
    """One task of this person. The page went through `door.look`. Raises NotThere."""
    rows = Task.objects.filter(pk=task_id, person_id=person_id)
    row = rows.values(
        "id", "version", "what", "due_on", "done_at", "contact_id", owner_name=F("owner__name")
    ).first()
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such record")
    return TaskShown(owner=row.pop("owner_name"), **row)


def _rows(sql: str, actor: Actor, given: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {**scope(actor), **given})
        return list(cursor.fetchall())
