"""What happens to messages that others may hear of: ids and codes only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PersonNotReached:
    """A message did not reach the person, which is never the person's failure. because: a code of `wording`."""

    message_id: UUID
    person_id: UUID
    kind: str
    because: str


@dataclass(frozen=True, slots=True)
class PersonReplied:
    """The person wrote back. meaning: a code of `wording.MEANINGS`."""

    reply_id: UUID
    person_id: UUID
    meaning: str


@dataclass(frozen=True, slots=True)
class ReplyTellsOfDanger:
    """The person wrote words that may tell of danger."""

    reply_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True)
class ReplyRead:
    """Somebody read a reply and, where it may tell of danger, said what was done."""

    reply_id: UUID
    person_id: UUID
