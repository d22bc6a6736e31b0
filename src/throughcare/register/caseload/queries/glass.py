"""Openings by broken glass: which a manager is to judge, what was looked at meanwhile, and whom to tell."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.audit import queries as log
from throughcare.register.caseload.models import Glass
from throughcare.register.caseload.reach import in_force, scope

EVERYBODYS = frozenset({"auditor", "duty_manager"})
"""Roles that judge for the whole agency; a manager of teams judges for these teams, and what nobody judged in time."""

# The person's row stands behind the wall: a manager from whom it is hidden judges by reason, time and pages.
SELECTED = """
SELECT g.id, g.version, g.person_id, coalesce(p.reference, ''), u.name, ua.name, ka.name, g.agency_id = %(agency)s,
       g.reason_code, g.reason, g.starts_at, g.ends_at, g.review_by, g.outcome, coalesce(r.name, ''), g.reviewed_at,
       g.review_note, g.escalated_at, g.user_id
FROM caseload_glass g
JOIN access_user u ON u.id = g.user_id
JOIN access_agency ua ON ua.id = g.user_agency_id JOIN access_agency ka ON ka.id = g.agency_id
LEFT JOIN access_user r ON r.id = g.reviewed_by_id
LEFT JOIN people_person p ON p.id = g.person_id AND p.known_to IS NULL
"""
OPENINGS = f"""{SELECTED}
WHERE g.known_to IS NULL AND %(agency)s IN (g.agency_id, g.user_agency_id) AND g.user_id <> %(user)s
  AND (%(one)s::uuid IS NULL OR g.id = %(one)s) AND (g.outcome = '') = %(open)s
  AND (%(wide)s OR g.escalated_at IS NOT NULL
       OR EXISTS (SELECT 1 FROM access_roleheld h WHERE h.user_id = g.user_id AND h.team_id = ANY(%(teams)s)
                  AND h.starts_on <= %(today)s AND (h.ends_on IS NULL OR h.ends_on > %(today)s))
       OR EXISTS (SELECT 1 FROM caseload_allocation a
                  WHERE a.person_id = g.person_id AND a.team_id = ANY(%(teams)s) AND {in_force("a")}))
ORDER BY g.starts_at DESC LIMIT 200
"""  # noqa: S608 - fragments of our own; values are parameters

_TODAY = "h.starts_on <= %(today)s AND (h.ends_on IS NULL OR h.ends_on > %(today)s)"
_MANAGE = f"""SELECT h.user_id FROM access_roleheld h JOIN access_user m ON m.id = h.user_id AND m.is_active
WHERE h.role = 'manager' AND {_TODAY} AND h.team_id IN"""  # noqa: S608 - fragments of our own
KEEPERS = f"""
SELECT a.officer_id FROM caseload_allocation a
WHERE a.person_id = %(person)s AND a.part = 'responsible' AND {in_force("a")}
UNION {_MANAGE} (SELECT a.team_id FROM caseload_allocation a
                 WHERE a.person_id = %(person)s AND a.part = 'responsible' AND {in_force("a")})
"""  # noqa: S608 - fragments of our own; values are parameters
OWN_MANAGERS = f"{_MANAGE} (SELECT h.team_id FROM access_roleheld h WHERE h.user_id = %(user)s AND {_TODAY})"  # noqa: S608

AGENCYS = """
SELECT DISTINCT h.user_id FROM access_roleheld h JOIN access_user u ON u.id = h.user_id AND u.is_active
WHERE u.agency_id = ANY(%(agencies)s) AND h.role = ANY(%(roles)s) AND h.starts_on <= %(today)s
  AND (h.ends_on IS NULL OR h.ends_on > %(today)s)
"""


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """One opening. reference: "" where the record is hidden from the reader too. keeper: whose record. ours: the
    reader's agency keeps it."""

    id: UUID
    version: int
    person_id: UUID
    reference: str
    user: str
    user_agency: str
    keeper: str
    ours: bool
    reason_code: str
    reason: str
    starts_at: datetime
    ends_at: datetime
    review_by: date
    outcome: str
    reviewed_by: str
    reviewed_at: datetime | None
    review_note: str
    escalated_at: datetime | None
    user_id: UUID


def glass_to_review(actor: Actor, *, one: UUID | None = None, judged: bool = False) -> list[OpeningLine]:
    """Openings that are the actor's to judge, the newest first; or those judged. one: of these, this one."""
    wide = bool(EVERYBODYS & set(actor.roles)) or not actor.team_ids
    with connection.cursor() as cursor:
        cursor.execute(OPENINGS, {**scope(actor), "one": one, "open": not judged, "wide": wide})
        return [OpeningLine(*row) for row in cursor.fetchall()]


def opening_of(actor: Actor, person_id: UUID, glass_id: UUID) -> OpeningLine | None:
    """One opening of a person whose record the actor may open: the page asked the door."""
    given = {**scope(actor), "one": glass_id, "person": person_id}
    with connection.cursor() as cursor:
        cursor.execute(
            f"{SELECTED} WHERE g.known_to IS NULL AND g.id = %(one)s AND g.person_id = %(person)s", given
        )
        row = cursor.fetchone()
    return OpeningLine(*row) if row else None


def agencies(actor: Actor) -> list[tuple[str, str]]:
    """The agencies of the installation, the actor's own first, as form choices."""
    rows = Agency.objects.order_by("name").values_list("id", "name")
    return [(str(key), name) for key, name in sorted(rows, key=lambda row: row[0] != actor.agency_id)]


def pages_opened(opening: OpeningLine) -> list[tuple[datetime, str]]:
    """What the user looked at of this person while the glass was broken, the first look first: moment and page."""
    asked = log.Wanted(
        actors=[opening.user_id], person=opening.person_id, since=opening.starts_at, until=opening.ends_at,
        did="looked",
    )  # fmt: skip
    seen = [(each.at, each.action.removesuffix(":consulted")) for each in log.entries(asked, limit=100)]
    return seen[::-1]


def told_of_glass(glass_id: UUID, today: date) -> list[UUID]:
    """Whom an opening concerns: the responsible officer, their managers and the user's. As the system."""
    glass = Glass.objects.only("person_id", "user_id").get(pk=glass_id)
    return [*responsible_and_managers(glass.person_id, today), *managers_of_user(glass.user_id, today)]


def responsible_and_managers(person_id: UUID, today: date) -> list[UUID]:
    """The keepers of a record: who is responsible today, and who manages their team. As the system."""
    return _ids(KEEPERS, {"person": person_id, "today": today})


def managers_of_user(user_id: UUID, today: date) -> list[UUID]:
    """Who manages a team in which the user holds a role today."""
    return _ids(OWN_MANAGERS, {"user": user_id, "today": today})


def reviewers_of(agencies: list[UUID], today: date) -> list[UUID]:
    """Everybody who may judge openings in these agencies."""
    return _ids(AGENCYS, {"agencies": agencies, "roles": ["manager", *sorted(EVERYBODYS)], "today": today})


def auditors_of(agencies: list[UUID], today: date) -> list[UUID]:
    """The auditors of these agencies."""
    return _ids(AGENCYS, {"agencies": agencies, "roles": ["auditor"], "today": today})


def duty_managers_of(agencies: list[UUID], today: date) -> list[UUID]:
    """The duty managers of these agencies."""
    return _ids(AGENCYS, {"agencies": agencies, "roles": ["duty_manager"], "today": today})


def _ids(sql: str, given: dict[str, Any]) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [row[0] for row in cursor.fetchall()]
