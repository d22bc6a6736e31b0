"""What a screen or the API hands to a command."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgeDraft:
    """An appeal as it came in. grounds: in their own words. late_because: needed after its time.

    lodged_on: None for today. wants_hearing: None where it was not asked.
    """

    grounds: str
    lodged_on: date | None = None
    lodged_by: str = "person"
    speaker: str = ""
    lodged_how: str = "paper"
    called: str = ""
    before: str = "agency"
    evidence: str = ""
    wants_hearing: bool | None = None
    lawyer: str = ""
    language: str = ""
    suspend_asked: bool = False
    late_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingDraft:
    """A ruling on the way, and why."""

    granted: bool
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDraft:
    """A part of the decision appealed against, by its id, and whether it stands."""

    part: UUID
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDraft:
    """What is decided on an appeal. instead: what stands now, where it is allowed in part.

    parts: of the decision, each that the record knows of, where it is allowed in part; else none.
    authority, made_by, decided_at: of a fact that is recorded; the rest of a decision made here too.
    """

    outcome: str
    reasons: str
    facts: str = ""
    instead: str = ""
    heard: str = ""
    next_way: str = ""
    authority: str = ""
    made_by: str = ""
    decided_at: datetime | None = None
    parts: tuple[PartDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDraft:
    """How the person took it back: signed, or in words."""

    withdrawn_on: date
    how: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOutDraft:
    """What was done about the outcome, and when."""

    on: date
    words: str
