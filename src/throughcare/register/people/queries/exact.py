"""Who has exactly this number: walls disregarded, for callers that work as the system and say nothing of it outside."""

from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.register.people.folding import number_keys
from throughcare.rules import jurisdictions

EXACT = """
SELECT p.id FROM people_person p
WHERE p.agency_id = %(agency)s AND p.reference = ANY(%(references)s) AND p.known_to IS NULL
UNION
SELECT p.id FROM people_identifier i JOIN people_person p ON p.id = i.person_id AND p.known_to IS NULL
WHERE i.value_key = ANY(%(keys)s) AND i.known_to IS NULL AND p.agency_id = %(agency)s
LIMIT 2
"""


def person_with_exactly(number: str, agency_id: UUID, jurisdiction: str) -> UUID | None:
    """The one person of an agency with this reference or identifier; None for nobody, and for more than one.

    Never the beginning of a number, never a name. A reference is found in small letters and with blanks too.
    """
    typed = "".join(letter for letter in number if letter.isprintable()).strip()
    schemes = jurisdictions.get(jurisdiction).identifier_schemes if jurisdiction else ()
    given: dict[str, Any] = {
        "agency": agency_id,
        "references": sorted({typed, typed.upper(), typed.replace(" ", "").upper()} - {""}),
        "keys": number_keys(typed, schemes),
    }
    with connection.cursor() as cursor:
        cursor.execute(EXACT, given)
        found = [row[0] for row in cursor.fetchall()]
    return found[0] if len(found) == 1 else None
