"""Visits, as whoever goes, whoever watches and managers read them: the wall in the database gives nobody else a row."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.supervision.queries.open_work import PERSON, WHO
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import reached, scope

BACK_SHOWN = timedelta(hours=12)
"""How long a visit from which somebody came back stays on the page."""
AHEAD_SHOWN = timedelta(days=14)
VISITS = f"""
SELECT v.id, v.version, v.person_id, CASE WHEN {{opens}} THEN {WHO} ELSE '' END, p.reference, {{opens}},
  v.announced, v.appointment_id, v.authority, v.reason, v.place, v.starts_at, v.back_by, v.state, v.went_at, v.back_at,
  v.escalated_at, v.words, v.officer_id, o.name, v.watcher_id, w.name, v.contact_id
FROM supervision_visit v {PERSON.format(row="v")}
JOIN access_user o ON o.id = v.officer_id JOIN access_user w ON w.id = v.watcher_id
WHERE v.known_to IS NULL AND {{which}}
ORDER BY v.state <> 'out', v.starts_at, v.id LIMIT 300
"""  # noqa: S608 - fragments of our own; values are parameters
OF_ACTOR = """(v.state = 'out' OR v.state = 'planned' AND v.starts_at < %(until)s
  OR v.state = 'back' AND v.back_at > %(back_since)s)
  AND (%(all)s OR v.officer_id = %(user)s OR v.watcher_id = %(user)s)"""


@dataclass(frozen=True, slots=True)
class VisitShown:
    """A visit. name: "" where the reader may not open the person. overdue: nobody came back in time."""

    id: UUID
    version: int
    person_id: UUID
    name: str
    reference: str
    opens: bool
    announced: bool
    appointment_id: UUID | None
    authority: str
    reason: str
    place: str
    starts_at: datetime
    back_by: datetime
    state: str
    went_at: datetime | None
    back_at: datetime | None
    escalated_at: datetime | None
    words: str
    officer_id: UUID
    officer: str
    watcher_id: UUID
    watcher: str
    contact_id: UUID | None

    @property
    def who(self) -> str:
        """The person, as far as the reader may know."""
        return (self.name or self.reference) if self.opens else "Somebody whose record you do not open"

    def overdue(self, now: datetime) -> bool:
        """Whether the officer is out and was to be back by now."""
        return self.state == "out" and self.back_by < now


def visits_for(actor: Actor) -> list[VisitShown]:
    """Those out first, then what is planned, then who came back today: one's own, those watched, a manager's all."""
    now = clock.now()
    given: dict[str, Any] = {
        "all": Permission.VISIT_WATCH in actor.permissions, "until": now + AHEAD_SHOWN, "back_since": now - BACK_SHOWN,
    }  # fmt: skip
    return _read(actor, OF_ACTOR, given, reached("v.person_id"))


def visits_of(actor: Actor, person_id: UUID) -> list[VisitShown]:
    """The visits to one person that the reader knows of. The page went through `door.look`."""
    return _read(actor, "v.person_id = %(person)s", {"person": person_id}, "true")


def visit_of(actor: Actor, person_id: UUID, visit_id: UUID) -> VisitShown:
    """One visit. Raises NotThere: also for whoever is not to know of it."""
    found = _read(
        actor,
        "v.person_id = %(person)s AND v.id = %(visit)s",
        {"person": person_id, "visit": visit_id},
        "true",
    )
    if not found:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such record")
    return found[0]


def _read(actor: Actor, which: str, given: dict[str, Any], opens: str) -> list[VisitShown]:
    with connection.cursor() as cursor:
        cursor.execute(VISITS.format(which=which, opens=opens), {**scope(actor), **given})
        return [VisitShown(*row) for row in cursor.fetchall()]
