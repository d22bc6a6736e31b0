"""A day at the office and on the road: whom colleagues meet, where, and what is free in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from throughcare.casework.supervision.queries.open_work import PERSON, WHO
from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import reached, scope
from throughcare.rules.dates import day_in_utc

LEAST_GAP = 30
"""Minutes between two appointments from which they are a gap worth showing."""
# Of a home only the area is read, never the address: the list may lie open on a desk, or in a car.
DAY = f"""
SELECT a.id, a.version, a.person_id, {WHO}, p.reference, a.starts_at, a.ends_at, a.kind, a.place, a.officer_id, u.name,
  coalesce((SELECT d.area FROM people_address d WHERE a.kind = 'home' AND d.person_id = a.person_id
     AND d.known_to IS NULL AND d.kind = 'main' AND (d.ends_on IS NULL OR d.ends_on > %(today)s) LIMIT 1), '')
FROM supervision_appointment a {PERSON.format(row="a")} JOIN access_user u ON u.id = a.officer_id
WHERE a.known_to IS NULL AND a.status = 'booked' AND a.starts_at >= %(start)s AND a.starts_at < %(end)s
  AND (%(officer)s::uuid IS NULL OR a.officer_id = %(officer)s) AND {reached("a.person_id")}
ORDER BY a.starts_at, a.id LIMIT 1000
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment of the day. area: of the home, for a visit to it; "" where none is recorded."""

    id: UUID
    version: int
    person_id: UUID
    name: str
    reference: str
    starts_at: datetime
    ends_at: datetime
    kind: str
    place: str
    officer_id: UUID
    officer: str
    area: str

    @property
    def who(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference


@dataclass(frozen=True, slots=True)
class Free:
    """A stretch between two appointments of one officer."""

    officer: str
    starts_at: datetime
    ends_at: datetime


def meetings(actor: Actor, first: date, last: date, officer_id: UUID | None = None) -> list[Meeting]:
    """What is booked from `first` to `last`, both included, with people whom the actor may open."""
    given = {
        **scope(actor), "officer": officer_id, "start": day_in_utc(first, actor.zone)[0],
        "end": day_in_utc(last, actor.zone)[1],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(DAY, given)
        return [Meeting(*row) for row in cursor.fetchall()]


def gaps_between(held: Sequence[Meeting]) -> list[Free]:
    """What is free between the appointments of each officer, the soonest first."""
    free: list[Free] = []
    last: dict[UUID, datetime] = {}
    for each in sorted(held, key=lambda meeting: meeting.starts_at):
        before = last.get(each.officer_id)
        if before is not None and (each.starts_at - before).total_seconds() >= LEAST_GAP * 60:
            free.append(Free(each.officer, before, each.starts_at))
        last[each.officer_id] = max(each.ends_at, before or each.ends_at)
    return sorted(free, key=lambda each: each.starts_at)
