"""Who works with a person: whoever has a part in the supervision, their teams, those named on a restricted record."""

from datetime import date
from uuid import UUID

from throughcare.platform.access.permissions import ROLES, Permission
from throughcare.platform.database.planned import planned_cursor
from throughcare.register.caseload.models import Allocation
from throughcare.register.caseload.reach import in_force

OPENING_ROLES = [code for code, role in ROLES.items() if Permission.PERSON_OPEN in role.permissions]
WORKS_WITH = f"""
SELECT u.id, u.name FROM access_user u
WHERE u.is_active AND NOT u.is_system
  AND NOT EXISTS (SELECT 1 FROM caseload_exclusion e
                  WHERE e.person_id = %(person)s AND e.user_id = u.id AND e.known_to IS NULL)
  AND CASE WHEN EXISTS (SELECT 1 FROM caseload_restriction r WHERE r.person_id = %(person)s AND r.known_to IS NULL)
    THEN EXISTS (SELECT 1 FROM caseload_named n
                 WHERE n.person_id = %(person)s AND n.user_id = u.id AND n.known_to IS NULL)
    ELSE EXISTS (SELECT 1 FROM caseload_allocation a
                 WHERE a.person_id = %(person)s AND a.officer_id = u.id AND {in_force("a")})
      OR EXISTS (SELECT 1 FROM caseload_allocation a JOIN access_roleheld h ON h.team_id = a.team_id
                 WHERE a.person_id = %(person)s AND h.user_id = u.id AND h.role = ANY(%(roles)s)
                   AND h.starts_on <= %(today)s AND (h.ends_on IS NULL OR h.ends_on > %(today)s) AND {in_force("a")})
    END
ORDER BY u.name, u.id
"""  # noqa: S608 - fragments of our own; values are parameters


def works_with(person_id: UUID, today: date) -> list[tuple[UUID, str]]:
    """Users who may be given something to do with the person on `today`, by name. One statement.

    The database's wall stands around the person: to who may not see them, nobody works with them.
    """
    with planned_cursor() as cursor:
        cursor.execute(WORKS_WITH, {"person": person_id, "today": today, "roles": OPENING_ROLES})
        return [(row[0], row[1]) for row in cursor.fetchall()]


def moved_to_another_team(person_id: UUID, team_id: UUID, starts_on: date) -> bool:
    """Whether whoever was responsible until `starts_on` was in another team than `team_id`."""
    before = Allocation.objects.filter(
        person_id=person_id, part=Allocation.Part.RESPONSIBLE, ends_on=starts_on
    )
    former = before.values_list("team_id", flat=True).first()
    return former is not None and former != team_id
