"""What happens to failures to comply that others may hear of: ids, codes and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class FailureOpened:
    """Something was recorded that needs judgment; nobody has judged it yet."""

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
class FailureWeighed:
    """A named person asked a grid. known: whether it says anything of this failure."""

    failure_id: UUID
    person_id: UUID
    grid: str
    known: bool


@dataclass(frozen=True, slots=True)
class AbilityFound:
    """Whether the person was able to pay was found. able: a code of `AbilityFinding.Able`."""

    failure_id: UUID
    person_id: UUID
    able: str


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """A response harder than what is proposed waits for somebody else's approval."""

    asked_id: UUID
    person_id: UUID
    failure_id: UUID


@dataclass(frozen=True, slots=True)
class ApprovalAnswered:
    """Somebody else approved it or declined it."""

    asked_id: UUID
    person_id: UUID
    failure_id: UUID
    approved: bool


@dataclass(frozen=True, slots=True)
class SanctionBegun:
    """A sanction is to be done. due_on: by when; None where it runs with the order."""

    sanction_id: UUID
    person_id: UUID
    measure: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class SanctionEnded:
    """A sanction was done, excused or withdrawn. state: a code of `Sanction.State`."""

    sanction_id: UUID
    person_id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class WarningWithdrawn:
    """A warning no longer counts."""

    response_id: UUID
    person_id: UUID
