"""What is said to the commands, before it is kept. Moments are aware."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDraft:
    """An attempt to serve a notice. gate: "notice" or "preliminary_notice". letter_id: the letter that was served."""

    how: str
    outcome: str
    tried_at: datetime
    words: str = ""
    gate: str = "notice"
    letter_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MetDraft:
    """What met a gate. finding: one of the gate's. held_by: who held a hearing or a review, by name and as a user."""

    finding: str
    happened_at: datetime
    words: str = ""
    held_by: str = ""
    held_by_user: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverDraft:
    """What the person gave up. told: what they were told it means. informed: never taken for granted."""

    language: str
    told: str
    informed: bool
    signed_at: datetime
    signed_how: str
    adult: str = ""
    interpreter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjournmentDraft:
    """Putting it off: who asked, why, from when to when."""

    asked_by: str
    because: str
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentationDraft:
    """What was said for the person."""

    by: str
    made_at: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsDraft:
    """What clocks run from, and whether an adult is needed; None where it is not known or did not happen."""

    adult_needed: bool | None = None
    detained_at: datetime | None = None
    released_at: datetime | None = None
    conviction_verified_at: datetime | None = None
    return_verified_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """A decision made here. authority: as whom; None for the first of the table's that the actor may act as.

    proportionate: why this and nothing less. decided_at: None for now.
    """

    outcome: str
    reasons: str
    proportionate: str = ""
    authority: str | None = None
    decided_at: datetime | None = None
    appeal_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDraft:
    """A decision that was made elsewhere, or already. made_by: the court, board, minister or person by name.

    late_because: why one of the agency's own is recorded only now. reported_by: the actor where not given.
    """

    about: UUID
    authority: str
    made_by: str
    decided_at: datetime
    outcome: str
    reasons: str
    late_because: str = ""
    order_id: UUID | None = None
    reported_by: UUID | None = None
    made_by_user: UUID | None = None
    appeal_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysDraft:
    """The agency's own days where no figure was read."""

    kind: str
    gate: str
    bound: str
    amount: int
    unit: str
    reason: str
