"""Notes: added by anybody who records contacts, corrected by their author alone; every version stays."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.supervision.commands.writing import add, belongs, held
from throughcare.casework.supervision.drafts import NoteDraft
from throughcare.casework.supervision.models import Contact, Note
from throughcare.casework.supervision.refusals import NothingChanged, NotListed, WordsNeeded
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.register.people.texts import refuse_what_tells

MOST_CHARACTERS = 12_000


@transaction.atomic
def add_note(actor: Actor, person_id: UUID, draft: NoteDraft) -> Note:
    """Write a note on a contact or on the person. Raises NotPermitted, NotThere, PurposeNeeded, WordsNeeded."""
    require(actor, Permission.CONTACT_RECORD, person_id)
    if not belongs(Contact, person_id, draft.contact_id):
        raise NotListed("contact")
    refuse_what_tells(actor, person_id, {"text": draft.text})
    return write_note(actor, person_id, draft.text, draft.contact_id, draft.template, draft.sensitive)


@transaction.atomic
def correct_note(
    actor: Actor, person_id: UUID, note_id: UUID, *, text: str, sensitive: bool, expected: int
) -> Note:
    """Write a new version of one's own note. Raises NotPermitted for anybody else's, StaleVersion, NothingChanged."""
    require(actor, Permission.CONTACT_RECORD, person_id)
    note = held(Note, person_id, note_id, Permission.CONTACT_RECORD)
    if note.recorded_by_id != actor.user_id:
        raise NotPermitted(Permission.CONTACT_RECORD, person_id, "only its author corrects a note")
    if (_checked(text), sensitive) == (note.text, note.sensitive):
        raise NothingChanged("Nothing was changed. Correct the note, or go back.", "text")
    refuse_what_tells(actor, person_id, {"text": text}, before=note)
    amend(note, expected=expected, by=actor, because="corrected", text=_checked(text), sensitive=sensitive)
    trail.record(actor, "supervision:note:corrected", note)
    return note


def write_note(
    actor: Actor, person_id: UUID, text: str, contact_id: UUID | None, template: str, sensitive: bool
) -> Note:
    """Save a note with its audit entry. The caller asked permission, and what the text tells. Raises WordsNeeded."""
    note = Note(
        person_id=person_id, contact_id=contact_id, text=_checked(text), template=template, sensitive=sensitive,
        written_at=clock.now(), recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, note, "supervision:note:added")
    return note


def _checked(text: str) -> str:
    kept = text.strip()
    if not kept:
        raise WordsNeeded("Write the note", "text")
    if len(kept) > MOST_CHARACTERS:
        raise WordsNeeded(f"The note must be {MOST_CHARACTERS:,} characters or fewer", "text")
    return kept
