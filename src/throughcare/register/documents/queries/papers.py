"""Letters and reports being drawn up: those of a person, and one with what each blank holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.models import Paper

LINE = (
    "id", "version", "kind", "code", "language", "about", "recipient", "state", "letter_id", "known_from",
    "recorded_by__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One on a list. state: a code of `Paper.State`. letter_id: what was made of it; None while it waits.

    by: who wrote the present version of it.
    """

    id: UUID
    version: int
    kind: str
    code: str
    language: str
    about: UUID | None
    recipient: str
    state: str
    letter_id: UUID | None
    changed_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class PaperHeld:
    """One with what each blank holds. gathered: what the record gave. own_words_by: who translated the values.

    spoken: the person's language, a code; "" when nobody asked.
    """

    line: PaperLine
    values: dict[str, Any]
    gathered: dict[str, Any]
    own_words_by: str
    spoken: str

    @property
    def version(self) -> int:
        """Of the row, for who changes it."""
        return self.line.version


def papers_of(actor: Actor, person_id: UUID) -> list[PaperLine]:
    """Those that wait for a signature, the latest first. The page went through `door.look`."""
    rows = Paper.objects.filter(person_id=person_id, state=Paper.State.DRAFT).order_by("-known_from", "-id")
    return [PaperLine(*row) for row in rows.values_list(*LINE)]


def paper(actor: Actor, person_id: UUID, paper_id: UUID) -> PaperHeld:
    """One of this person, whatever became of it. Raises NotThere."""
    row = (
        Paper.objects.filter(pk=paper_id, person_id=person_id)
        .values_list(*LINE, "values", "gathered", "own_words_by", "person__language")
        .first()
    )
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such paper")
    return PaperHeld(PaperLine(*row[: len(LINE)]), *row[len(LINE) :])
