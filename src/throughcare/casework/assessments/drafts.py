"""What a screen, an import or the API hands to a command. Dates are civil."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceScoreDraft:
    """A score as another system gave it. value: its own word; "" when it left the score blank."""

    instrument: str
    source: str
    value: str = ""
    scored_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartDraft:
    """An assessment to begin. form: code, or code and version. event: what triggered it, for the occasion "event"."""

    form: str
    occasion: str
    assessed_on: date
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed to one question. state: one of wording.ANSWERED. value: as a rule takes it. note: the evidence."""

    state: str
    value: object = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestDraft:
    """What the person disputes. question, score: by name; at most one of them. said: why, in their words."""

    said: str
    said_on: date
    question: str = ""
    score: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestDecision:
    """How a contest ends. state: "upheld", "partly" or "refused". answer: the answer in its place, where upheld."""

    state: str
    reasons: str
    answer: Typed | None = None
