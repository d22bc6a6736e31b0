"""How each gate stands at a moment, what is to be done next and by whom, and whether the decision may be made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from throughcare.rules.kernel import Fingerprint, RuleId
from throughcare.rules.responses.gates.kinds import Decider, Gate, Stage
from throughcare.rules.responses.gates.moments import AgencyDays, Calendar, GateMoments, Happened
from throughcare.rules.responses.gates.tables import GateClock, GateRule, KindTable

RULE = RuleId.parse("due-process:gate_moment@2026-11-22")


class State(StrEnum):
    """How a gate stands."""

    WAITS = "waits"
    TOO_EARLY = "too_early"
    OPEN = "open"
    OVERDUE = "overdue"
    MET = "met"
    WAIVED = "waived"
    NOT_EVIDENCED = "not_evidenced"


STATES: Mapping[State, str] = MappingProxyType(
    {
        State.WAITS: "Waits for an earlier step",
        State.TOO_EARLY: "Too early",
        State.OPEN: "Open: to be done",
        State.OVERDUE: "Overdue",
        State.MET: "Met",
        State.WAIVED: "Waived by the person",
        State.NOT_EVIDENCED: "Not evidenced",
    }
)
CLOSED = frozenset({State.MET, State.WAIVED})
"""What lets the next gate, and the decision, be reached."""
ENDED = CLOSED | {State.NOT_EVIDENCED}
"""What nothing more is done about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One gate at a moment. waits_for: gates still to be closed before it."""

    rule: GateRule
    state: State
    moments: GateMoments
    waits_for: tuple[Gate, ...] = ()

    @property
    def gate(self) -> Gate:
        return self.rule.gate


def standing(
    rule: GateRule, closed: Mapping[Gate, State], moments: GateMoments, now: datetime, *, decided: bool
) -> Standing:
    """How a gate stands now. closed: those met, waived or not evidenced. decided: the decision is made."""
    if rule.gate in closed:
        return Standing(rule=rule, state=closed[rule.gate], moments=moments)
    waits = tuple(gate for gate in rule.after if closed.get(gate) not in ENDED)
    return Standing(
        rule=rule, state=_state(rule, moments, now, waits, decided), moments=moments, waits_for=waits
    )


def _state(
    rule: GateRule, moments: GateMoments, now: datetime, waits: tuple[Gate, ...], decided: bool
) -> State:
    if moments.due is not None and now >= moments.due:
        return State.OVERDUE
    if waits or (rule.stage is not Stage.BEFORE and not decided):
        return State.WAITS
    if moments.earliest is not None and now < moments.earliest:
        return State.TOO_EARLY
    return State.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """Whether the decision may be made, what is missing, and what comes next with who must act."""

    open: bool
    missing: tuple[Gate, ...]
    next: Standing | None
    deciders: tuple[Decider, ...]


def unlocked(table: KindTable, stands: Iterable[Standing]) -> Unlocked:
    """Whether every gate before the decision is closed, and the next step: one that can be taken if any."""
    all_of_them = tuple(stands)
    before = [each for each in all_of_them if each.rule.stage is Stage.BEFORE]
    missing = tuple(each.gate for each in before if each.state not in CLOSED)
    todo = [each for each in all_of_them if each.state not in ENDED and not each.rule.by_decision]
    ready = [each for each in todo if each.state in (State.OVERDUE, State.OPEN) and not each.waits_for]
    following = min(ready, key=_pressing, default=next(iter(todo), None))
    return Unlocked(open=not missing, missing=missing, next=following, deciders=table.deciders)


def _pressing(stand: Standing) -> tuple[bool, bool, float]:
    """What is overdue first, then what is due soonest; otherwise the order of the table, which `min` keeps."""
    due = stand.moments.due
    return stand.state is not State.OVERDUE, due is None, due.timestamp() if due else 0.0


def fingerprint(
    rule: GateRule,
    happened: Happened,
    calendar: Calendar,
    days: AgencyDays,
    *,
    held: bool,
    put_off_seconds: int,
) -> Fingerprint:
    """By which anyone can check that these clocks were asked these facts."""
    return Fingerprint.of(
        RULE,
        {
            "gate": rule.gate,
            "stage": rule.stage,
            "after": rule.after,
            "clocks": [
                {
                    "bound": each.bound, "since": each.since, "held": each.held,
                    "length": (each.clock or days.get((rule.gate, each.bound))),
                    "began": happened.get(each.since),
                }
                for each in rule.clocks
            ],
            "zone": calendar.zone,
            "holidays": calendar.holidays if any(_asks_holidays(each, days, rule) for each in rule.clocks) else (),
            "held": held,
            "put_off": put_off_seconds,
        },
    )  # fmt: skip


def _asks_holidays(each: GateClock, days: AgencyDays, rule: GateRule) -> bool:
    length = each.clock or days.get((rule.gate, each.bound))
    return length is not None and length.asks_holidays
