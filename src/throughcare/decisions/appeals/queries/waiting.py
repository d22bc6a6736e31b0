"""Appeals that somebody has to act on, of an officer or a team, with what they wait for and by when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, reached, scope

WAITS = {
    "admission": "Late: to be admitted or not",
    "acknowledgment": "To be acknowledged",
    "taking_up": "To be taken up",
    "decision": "To be decided",
    "outside": "Before a court or board",
    "carrying_out": "Allowed, to be carried out",
}
WAITING = f"""
WITH a AS (SELECT a.*, d.process_id, x.kind, coalesce(o.outcome, '') AS outcome,
    CASE WHEN a.state = 'decided' THEN 'carrying_out' WHEN a.before <> 'agency' THEN 'outside'
         WHEN a.state = 'late' THEN 'admission' WHEN a.acknowledged_on IS NULL THEN 'acknowledgment'
         WHEN a.state = 'considered' THEN 'decision' ELSE 'taking_up' END AS waits
  FROM appeals_appeal a JOIN dueprocess_decision d ON d.id = a.decision_id
  JOIN dueprocess_process x ON x.id = d.process_id
  LEFT JOIN appeals_outcome o ON o.appeal_id = a.id AND o.known_to IS NULL
  WHERE a.known_to IS NULL AND (a.state IN ('lodged', 'late', 'admitted', 'considered')
    OR a.state = 'decided' AND a.carried_out_on IS NULL AND o.outcome <> 'dismissed'))
SELECT a.id, a.person_id, coalesce(trim(concat_ws(' ', nullif(n.given, ''), nullif(n.family, ''))), ''), p.reference,
  a.kind, a.called, a.lodged_on, a.waits,
  CASE WHEN a.waits = 'acknowledgment' THEN coalesce(a.acknowledge_by, a.decide_by)
       WHEN a.waits <> 'carrying_out' THEN a.decide_by END AS due_on, coalesce(u.name, '')
FROM a JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL
LEFT JOIN people_name n ON n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL
LEFT JOIN caseload_allocation al ON al.person_id = p.id AND al.part = 'responsible' AND {in_force("al")}
LEFT JOIN access_user u ON u.id = al.officer_id
WHERE (%(waits)s = '' OR a.waits = %(waits)s)
  AND (CASE WHEN %(team)s THEN al.team_id = ANY(%(teams)s) ELSE al.officer_id = %(user)s END)
  AND p.agency_id = %(agency)s AND {reached("p.id")}
ORDER BY due_on NULLS LAST, a.lodged_on, a.id
LIMIT %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """An appeal that waits. waits: a code of WAITS. due_on: None where no clock runs. officer: responsible today."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    kind: str
    called: str
    lodged_on: date
    waits: str
    due_on: date | None
    officer: str

    @property
    def who(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference


def waiting(actor: Actor, *, waits: str = "", team: bool = False, most: int = 500) -> list[WaitingLine]:
    """Those of people the actor is responsible for today; of the actor's teams when `team`. waits: "" for all."""
    given = {**scope(actor), "waits": waits, "team": team, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(WAITING, given)
        return [WaitingLine(*row) for row in cursor.fetchall()]
