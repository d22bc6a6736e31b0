"""What a screen or the API hands to a command. Moments are aware."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from throughcare.casework.orders.drafts import ConditionDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingDraft:
    """A hearing. bench: the court or board whose members sign in here. gate: "" for the step that fits."""

    kind: str
    starts_at: datetime
    body: str
    minutes: int = 60
    how: str = "in_person"
    place: str = ""
    bench_id: UUID | None = None
    process_id: UUID | None = None
    gate: str = ""
    order_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjournDraft:
    """Who asked to put it off, why, and to when; None where no day is known yet."""

    asked_by: str
    because: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyDraft:
    """Who takes part. Of a victim liaison nothing but the role is held."""

    role: str
    user_id: UUID | None = None
    organisation_id: UUID | None = None
    words: str = ""
    language: str = ""
    attends: str = "in_person"
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionChange:
    """A condition set (draft), varied (condition, its version, draft) or discharged (condition and version).

    keep_terms: of one varied, that its hours, places and numbers stay as they were where the draft states none.
    """

    act: str
    condition_id: UUID | None = None
    expected: int = 0
    draft: ConditionDraft | None = None
    keep_terms: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDraft:
    """What came of a hearing. proportionate: why this and nothing less, where it weighs on the person.

    kind, authority, made_by, decided_at, late_because: of a fact that is recorded; the rest of a decision made here.
    """

    outcome: str
    reasons: str
    proportionate: str = ""
    appeal_by: date | None = None
    conditions: tuple[ConditionChange, ...] = field(default=())
    kind: str = ""
    authority: str = ""
    made_by: str = ""
    decided_at: datetime | None = None
    late_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityDraft:
    """Answers to questions of one rule, by name; "not_asked", "not_known" and "source_unknown" are among them.

    said_by: who said so, or where it stands. seen: the sum of the versions of the rule's answers that were seen.
    """

    rule: str
    answers: Mapping[str, object]
    said_by: str
    seen: int = 0
