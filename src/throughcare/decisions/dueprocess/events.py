"""What happens in a process that others may hear of: ids, codes and moments only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ProcessOpened:
    """A decision about a person is prepared. about: what it is about, a failure or another record's id."""

    process_id: UUID
    person_id: UUID
    kind: str
    about: UUID


@dataclass(frozen=True, slots=True)
class GateClosed:
    """A gate was met or waived."""

    process_id: UUID
    person_id: UUID
    gate: str
    state: str


@dataclass(frozen=True, slots=True)
class GateReopened:
    """What was recorded of a gate was wrong; it is to be met again."""

    process_id: UUID
    person_id: UUID
    gate: str


@dataclass(frozen=True, slots=True)
class GateNotEvidenced:
    """A decision was recorded as a fact, and nothing proves this gate."""

    process_id: UUID
    person_id: UUID
    gate: str


@dataclass(frozen=True, slots=True)
class ProcessAdjourned:
    """It was put off."""

    process_id: UUID
    person_id: UUID
    until: datetime


@dataclass(frozen=True, slots=True)
class ProcessDecided:
    """A named person or body decided. basis: "decided" here, or "recorded" as a fact."""

    process_id: UUID
    person_id: UUID
    kind: str
    about: UUID
    outcome: str
    basis: str


@dataclass(frozen=True, slots=True)
class DecisionSetAside:
    """An appeal set a decision aside. extent: "whole" or "part". again: it was sent back, to be decided anew."""

    process_id: UUID
    person_id: UUID
    kind: str
    about: UUID
    extent: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class PartSetAside:
    """An appeal allowed in part set this part of a decision aside. what: a kind of part. part: its id."""

    process_id: UUID
    person_id: UUID
    what: str
    part: UUID


@dataclass(frozen=True, slots=True)
class ProcessDropped:
    """Nothing is decided."""

    process_id: UUID
    person_id: UUID
    kind: str
    about: UUID
