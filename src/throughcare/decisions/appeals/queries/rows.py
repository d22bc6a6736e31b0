"""Rows of appeals as pages and the API read them: frozen, by id and code."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.decisions.appeals.queries.parts import PartLine
from throughcare.register.documents.queries import EvidenceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealLine:
    """An appeal in a list. kind: of the decision it is against. outcome: "" until known."""

    id: UUID
    version: int
    person_id: UUID
    process_id: UUID
    kind: str
    decided_at: datetime
    called: str
    before: str
    state: str
    lodged_on: date
    window: str
    last_day: date | None
    acknowledge_by: date | None
    acknowledged_on: date | None
    decide_by: date | None
    carried_out_on: date | None
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingLine:
    """A ruling on the way."""

    id: UUID
    about: str
    granted: bool
    reasons: str
    by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLine:
    """What came of it."""

    id: UUID
    basis: str
    authority: str
    outcome: str
    reasons: str
    facts: str
    instead: str
    heard: str
    next_way: str
    made_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardLine:
    """A hearing of the appeal. outcome: what came of it, "" until known."""

    id: UUID
    starts_at: datetime
    body: str
    how: str
    state: str
    outcome: str
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealView:
    """One appeal with everything around it. theirs: users who made the decision or reported it, and so rule on nothing.
    hearings: of this appeal, the first on top. papers: kept as evidence of it, or of what the decision was about.
    parts: of the decision; while the appeal runs those that stand, then those it names, where it was allowed in part.

    place: whose law the decision was made under. authority: who made the decision. taken_up: by whom it is considered;
    "" until somebody does.
    """

    line: AppealLine
    place: str
    decision_made_by: str
    authority: str
    theirs: tuple[UUID, ...]
    lodged_by: str
    speaker: str
    lodged_how: str
    grounds: str
    evidence: str
    wants_hearing: bool | None
    lawyer: str
    language: str
    suspend_asked: bool
    told_on: date | None
    late_because: str
    taken_up: str
    taken_up_at: datetime | None
    withdrawn_on: date | None
    withdrawn_how: str
    withdrawn_words: str
    carried_out_words: str
    rulings: tuple[RulingLine, ...]
    outcome: OutcomeLine | None
    hearings: tuple[HeardLine, ...]
    papers: tuple[EvidenceLine, ...]
    parts: tuple[PartLine, ...]

    @property
    def heard(self) -> HeardLine | None:
        """The last hearing of which a result is recorded."""
        return next((each for each in reversed(self.hearings) if each.outcome), None)
