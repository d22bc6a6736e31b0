"""The last notes on a person or a contact, to be read before writing another."""

from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.supervision.queries.rows import NOTES_OF, NoteShown, reader
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

LATEST = """n.id IN (
  SELECT l.id FROM supervision_note l WHERE l.person_id = %(person)s AND l.known_to IS NULL
    AND (%(contact)s::uuid IS NULL OR l.contact_id = %(contact)s) ORDER BY l.written_at DESC LIMIT %(most)s)"""
ONE = "n.id = %(note)s AND n.person_id = %(person)s"


def last_notes(
    actor: Actor, person_id: UUID, *, contact_id: UUID | None = None, most: int = 3
) -> tuple[NoteShown, ...]:
    """The `most` latest notes on the person, or on one contact, the newest first. The page went through `door.look`."""
    given = {"person": person_id, "contact": contact_id, "most": most}
    return tuple(reversed(_notes(actor, LATEST, given)))


def note(actor: Actor, person_id: UUID, note_id: UUID) -> NoteShown:
    """One note of this person. The page went through `door.look`. Raises NotThere."""
    found = _notes(actor, ONE, {"person": person_id, "note": note_id})
    if not found:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such record")
    return found[0]


def _notes(actor: Actor, which: str, given: dict[str, Any]) -> list[NoteShown]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {NOTES_OF.format(which=which)}", {**reader(actor), **given})
        return [NoteShown.read(each) for each in cursor.fetchone()[0]]
