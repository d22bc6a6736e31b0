"""What a rule proposes after a missed contact, and the facts it is asked about. A person decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from throughcare.rules.kernel import Fingerprint, RuleId, Source, Term


class Action(StrEnum):
    """What the decider may choose, in neutral words; the pack has the words officers know."""

    NO_ACTION = "no_action"
    WARN = "warn"
    REFER = "refer"
    ASK_SUPERVISOR = "ask_supervisor"


class Step(StrEnum):
    """The next step a rule proposes."""

    JUDGE_EXCUSE = "judge_excuse"
    NOTHING = "nothing"
    WARN_OR_REFER = "warn_or_refer"
    REFER = "refer"
    SUPERVISOR_DECIDES = "supervisor_decides"
    NO_PUBLISHED_RULE = "no_published_rule"

    @property
    def label(self) -> str:
        """The proposal's heading."""
        return _TITLES[self]

    @property
    def actions(self) -> tuple[Action, ...]:
        """What may be chosen as the rule reads, the gentlest first. Else it is a departure with a reason."""
        return _ACTIONS[self]


_TITLES: dict[Step, str] = {
    Step.JUDGE_EXCUSE: "Judge the reason given",
    Step.NOTHING: "Nothing follows",
    Step.WARN_OR_REFER: "Warn or refer",
    Step.REFER: "Refer",
    Step.SUPERVISOR_DECIDES: "The supervisor decides",
    Step.NO_PUBLISHED_RULE: "No published rule",
}

_ACTIONS: dict[Step, tuple[Action, ...]] = {
    Step.JUDGE_EXCUSE: (),
    Step.NOTHING: (Action.NO_ACTION,),
    Step.WARN_OR_REFER: (Action.WARN, Action.REFER),
    Step.REFER: (Action.REFER,),
    Step.SUPERVISOR_DECIDES: (Action.NO_ACTION, Action.ASK_SUPERVISOR, Action.WARN, Action.REFER),
    Step.NO_PUBLISHED_RULE: (Action.NO_ACTION, Action.ASK_SUPERVISOR),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedContactFacts:
    """What is known when the next step is asked for; each rule takes the facts it names and no others.

    order_type: the pack's code for the order the contact stands under.
    missed_on: civil date of the contact, in the order's own time zone.
    excuse_reasonable: the officer's judgment; None until made.
    warned_on: dates of warnings on this order that stand. A withdrawn warning is not passed in.
    unexcused_on: dates of earlier contacts on this order judged to have had no reasonable excuse.
    """

    order_type: str
    missed_on: date
    excuse_reasonable: bool | None
    warned_on: tuple[date, ...] = ()
    unexcused_on: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        # In date order, so that the same facts told in another order have the same fingerprint.
        object.__setattr__(self, "warned_on", tuple(sorted(self.warned_on)))
        object.__setattr__(self, "unexcused_on", tuple(sorted(self.unexcused_on)))


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A step and why, as a rule's function returns it, before the rule's name and fingerprint are put on."""

    step: Step
    because: str
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A step proposed to a person, with everything needed to check it.

    facts: exactly the facts the rule used. fingerprint: of the rule and those facts.
    """

    step: Step
    because: str
    rule: RuleId
    source: Source
    facts: Mapping[str, object]
    fingerprint: Fingerprint
    terms: tuple[Term, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))
