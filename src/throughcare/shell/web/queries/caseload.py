"""An officer's caseload: one row a person, in one statement."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.platform.actor import Actor
from throughcare.platform.database.planned import planned_cursor
from throughcare.shell.web.queries import limits, pieces


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One person on a list. level, order_kind, state, kinds: codes; "" or None when not recorded.

    order_ends: the first day after the order that ends last. unexcused: failures in the last 12 months.
    covered_for: the colleague whose caseload it is of, "" for the officer's own. rule_level: the level that the rule
    gives, where an override holds.
    late: no contact for too long and nothing booked. unrecorded: past appointments without an outcome.
    """

    person_id: UUID
    reference: str
    name: str
    part: str
    level: str
    order_kind: str
    order_starts: date | None
    order_ends: date | None
    state: str
    next_id: UUID | None
    next_at: datetime | None
    next_kind: str
    last_at: datetime | None
    last_kind: str
    late: bool
    unrecorded: int
    unexcused: int
    judging: int
    alerts: int
    covered_for: str = ""
    rule_level: str = ""

    @property
    def overdue(self) -> bool:
        """Whether something should have happened: see `limits` for the agency's own default."""
        return self.late or self.unrecorded > 0

    @property
    def title(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference


CASELOAD = f"""
WITH {pieces.MINE}
SELECT p.id, p.reference, p.name, p.part, coalesce(held.level, ''), coalesce(ord.kind, ''), ord.starts_on, ord.ends_on,
  coalesce(standing.state, ''), next.id, next.starts_at, coalesce(next.kind, ''), last.happened_at,
  coalesce(last.kind, ''), {pieces.NO_CONTACT}, {pieces.UNRECORDED}, coalesce(failed.unexcused, 0),
  coalesce(failed.judging, 0), {pieces.ALERTS},
  coalesce((SELECT u.name FROM access_user u WHERE u.id = p.covered_id), ''), coalesce(held.rule_level, '')
FROM mine p
LEFT JOIN LATERAL (
  SELECT l.level, l.rule_level FROM classification_levelheld l WHERE l.person_id = p.id AND l.known_to IS NULL
    AND (l.starts_on IS NULL OR l.starts_on <= %(today)s) AND (l.ends_on IS NULL OR l.ends_on > %(today)s)
  LIMIT 1) held ON true
LEFT JOIN LATERAL (
  SELECT o.kind, o.starts_on, o.ends_on FROM orders_order o WHERE o.person_id = p.id AND o.known_to IS NULL
    AND o.status = 'active' ORDER BY o.ends_on DESC NULLS LAST LIMIT 1) ord ON true
LEFT JOIN LATERAL (
  SELECT count(*) FILTER (WHERE NOT j.reasonable AND f.failed_on > %(year_ago)s) AS unexcused,
         count(*) FILTER (WHERE f.stage <> 'closed') AS judging
  FROM noncompliance_failure f
  LEFT JOIN noncompliance_excusejudgment j ON j.failure_id = f.id AND j.known_to IS NULL
  WHERE f.person_id = p.id AND f.known_to IS NULL AND f.failed_on <= %(today)s) failed ON true
{pieces.STATE} {pieces.RUNNING} {pieces.NEXT_APPOINTMENT} {pieces.LAST_CONTACT}
ORDER BY lower(coalesce(nullif(p.name, ''), p.reference)), p.reference
LIMIT {limits.MOST_ON_A_CASELOAD}
"""  # noqa: S608 - fragments of our own; values are parameters


def caseload(actor: Actor, officer_id: UUID) -> list[CaseRow]:
    """The people an officer has a part with today whom the actor may open, by name."""
    with planned_cursor() as cursor:
        cursor.execute(CASELOAD, pieces.parameters(actor, officer_id))
        return [CaseRow(*row) for row in cursor.fetchall()]
