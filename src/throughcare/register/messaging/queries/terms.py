"""The terms by which one person is told things, read in one statement."""

from uuid import UUID

from django.db import connection

from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.register.messaging.terms import Terms
from throughcare.rules import jurisdictions

TERMS = """
SELECT g.jurisdiction, g.zone, coalesce(c.first, a.first), coalesce(c.last, a.last), coalesce(c.reminders, true),
  coalesce(c.way, ''), c.stopped_at IS NOT NULL, coalesce(nullif(c.language, ''), nullif(p.language, ''), 'en'),
  coalesce(a.languages_read, '{}')
FROM people_person p JOIN access_agency g ON g.id = p.agency_id
LEFT JOIN messaging_messagechoice c ON c.person_id = p.id AND c.known_to IS NULL
LEFT JOIN messaging_agencymessages a ON a.agency_id = g.id AND a.known_to IS NULL
WHERE p.id = %(person)s AND p.known_to IS NULL
"""


def terms_of(person_id: UUID) -> Terms:
    """What holds for this person. Raises NotThere."""
    with connection.cursor() as cursor:
        cursor.execute(TERMS, {"person": person_id})
        row = cursor.fetchone()
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such person")
    pack = jurisdictions.get(row[0])
    own = pack.messages
    return Terms(
        pack=pack, zone=row[1], first=row[2] or own.first, last=row[3] or own.last, reminders=row[4], wants=row[5],
        stopped=row[6], language=row[7], languages_read=tuple(row[8]),
    )  # fmt: skip
