"""A place's table of gates: for each kind of decision what comes before it, in it and after it, and by what law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from throughcare.rules.dates import Clock
from throughcare.rules.kernel import DuplicateCode, Mark, Source, Unsourced
from throughcare.rules.responses.gates.kinds import (
    BY_DECISION,
    FINDINGS,
    PRECEDES,
    WAIVABLE,
    Decider,
    DecisionKind,
    Finding,
    Gate,
    Stage,
)

HOUSE = Source(
    title="Throughcare's own default: every gate, for whatever no law of the place was read",
    citation="docs/domain/due-process.md",
    version="2026-11-22",
    effective_from=None,
    checked_on=date(2026, 11, 22),
    licence="MIT",
    mark=Mark.AGENCY_DEFAULT,
)


class Since(StrEnum):
    """From what a clock runs."""

    OPENED = "opened"
    DETAINED = "detained"
    CONVICTION_VERIFIED = "conviction_verified"
    RETURN_VERIFIED = "return_verified"
    PRELIMINARY = "preliminary"
    NOTICE = "notice"
    DECIDED = "decided"
    TOLD = "told"


SINCE: Mapping[Since, str] = MappingProxyType(
    {
        Since.OPENED: "the day it was begun",
        Since.DETAINED: "detention",
        Since.CONVICTION_VERIFIED: "the official verification of the conviction",
        Since.RETURN_VERIFIED: "the official verification of the return to custody",
        Since.PRELIMINARY: "the preliminary hearing",
        Since.NOTICE: "service of the notice",
        Since.DECIDED: "the decision",
        Since.TOLD: "the day the person was told",
    }
)


class Bound(StrEnum):
    """What a clock says of a gate: that it is not met before, or is met by."""

    NOT_BEFORE = "not_before"
    BY = "by"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateClock:
    """One time limit of a gate. clock: None where no figure was read: the agency sets its days.

    held: it runs only while the person is detained. moves_on_request: time stands still while the person themselves
    asked to put it off; otherwise it runs on, whoever asked.
    Raises Unsourced for a figure of no source.
    """

    bound: Bound
    since: Since
    clock: Clock | None
    source: Source | None = None
    held: bool = False
    moves_on_request: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if self.clock is not None and self.source is None:
            raise Unsourced(f"The time limit of {self.clock.words}", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRule:
    """One gate of a table. after: gates that are closed before it. who: must act. findings: what meets it."""

    gate: Gate
    stage: Stage
    after: tuple[Gate, ...] = ()
    clocks: tuple[GateClock, ...] = ()
    who: Decider = Decider.OFFICER
    findings: tuple[Finding, ...]
    source: Source = HOUSE
    note: str = ""

    @property
    def waivable(self) -> bool:
        """Whether the person may give it up."""
        return self.gate in WAIVABLE

    @property
    def by_decision(self) -> bool:
        """Whether the decision itself meets it."""
        return self.gate in BY_DECISION

    @property
    def agency_sets(self) -> tuple[GateClock, ...]:
        """The clocks that stand without a figure."""
        return tuple(clock for clock in self.clocks if clock.clock is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTable:
    """What is asked of one kind of decision. deciders: any of them may decide. listed: the place's own table names it.

    standard: of proof; "" where none was read. may_have_reported: the law gives the decision to whoever saw the
    failure, so that the one who reported it may decide.
    """

    kind: DecisionKind
    gates: tuple[GateRule, ...]
    deciders: tuple[Decider, ...]
    source: Source
    standard: str = ""
    may_have_reported: bool = False
    listed: bool = True
    note: str = ""

    def gate(self, gate: Gate) -> GateRule | None:
        """The row of a gate; None where the table does not ask for it."""
        return next((row for row in self.gates if row.gate is gate), None)

    def at(self, stage: Stage) -> tuple[GateRule, ...]:
        """The gates of a stage, in order."""
        return tuple(row for row in self.gates if row.stage is stage)


ORDER = {gate: at for at, gate in enumerate(Gate)}
_LATER = {Stage.BEFORE: 0, Stage.WITH: 1, Stage.AFTER: 2}
_STAGE = {
    Gate.INDEPENDENT: Stage.WITH,
    Gate.REASONS: Stage.WITH,
    Gate.APPEAL_TOLD: Stage.AFTER,
    Gate.REPRESENTATIONS: Stage.AFTER,
    Gate.REVIEW: Stage.AFTER,
}
_WHO = {
    Gate.PRELIMINARY_HEARING: Decider.MANAGER,
    Gate.PRELIMINARY_SUMMARY: Decider.MANAGER,
    Gate.WITNESSES: Decider.MANAGER,
    Gate.HEARD: Decider.MANAGER,
    Gate.REVIEW: Decider.MANAGER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a place asks for a gate, where it differs from the house: its stage, clocks, actor and law."""

    stage: Stage | None = None
    clocks: tuple[GateClock, ...] = ()
    who: Decider | None = None
    source: Source = HOUSE
    note: str = ""


