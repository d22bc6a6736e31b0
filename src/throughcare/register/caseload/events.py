"""What changed in who is responsible and who may see. Ids and dates only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AllocationChanged:
    """An officer took a part in a person's supervision. former_id: who was responsible until then, if anyone.

    team_id: the team the person is with from then on. part: "responsible" or "supporting".
    """

    person_id: UUID
    allocation_id: UUID
    officer_id: UUID
    team_id: UUID
    part: str
    starts_on: date
    former_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AllocationEnded:
    """An officer's part ended and nobody took it over in the same act."""

    person_id: UUID
    allocation_id: UUID
    officer_id: UUID
    part: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class RecordRestricted:
    """Only those named may see the person's record from now on."""

    person_id: UUID
    restriction_id: UUID


@dataclass(frozen=True, slots=True)
class RestrictionLifted:
    """The record is an ordinary one again."""

    person_id: UUID
    restriction_id: UUID


@dataclass(frozen=True, slots=True)
class AccessChanged:
    """A user was named, unnamed, excluded or let in again. change: which of the four."""

    person_id: UUID
    user_id: UUID
    change: str


@dataclass(frozen=True, slots=True)
class GlassBroken:
    """A user opened a record for an hour that a wall or a missing relation closed to them."""

    person_id: UUID
    glass_id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class GlassRefused:
    """A user tried to break the glass and nothing opened. person_id: the record meant, None where there is none.

    Published in both cases, so that neither takes longer than the other.
    """

    user_id: UUID
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class GlassReviewed:
    """Somebody judged an opening. outcome: "justified" or "not_justified"."""

    person_id: UUID
    glass_id: UUID
    outcome: str


@dataclass(frozen=True, slots=True)
class GlassNotReviewed:
    """Nobody judged an opening in time: it goes to the agency's other managers and its auditors."""

    person_id: UUID
    glass_id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class TieDeclared:
    """A user said that they know a person; the record is shut to them. person_id: None where nobody was meant."""

    user_id: UUID
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class HiddenMatchFound:
    """A new record may be of a person whose record is hidden from whoever made the new one."""

    person_id: UUID
    match_id: UUID


@dataclass(frozen=True, slots=True)
class HiddenMatchAnswered:
    """The keeper of the hidden record has looked. outcome: "same" or "other"."""

    person_id: UUID
    match_id: UUID
    outcome: str


@dataclass(frozen=True, slots=True)
class CoverArranged:
    """One officer's caseload is in a colleague's hands from starts_on until (excluding) ends_on."""

    cover_id: UUID
    officer_id: UUID
    covered_by_id: UUID
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class UnusualLookFound:
    """A rule found that somebody looked at records in an unusual way."""

    look_id: UUID
    user_id: UUID
    rule: str
