"""A person's letters: the list, one letter as it was made, its PDF."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q

from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.models import Letter
from throughcare.register.documents.wording import RETURNED, SENT_HOW
from throughcare.rules.jurisdictions import Checked
from throughcare.rules.kernel import canonical_json

LINE = (
    "id", "version", "kind", "title", "language", "made_on", "answer_by", "state", "sent_how", "sent_on",
    "came_how", "came_on", "to_address", "about", "checked_how", "explain_by", "recorded_by__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter on a list. state: a code of `Letter.State`. to_address: None when it is to be handed over.

    checked_how: a code of `Checked`. explain_by: the day by which somebody goes through it with an interpreter; None
    where it is in the person's language. by: who wrote the present version of its row.
    """

    id: UUID
    version: int
    kind: str
    title: str
    language: str
    made_on: date
    answer_by: date | None
    state: str
    sent_how: str
    sent_on: date | None
    came_how: str
    came_on: date | None
    to_address: UUID | None
    about: UUID | None
    checked_how: str
    explain_by: date | None
    by: str

    @property
    def checked(self) -> str:
        """How it is known that its wording says what it is to say, in words."""
        return Checked(self.checked_how).words

    @property
    def standing(self) -> str:
        """ "Made, not yet sent", "Sent by post", "Came back: gone away", "Withdrawn"."""
        if self.state == Letter.State.SENT:
            how = SENT_HOW.get(self.sent_how, self.sent_how)
            return f"Sent {how[0].lower()}{how[1:]}" if how else "Sent"
        if self.state == Letter.State.RETURNED:
            return RETURNED.get(self.came_how, str(Letter.State.RETURNED.label))
        return str(Letter.State(self.state).label)


@dataclass(frozen=True, slots=True)
class LetterHeld:
    """One letter with all it says.

    content: sender, recipient, date and sections, as kept. fingerprint: of the content, as kept when it was made.
    """

    line: LetterLine
    template: str
    content: dict[str, Any]
    fingerprint: str
    has_pdf: bool
    known_from: datetime

    @property
    def true_to_its_fingerprint(self) -> bool:
        """Whether the content is still what it was when the letter was made."""
        return fingerprint_of(self.content) == self.fingerprint


def fingerprint_of(content: dict[str, Any]) -> str:
    """SHA-256 of the content as canonical JSON, so that anyone can check what a letter said."""
    return hashlib.sha256(canonical_json(content).encode("ascii")).hexdigest()


def letters_of(actor: Actor, person_id: UUID) -> list[LetterLine]:
    """Every letter of a person, the latest first. The page went through `door.look`."""
    return _lines(Letter.objects.filter(person_id=person_id))


def letters_about(actor: Actor, person_id: UUID, about: UUID) -> list[LetterLine]:
    """The letters about one failure, appointment or response of this person, the latest first."""
    return _lines(Letter.objects.filter(person_id=person_id, about=about))


def letter(actor: Actor, person_id: UUID, letter_id: UUID) -> LetterHeld:
    """One letter of this person. Raises NotThere."""
    found = (
        Letter.objects.filter(pk=letter_id, person_id=person_id)
        .annotate(has_pdf=ExpressionWrapper(~Q(pdf=b""), output_field=BooleanField()))
        .values_list(*LINE, "template", "content", "fingerprint", "has_pdf", "known_from")
        .first()
    )
    if found is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such letter")
    line, rest = found[: len(LINE)], found[len(LINE) :]
    return LetterHeld(LetterLine(*line), *rest)


def pdf_of_letter(actor: Actor, person_id: UUID, letter_id: UUID) -> bytes:
    """The letter's PDF; b"" where the machine that made it could not make PDF. Raises NotThere."""
    found = Letter.objects.filter(pk=letter_id, person_id=person_id).values_list("pdf", flat=True).first()
    if found is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such letter")
    return bytes(found)


def _lines(rows: Any) -> list[LetterLine]:
    return [LetterLine(*row) for row in rows.order_by("-made_on", "-id").values_list(*LINE)]