def table(
    kind: DecisionKind, gates: Mapping[Gate, Asked], *, deciders: Iterable[Decider], source: Source,
    standard: str = "", may_have_reported: bool = False, listed: bool = True, note: str = "",
) -> KindTable:  # fmt: skip
    """A table of one kind: each gate put in its place, after those that precede it."""
    named = tuple(deciders)
    stages = {gate: asked.stage or _STAGE.get(gate, Stage.BEFORE) for gate, asked in gates.items()}
    rows = tuple(
        GateRule(
            gate=gate, stage=stages[gate], clocks=gates[gate].clocks, source=gates[gate].source, note=gates[gate].note,
            findings=FINDINGS[gate], after=_preceding(gate, stages),
            who=named[0] if gate in BY_DECISION else gates[gate].who or _WHO.get(gate, Decider.OFFICER),
        )
        for gate in sorted(gates, key=lambda each: (_LATER[stages[each]], ORDER[each]))
    )  # fmt: skip
    return KindTable(
        kind=kind, gates=rows, deciders=named, source=source, standard=standard, may_have_reported=may_have_reported,
        listed=listed, note=note,
    )  # fmt: skip


def _preceding(gate: Gate, stages: Mapping[Gate, Stage]) -> tuple[Gate, ...]:
    return tuple(
        each
        for each in PRECEDES.get(gate, ())
        if each in stages and _LATER[stages[each]] <= _LATER[stages[gate]]
    )


NO_FIGURE = "No figure was read: the agency sets its days."


def set_by_agency(bound: Bound, since: Since, note: str = NO_FIGURE) -> GateClock:
    """A time limit whose figure was not read: it stands, and the agency says how long."""
    return GateClock(bound=bound, since=since, clock=None, moves_on_request=True, note=note)


EVERY_GATE: Mapping[Gate, Asked] = MappingProxyType(
    {
        gate: Asked(
            clocks={
                Gate.HEARD: (set_by_agency(Bound.NOT_BEFORE, Since.NOTICE), set_by_agency(Bound.BY, Since.OPENED)),
                Gate.PRELIMINARY_HEARING: (set_by_agency(Bound.BY, Since.OPENED),),
                Gate.APPEAL_TOLD: (set_by_agency(Bound.BY, Since.DECIDED),),
                Gate.REPRESENTATIONS: (set_by_agency(Bound.BY, Since.TOLD),),
                Gate.REVIEW: (set_by_agency(Bound.BY, Since.DECIDED),),
            }.get(gate, ())
        )
        for gate in Gate
    }
)  # fmt: skip
"""The house's own: all there are."""
ANYBODY_NAMED = (Decider.MANAGER, Decider.COURT, Decider.BOARD, Decider.EXECUTIVE)
NOT_LISTED = "No law of the place was read for this kind of decision, so every gate stands."


def every_gate(
    kind: DecisionKind, deciders: Iterable[Decider] = ANYBODY_NAMED, *, listed: bool = False, source: Source = HOUSE,
    note: str = NOT_LISTED,
) -> KindTable:  # fmt: skip
    """The table of a kind for which nothing lighter was read."""
    return table(kind, EVERY_GATE, deciders=deciders, source=source, listed=listed, note=note)


@dataclass(frozen=True, slots=True)
class DueProcess:
    """A place's tables. A kind that is not listed gets every gate. Raises DuplicateCode for a kind listed twice."""

    listed: tuple[KindTable, ...] = ()
    note: str = "No law of the place was read, so every gate stands before every kind of decision."
    _by_kind: dict[DecisionKind, KindTable] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for each in self.listed:
            if each.kind in self._by_kind:
                raise DuplicateCode("Due process: kinds of decision", each.kind)
            self._by_kind[each.kind] = each
        for kind in DecisionKind:
            self._by_kind.setdefault(kind, every_gate(kind))

    def of(self, kind: DecisionKind) -> KindTable:
        """The table of a kind."""
        return self._by_kind[kind]

    @property
    def tables(self) -> tuple[KindTable, ...]:
        """One for every kind, listed or not."""
        return tuple(self._by_kind[kind] for kind in DecisionKind)


HOUSE_PROCESS = DueProcess()
