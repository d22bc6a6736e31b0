"""What a condition may refer to without saying it: the person's addresses, people around them, what is protected."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection

from throughcare.platform.database.context import acting
from throughcare.register.people.words import KEPT_SAFE
from throughcare.register.protection.queries import READER

ADDRESS_IN_WORDS = """
CASE WHEN a.no_fixed_abode THEN 'No fixed abode'
     ELSE initcap(a.kind) || coalesce(': ' || nullif(concat_ws(', ', nullif(split_part(a.lines, E'\\n', 1), ''),
       nullif(a.town, '')), ''), ', not written out') END
"""
"""An address of the person as colleagues who may open the record know it, in a line; `a` is its row."""
PERSON_IN_WORDS = f"""
CASE WHEN r.kind IN ({", ".join(f"'{kind}'" for kind in KEPT_SAFE)}) THEN 'Protected, not named here'
     ELSE nullif(r.name, '') END
"""
"""Somebody around the person; nobody who is to be kept safe is named. `r` is the row."""
EVERYTHING = f"""
SELECT 'place', a.id, {ADDRESS_IN_WORDS} FROM people_address a
WHERE a.person_id = %(person)s AND a.known_to IS NULL
UNION ALL
SELECT 'somebody', r.id, coalesce({PERSON_IN_WORDS}, r.kind) FROM people_relation r
WHERE r.person_id = %(person)s AND r.known_to IS NULL
UNION ALL
SELECT CASE e.kind WHEN 'address' THEN 'place' ELSE 'somebody' END, e.id,
  CASE e.kind WHEN 'address' THEN 'Protected address A' ELSE 'Protected person P' END || e.number
FROM protection_entry e WHERE e.person_id = %(person)s AND e.known_to IS NULL
ORDER BY 1, 3, 2
"""  # noqa: S608 - own words


@dataclass(frozen=True, slots=True)
class References:
    """What may be referred to, by id, with the words by which colleagues know it."""

    places: dict[UUID, str] = field(default_factory=dict)
    people: dict[UUID, str] = field(default_factory=dict)


def references_of(person_id: UUID) -> References:
    """Addresses and people that a condition of this person may refer to. The caller was let through to the record.

    What is protected is there by its number only, as everybody who opens the record sees it.
    """
    found = References()
    with acting(READER), connection.cursor() as cursor:
        cursor.execute(EVERYTHING, {"person": person_id})
        for kind, key, words in cursor.fetchall():
            (found.places if kind == "place" else found.people)[key] = words
    return found
