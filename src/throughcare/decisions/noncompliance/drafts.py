"""What a person gives at each step."""

from dataclasses import dataclass
from datetime import date


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
    """

    kind: str
    reasons: str
    departs_because: str = ""
    requirement: str = ""
    correct_by: date | None = None
    by_hand: bool = False
