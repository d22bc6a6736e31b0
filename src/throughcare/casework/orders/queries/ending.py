"""The register of orders that end soon."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection

from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, reached, scope
from throughcare.rules.dates import time_left

ENDING = f"""
SELECT o.id, o.person_id, p.reference,
       coalesce(trim(concat_ws(' ', nullif(n.given, ''), nullif(n.family, ''))), ''),
       o.kind, o.ends_on, coalesce(u.name, ''), coalesce(t.name, ''), coalesce(s.state, '')
FROM orders_order o
JOIN people_person p ON p.id = o.person_id AND p.known_to IS NULL
LEFT JOIN people_name n ON n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL
LEFT JOIN caseload_allocation a ON a.person_id = p.id AND a.part = 'responsible' AND {in_force("a")}
LEFT JOIN access_user u ON u.id = a.officer_id
LEFT JOIN access_team t ON t.id = a.team_id
LEFT JOIN orders_supervisionstate s ON s.person_id = p.id AND s.known_to IS NULL AND s.starts_on <= %(today)s
     AND (s.ends_on IS NULL OR s.ends_on > %(today)s)
WHERE o.known_to IS NULL AND o.status = 'active'
  AND o.ends_on > %(today)s AND o.ends_on <= %(until)s
  AND (o.ends_on, o.id) > (%(after_day)s, %(after_id)s)
  AND (NOT %(own)s OR EXISTS (SELECT 1 FROM caseload_allocation mine WHERE mine.person_id = p.id
                              AND mine.officer_id = %(user)s AND {in_force("mine")}))
  AND p.agency_id = %(agency)s AND {reached("p.id")}
ORDER BY o.ends_on, o.id
LIMIT %(limit)s
"""  # noqa: S608 - conditions of the caseload, and parameters
FIRST = (date(1, 1, 1), UUID(int=0))


@dataclass(frozen=True, slots=True)
class OrderEnding:
    """One line of the register. name: "" when only the reference is known. ends_on: exclusive."""

    order_id: UUID
    person_id: UUID
    reference: str
    name: str
    kind: str
    ends_on: date
    officer: str
    team: str
    state: str

    @property
    def title(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference

    @property
    def last_day(self) -> date:
        """The last day on which anything may be required."""
        return self.ends_on - timedelta(days=1)

    @property
    def place(self) -> tuple[date, UUID]:
        """Where the line stands in the register: what the next page begins after."""
        return self.ends_on, self.order_id

    def time_left(self, today: date) -> str:
        """ "3 weeks left" and the like."""
        return time_left(today, self.ends_on)


def ending_soon(
    actor: Actor,
    within_weeks: int,
    *,
    own: bool = False,
    after: tuple[date, UUID] = FIRST,
    limit: int = 50,
) -> list[OrderEnding]:
    """Orders whose last day falls within so many weeks, the soonest first.

    own: only people in whose supervision the actor has a part today; otherwise all whom the actor may open.
    after: the `place` of the last line already seen. Orders not yet begun or already run out are not listed.
    """
    given = scope(actor)
    given.update(
        until=given["today"] + timedelta(weeks=within_weeks, days=1), own=own, limit=limit,
        after_day=after[0], after_id=after[1],
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(ENDING, given)
        return [OrderEnding(*row) for row in cursor.fetchall()]
