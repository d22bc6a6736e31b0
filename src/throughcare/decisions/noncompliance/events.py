"""What happens to failures to comply that others may hear of: ids, codes and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class FailureOpened:
    """A contact's outcome needs judgment; nobody has judged it yet."""

    failure_id: UUID
    person_id: UUID
    failed_on: date


@dataclass(frozen=True, slots=True)
class FailureClosed:
    """Nothing more is to be done. reason: a code of `wording.CLOSED`."""

    failure_id: UUID
    person_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class ReasonAsked:
    """The person was asked for the reason. answer_by: the day by which it is awaited."""

    failure_id: UUID
    person_id: UUID
    answer_by: date


@dataclass(frozen=True, slots=True)
class ExcuseHeard:
    """The person gave a reason; it waits to be judged."""

    failure_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True)
class ExcuseJudged:
    """A named person judged the excuse."""

    failure_id: UUID
    person_id: UUID
    reasonable: bool


@dataclass(frozen=True, slots=True)
class ResponseDecided:
    """A named person decided what follows. kind: a code of `Response.Kind`; failure_id None for praise."""

    response_id: UUID
    person_id: UUID
    failure_id: UUID | None
    kind: str


@dataclass(frozen=True, slots=True)
class WarningWithdrawn:
    """A warning no longer counts."""

    response_id: UUID
    person_id: UUID
