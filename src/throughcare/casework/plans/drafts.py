"""What a screen, an import or the API hands to a command. Dates are civil."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A benchmark on the way to a target. value: None where it is not counted."""

    by: date
    words: str
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDraft:
    """A step. done_by: the colleague, where the doer is one of the team; named: who else, such as a service.

    not_for_person: it stays out of the person's copy.
    """

    words: str
    doer: str
    done_by: UUID | None = None
    named: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    not_for_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveDraft:
    """An objective. need: a code of the house's vocabulary; grounds: what shows it, where no assessment does.

    strength: the need in which something helps that it builds on, by the same codes; "" for none.
    starts_now: whether the person can start; then `starts_on` (today when None) and `target_on` hold. owned_by: the
    colleague who answers for it, where the owner is one. kept_because: why it stays as it is although the SMART check
    finds something. steps: the first ones, written along with a new objective.
    """

    title: str
    need: str
    grounds: str = ""
    related: tuple[str, ...] = ()
    strength: str = ""
    setting: str
    measure: str = ""
    baseline: str = ""
    target: str = ""
    unit: str = ""
    baseline_value: float | None = None
    target_value: float | None = None
    direction: str = ""
    benchmarks: tuple[Mark, ...] = ()
    owner: str
    owned_by: UUID | None = None
    starts_now: bool = True
    starts_on: date | None = None
    target_on: date | None = None
    conditions: tuple[UUID, ...] = ()
    programme: str = ""
    kept_because: str = ""
    steps: tuple[StepDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """What was seen on a day. value: a reading of the objective's measure."""

    seen_on: date
    words: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDraft:
    """What the person answered to a version. reason: theirs, in their words; needed unless they agree.

    signed: they signed. with_them: who was with them, such as an interpreter.
    """

    answer: str
    asked_on: date
    way: str
    reason: str = ""
    signed: bool = False
    with_them: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDraft:
    """What a review says of one objective."""

    objective: UUID
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDraft:
    """What a review found. words: what the reviewer says of the whole; own_words: what the person says of it.

    next_on: when it is reviewed next; None for the place's interval.
    """

    done_on: date
    outcome: str
    words: str
    own_words: str = ""
    findings: tuple[FindingDraft, ...] = ()
    next_on: date | None = None
