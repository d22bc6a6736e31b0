"""What every letter says of the person it goes to and of the office that writes it, in one statement."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force

PARTICULARS = f"""
SELECT p.reference, coalesce(trim(concat_ws(' ', nullif(n.given, ''), nullif(n.family, ''))), ''),
  p.language, p.interpreter_needed, g.name, g.address, coalesce(nullif(t.duty_phone, ''), g.phone),
  coalesce(u.name, ''), coalesce(t.name, ''), coalesce(m.name, '')
FROM people_person p
JOIN access_agency g ON g.id = p.agency_id
LEFT JOIN people_name n ON n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL
LEFT JOIN caseload_allocation a ON a.person_id = p.id AND a.part = 'responsible' AND {in_force("a")}
LEFT JOIN access_user u ON u.id = a.officer_id
LEFT JOIN access_team t ON t.id = a.team_id
LEFT JOIN LATERAL (
  SELECT w.name FROM access_roleheld r JOIN access_user w ON w.id = r.user_id AND w.is_active
  WHERE r.team_id = a.team_id AND r.role = 'manager' AND r.starts_on <= %(today)s
    AND (r.ends_on IS NULL OR r.ends_on > %(today)s) ORDER BY r.starts_on LIMIT 1) m ON true
WHERE p.id = %(person)s AND p.known_to IS NULL
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class Particulars:
    """Person and sender, as a letter names them.

    person_name: the reference where no name is known. officer, manager, phone: "" when there is none.
    """

    reference: str
    person_name: str
    language: str
    interpreter_needed: bool | None
    agency: str
    agency_address: tuple[str, ...]
    phone: str
    officer: str
    team: str
    manager: str

    @property
    def office(self) -> str:
        """What the letter calls the office: agency and team."""
        return f"{self.agency}, {self.team}" if self.team else self.agency


def particulars(actor: Actor, person_id: UUID) -> Particulars:
    """Who writes to whom. Raises NotThere."""
    with connection.cursor() as cursor:
        cursor.execute(PARTICULARS, {"person": person_id, "today": clock.today(actor.zone)})
        row = cursor.fetchone()
    if row is None:
        raise NotThere(Permission.LETTER_MAKE, person_id, "R1 no such person")
    (reference, name, language, interpreter, agency, agency_address, phone, officer, team, manager) = row  # fmt: skip
    return Particulars(
        reference=reference,
        person_name=name or reference,
        language=language,
        interpreter_needed=interpreter,
        agency=agency,
        agency_address=_lines(agency_address),
        phone=phone,
        officer=officer,
        team=team,
        manager=manager,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
