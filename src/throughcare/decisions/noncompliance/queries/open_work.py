"""Failures that wait for a step, for an officer or a team: what to ask, what to judge, what to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, reached, scope

OPEN = f"""
SELECT f.id, f.person_id, coalesce(trim(concat_ws(' ', nullif(n.given, ''), nullif(n.family, ''))), ''),
  p.reference, f.failed_on, f.what, f.stage, f.excuse_due_on, coalesce(u.name, '')
FROM noncompliance_failure f
JOIN people_person p ON p.id = f.person_id AND p.known_to IS NULL
LEFT JOIN people_name n ON n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL
LEFT JOIN caseload_allocation a ON a.person_id = p.id AND a.part = 'responsible' AND {in_force("a")}
LEFT JOIN access_user u ON u.id = a.officer_id
WHERE f.known_to IS NULL AND f.stage <> 'closed' AND f.stage = ANY(%(stages)s)
  AND (CASE WHEN %(team)s THEN a.team_id = ANY(%(teams)s) ELSE a.officer_id = %(user)s END)
  AND p.agency_id = %(agency)s AND {reached("p.id")}
ORDER BY f.stage, f.excuse_due_on NULLS FIRST, f.failed_on, f.id
LIMIT %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters
STAGES = ("to_ask", "asked", "to_judge", "to_decide", "to_approve")


@dataclass(frozen=True, slots=True)
class FailureLine:
    """A failure that waits. name: "" when only the reference is known. officer: responsible today."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    failed_on: date
    what: str
    stage: str
    excuse_due_on: date | None
    officer: str

    @property
    def who(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference


def open_failures(
    actor: Actor, *, stages: Sequence[str] = STAGES, team: bool = False, most: int = 500
) -> list[FailureLine]:
    """Failures not closed, of people the actor is responsible for today; of the actor's teams when `team`."""
    given = {**scope(actor), "stages": list(stages), "team": team, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(OPEN, given)
        return [FailureLine(*row) for row in cursor.fetchall()]
