"""Whether somebody can take part in a programme: eligible, not eligible, or cannot tell, with a reason a condition.

It answers from the programme's published conditions and the facts it is given. It decides nothing: a named person may
refer despite it, with a reason, and whoever runs the programme decides whether it suits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from throughcare.rules.interventions.candidate import Candidate
from throughcare.rules.interventions.catalogue import Programme
from throughcare.rules.interventions.conditions import Condition


class Eligible(StrEnum):
    """The answer."""

    ELIGIBLE = "eligible"
    CANNOT_TELL = "cannot_tell"
    NOT_ELIGIBLE = "not_eligible"


ELIGIBLE_WORDS = {
    Eligible.ELIGIBLE: "Eligible by what is known",
    Eligible.CANNOT_TELL: "Cannot be told yet",
    Eligible.NOT_ELIGIBLE: "Not eligible",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition's answer for somebody. held: None where a fact is missing. condition: None where it is closed."""

    held: bool | None
    condition: Condition | None
    who: Candidate
    closed: str = ""

    @property
    def says(self) -> str:
        """The condition and what is known, in a sentence; made only when asked for."""
        if self.condition is None:
            return f"Closed: {self.closed}"
        return f"{self.condition.asks}: {self.condition.fact(self.who)}."


@dataclass(frozen=True, slots=True)
class Eligibility:
    """state, and a reason for every condition, in the programme's order."""

    state: Eligible
    reasons: tuple[Reason, ...]

    @property
    def against(self) -> tuple[str, ...]:
        """Why not."""
        return tuple(each.says for each in self.reasons if each.held is False)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What is missing to tell."""
        return tuple(each.says for each in self.reasons if each.held is None)


def eligible(programme: Programme, who: Candidate) -> Eligibility:
    """By the programme's conditions; one that fails settles it, else one that cannot be told."""
    found = judge(programme.conditions, who)
    if not programme.closed:
        return found
    closed = Reason(held=False, condition=None, who=who, closed=programme.closed)
    return Eligibility(Eligible.NOT_ELIGIBLE, (closed, *found.reasons))


def judge(conditions: Iterable[Condition], who: Candidate) -> Eligibility:
    """The same for conditions alone, such as those an agency wrote for a service of its own."""
    reasons = tuple(Reason(each.holds(who), each, who) for each in conditions)
    return Eligibility(_state(reasons), reasons)


def _state(reasons: tuple[Reason, ...]) -> Eligible:
    if any(each.held is False for each in reasons):
        return Eligible.NOT_ELIGIBLE
    return Eligible.CANNOT_TELL if any(each.held is None for each in reasons) else Eligible.ELIGIBLE
