"""Rows of a plan as pages read them: frozen, with who wrote them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.orders.queries.rows import Held
from throughcare.rules.plans.goals import OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHeld(Held):
    """The plan itself."""

    person_id: UUID
    begun_on: date
    own_words: str
    own_words_on: date | None
    changed_at: datetime | None
    ended_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveHeld(Held):
    """An objective. owned_by: the name of the user who answers for it, or ""."""

    title: str
    need: str
    related: list[str]
    linked: str
    assessment_id: UUID | None
    strength: str
    setting: str
    measure: str
    baseline: str
    target: str
    unit: str
    baseline_value: float | None
    target_value: float | None
    direction: str
    benchmarks: list[dict[str, Any]]
    owner: str
    owned_by_id: UUID | None
    owned_by: str
    starts_on: date | None
    target_on: date | None
    state: str
    state_on: date
    position: int
    conditions: list[str]
    programme: str
    kept_because: str

    @property
    def open(self) -> bool:
        """Whether it is worked on now or later."""
        return self.state in OPEN

    @property
    def counted(self) -> bool:
        """Whether it has figures, which a chart shows."""
        return self.target_value is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepHeld(Held):
    """A step. done_by: the name of the user who does it, or ""; named: who else does it.

    not_for_person: it stays out of the person's copy.
    """

    objective_id: UUID
    words: str
    doer: str
    done_by_id: UUID | None
    done_by: str
    named: str
    starts_on: date | None
    due_on: date | None
    state: str
    state_on: date
    position: int
    not_for_person: bool

    @property
    def over(self) -> bool:
        """Whether nothing more is to be done."""
        return self.state in ("completed", "no_longer_needed")

    def late(self, today: date) -> bool:
        """Whether its day is past and it is not done."""
        return not self.over and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHeld(Held):
    """What was seen of an objective."""

    objective_id: UUID
    kind: str
    seen_on: date
    value: float | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionHeld(Held):
    """A version of the plan. content: None where it was not read along. author, second, given_by: names."""

    number: int
    content: dict[str, Any] | None
    fingerprint: str
    why: str
    author_id: UUID
    author: str
    signed_at: datetime
    state: str
    second_id: UUID | None
    second: str
    answered_at: datetime | None
    answer: str
    given_on: date | None
    given_how: str
    given_by: str

    @property
    def stands(self) -> bool:
        """Whether it was not sent back."""
        return self.state != "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHeld(Held):
    """What the person answered to a version. asked_by: the name of who asked."""

    plan_version_id: UUID
    answer: str
    reason: str
    asked_on: date
    asked_by: str
    way: str
    signed: bool
    with_them: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewHeld(Held):
    """A review, due or done. done_by: a name, or ""."""

    called_by: str
    cause: UUID | None
    due_on: date
    state: str
    done_on: date | None
    done_by: str
    outcome: str
    compares_to_id: UUID | None
    findings: list[dict[str, Any]]
    words: str
    own_words: str
