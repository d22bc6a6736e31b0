"""What a person gives at each step."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureDraft:
    """A failure or an incident written down by hand. kind: a code of `rules.responses.failures`.

    evidence: what shows it: who saw what, which paper says so. condition_id: the condition it is about, if one is.
    """

    kind: str
    failed_on: date
    evidence: str
    condition_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbilityDraft:
    """Whether the person was able to pay. able: a code of ABLE. looked_at: income, needs, what was asked."""

    able: str
    looked_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighingDraft:
    """What a grid asks besides the facts kept. grid: with its day. risk, severity, ceiling: "" where not known."""

    grid: str
    risk: str = ""
    severity: str = ""
    ceiling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDraft:
    """How the reason is asked for. how: a code of ASKED_HOW. answer_by: None for the pack's own day."""

    how: str
    answer_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgmentDraft:
    """Whether the excuse is reasonable, and why; the person reads the reasons in a warning letter."""

    reasonable: bool
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """What follows, and why.

    departs_because: needed when it is not what the rule proposes. requirement: for a warning, the words of the
    requirement or condition it is about. correct_by: for a letter, the day until which the person may say that
    something in it is wrong; None for the pack's own day. by_hand: a letter is handed over, not posted.
    measure: for a sanction, the step of the grid; "own" with `what` in the supervisor's words where the steps are not
    known. amount: of what the step is counted in. due_on: by when it is to be done. beside_id: another failure on
    which it rests too. proportionate: for what goes against the person, why this and nothing less. interpreter, adult:
    whether either was needed and present when the person was heard: findings of those steps of due process.
    """

    kind: str
    reasons: str
    departs_because: str = ""
    requirement: str = ""
    correct_by: date | None = None
    by_hand: bool = False
    measure: str = ""
    what: str = ""
    amount: int | None = None
    due_on: date | None = None
    beside_id: UUID | None = None
    proportionate: str = ""
    interpreter: str = ""
    adult: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardDraft:
    """A step of the ladder of rewards. measure: its code; reasons: what went well, in words the person may read."""

    measure: str
    reasons: str
    given_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionEndDraft:
    """How a sanction ended. state: done, excused or withdrawn; because: needed for the last two."""

    state: str
    ended_on: date
    because: str = ""
