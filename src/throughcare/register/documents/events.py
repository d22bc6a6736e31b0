"""What happens to letters and texts that others may hear of: ids, codes and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LetterMade:
    """A letter was written and waits to be sent. about: what it is about (a failure, an appointment), if anything."""

    letter_id: UUID
    person_id: UUID
    kind: str
    about: UUID | None


@dataclass(frozen=True, slots=True)
class LetterSent:
    """A letter left the house. how: a code of `queries.SENT_HOW`."""

    letter_id: UUID
    person_id: UUID
    how: str


@dataclass(frozen=True, slots=True)
class LetterDelivered:
    """It is known that a letter arrived. how: a code of `wording.DELIVERED`."""

    letter_id: UUID
    person_id: UUID
    how: str


@dataclass(frozen=True, slots=True)
class LetterReturned:
    """A letter came back undelivered, which is never the person's failure. how: a code of `wording.RETURNED`."""

    letter_id: UUID
    person_id: UUID
    how: str
    about: UUID | None


@dataclass(frozen=True, slots=True)
class LetterWithdrawn:
    """What a letter said no longer holds."""

    letter_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True)
class PaperSigned:
    """A named person signed what was drawn up from the record. kind: a code of `LetterKind`."""

    paper_id: UUID
    letter_id: UUID
    person_id: UUID
    kind: str
    about: UUID | None


@dataclass(frozen=True, slots=True)
class InterpreterNeeded:
    """A letter is not in the person's language. by: the day by which somebody goes through it with an interpreter."""

    letter_id: UUID
    person_id: UUID
    language: str
    by: date


@dataclass(frozen=True, slots=True)
class TemplateReleased:
    """The agency's own wording of a text is used from `starts_on`. kind: a code of `rules.texts.TextKind`."""

    template_id: UUID
    agency_id: UUID
    kind: str
    code: str
    language: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class TemplateRetired:
    """The agency's own wording of a text is used no more; a letter's is the pack's again."""

    template_id: UUID
    agency_id: UUID
    kind: str
    code: str
    language: str


@dataclass(frozen=True, slots=True)
class DocumentStored:
    """A paper or another file was kept with the record. kind: a code. about: what it is evidence of, if anything."""

    document_id: UUID
    person_id: UUID
    kind: str
    about: UUID | None


@dataclass(frozen=True, slots=True)
class EvidenceAttached:
    """A stored document became evidence of something. about: the id of what."""

    document_id: UUID
    person_id: UUID
    about: UUID


@dataclass(frozen=True, slots=True)
class EvidenceDetached:
    """A stored document is evidence of something no longer; it stays with the record."""

    document_id: UUID
    person_id: UUID
    about: UUID


@dataclass(frozen=True, slots=True)
class DocumentExamined:
    """A stored document was examined. state: "clean", or "apart" for what is handed to nobody."""

    document_id: UUID
    person_id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class DocumentSetAside:
    """A document added by mistake was taken back."""

    document_id: UUID
    person_id: UUID
