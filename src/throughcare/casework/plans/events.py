"""What happened to a person's plan. Ids, codes and days only; none of it is ever a failure to comply."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PlanBegun:
    """The person has a plan."""

    person_id: UUID
    plan_id: UUID


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """An objective or a step was added, changed or taken out."""

    person_id: UUID
    plan_id: UUID


@dataclass(frozen=True, slots=True)
class ObjectiveAchieved:
    """The officer found an objective achieved."""

    person_id: UUID
    objective_id: UUID
    need: str


@dataclass(frozen=True, slots=True)
class ProgressNoted:
    """Something was seen of an objective: progress, engagement, a reading."""

    person_id: UUID
    objective_id: UUID
    note_id: UUID


@dataclass(frozen=True, slots=True)
class PlanSigned:
    """A version was signed by its author. state: "signed", or "waiting" for a second signature."""

    person_id: UUID
    version_id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class PlanCountersigned:
    """The second signature was given, or the version sent back. state: "countersigned" or "returned"."""

    person_id: UUID
    version_id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class PlanAnswered:
    """The person was asked about a version. answer: a code; whichever it is, nothing follows against them."""

    person_id: UUID
    version_id: UUID
    answer: str


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A review of the plan is called for. called_by: "scheduled", or a trigger of the rules."""

    person_id: UUID
    review_id: UUID
    called_by: str
    due_on: date


@dataclass(frozen=True, slots=True)
class ReviewDone:
    """A review was made, or found not needed. outcome: a code of `wording.OUTCOMES`; "" where it was not needed."""

    person_id: UUID
    review_id: UUID
    outcome: str


@dataclass(frozen=True, slots=True)
class PlanEnded:
    """Supervision is over, and the plan with it."""

    person_id: UUID
    plan_id: UUID
