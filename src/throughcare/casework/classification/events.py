"""What happened to a person's level and flags. Ids, codes and dates only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LevelChanged:
    """The person is at another level from `starts_on`. former: "" when none was recorded."""

    person_id: UUID
    level_id: UUID
    level: str
    former: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class LevelTold:
    """The person was told of their level."""

    person_id: UUID
    level_id: UUID


@dataclass(frozen=True, slots=True)
class LevelProposed:
    """A calculation gave another level than the one held; nothing has changed."""

    person_id: UUID
    proposal_id: UUID
    level: str
    level_now: str
    decide_by: date


@dataclass(frozen=True, slots=True)
class ProposalAnswered:
    """A proposal was accepted, declined or replaced. state: one of those."""

    person_id: UUID
    proposal_id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class OverrideAsked:
    """Another level than the rule's was asked for."""

    person_id: UUID
    override_id: UUID
    level: str


@dataclass(frozen=True, slots=True)
class OverrideAnswered:
    """An override stands or was refused. state: one of those."""

    person_id: UUID
    override_id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class OverrideEnded:
    """An override is over; the level stays until somebody decides."""

    person_id: UUID
    override_id: UUID


@dataclass(frozen=True, slots=True)
class FlagSet:
    """A flag stands on the record."""

    person_id: UUID
    flag_id: UUID
    kind: str


@dataclass(frozen=True, slots=True)
class FlagReviewed:
    """A flag was looked at and still stands."""

    person_id: UUID
    flag_id: UUID
    kind: str


@dataclass(frozen=True, slots=True)
class FlagRemoved:
    """A flag no longer stands."""

    person_id: UUID
    flag_id: UUID
    kind: str
