"""What happens to letters that others may hear of: ids and codes only."""

from dataclasses import dataclass
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
