"""How a place's licences go: which orders carry one, its kinds, its statuses and the moves between them.

The stages are this program's own and the same everywhere; a place whose table of statuses was read names the status of
each stage, and then only the moves of that table are made, with those few that it leaves open and the house adds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from throughcare.rules.jurisdictions.parts import OrderKind
from throughcare.rules.kernel import Conclusion, Move, RuleError, Transitions


class Stage(StrEnum):
    """Where a licence, or a new version of one, is on its way."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"
    ACTIVE = "active"
    INACTIVE = "inactive"
    TIMED_OUT = "timed_out"

    @property
    def words(self) -> str:
        """As a page says it where the place has no word of its own."""
        return STAGES[self]

    @property
    def over(self) -> bool:
        """Whether nothing comes of it any more."""
        return self in (Stage.REJECTED, Stage.INACTIVE, Stage.TIMED_OUT)


STAGES: Mapping[str, str] = {
    Stage.DRAFT: "Being drafted",
    Stage.SUBMITTED: "Waiting for approval",
    Stage.APPROVED: "Approved",
    Stage.REJECTED: "Rejected",
    Stage.ACTIVE: "In force",
    Stage.INACTIVE: "No longer in force",
    Stage.TIMED_OUT: "Not submitted in time",
}
STAGE_MOVES = (
    Move(Stage.DRAFT, Stage.SUBMITTED),
    Move(Stage.DRAFT, Stage.TIMED_OUT),
    Move(Stage.SUBMITTED, Stage.APPROVED),
    Move(Stage.SUBMITTED, Stage.DRAFT),  # sent back
    Move(Stage.SUBMITTED, Stage.REJECTED),
    Move(Stage.APPROVED, Stage.SUBMITTED),  # changed after approval, to be approved again
    Move(Stage.APPROVED, Stage.ACTIVE),
    *(Move(stage, Stage.INACTIVE) for stage in Stage if stage is not Stage.INACTIVE),
)
HOUSE_TABLE = Transitions(name="Licence", states=STAGES, moves=STAGE_MOVES)
"""The moves of a place of which no table was read; the database promises them of every place."""
HOUSE_KIND, HOUSE_VARIATION = "release", "variation"
DAYS_BEFORE = 10
"""A licence that nobody submitted so many days before its start is told of: a starting value of this program."""

type HardStop = Callable[[date, str, Callable[[int, int], frozenset[date]]], Conclusion]
"""Asked with the licence start, the kind, and the place's holidays of years; answers `result`, a day or None."""


class StagesDoNotFit(RuleError):
    """A stage is named after a status that the place's table does not hold."""


def _as_itself() -> Mapping[Stage, str]:
    return {stage: stage.value for stage in Stage}


@dataclass(frozen=True, slots=True, kw_only=True)
class Licensing:
    """title: what it is called here. carried_by: sorts of order that carry one. table: statuses and moves.

    statuses, of_variations: the status of each stage, of a first licence and of a new version of one; a stage left out
    is not reached here. left_open: moves that the table leaves open and the house adds.
    kinds, types: with their words. made_inside: kinds that are made after the hard stop has begun.
    variations: the kind of a new version, by the kind of the licence; the house's own for one that is not listed.
    catalogue: whose standard conditions a licence begins with; "" for every standard condition of the place.
    hard_stop: from when it can no longer be submitted; None where nothing was read. submit_before: in days.
    """

    title: str = "Licence"
    carried_by: frozenset[OrderKind] = frozenset({OrderKind.LICENCE, OrderKind.PAROLE})
    table: Transitions = HOUSE_TABLE
    statuses: Mapping[Stage, str] = field(default_factory=_as_itself)
    of_variations: Mapping[Stage, str] = field(default_factory=_as_itself)
    left_open: tuple[Move, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=lambda: {HOUSE_KIND: "on release"})
    types: Mapping[str, str] = field(default_factory=dict)
    made_inside: frozenset[str] = frozenset()
    variations: Mapping[str, str] = field(default_factory=dict)
    varied_as: str = HOUSE_VARIATION
    catalogue: str = ""
    hard_stop: HardStop | None = None
    submit_before: int = DAYS_BEFORE

    def __post_init__(self) -> None:
        named = {*self.statuses.values(), *self.of_variations.values()}
        if strange := named - set(self.table.states):
            raise StagesDoNotFit(
                f"{self.table.name} has no status {sorted(strange)}", statuses=sorted(strange)
            )

    def status(self, stage: Stage, *, variation: bool) -> str:
        """The place's own code of a stage; the stage's own for one that its table lacks."""
        named = self.of_variations if variation else self.statuses
        return named.get(stage, stage.value)

    def words(self, stage: Stage, *, variation: bool) -> str:
        """The place's own words of a stage."""
        return self.table.states.get(self.status(stage, variation=variation), stage.words)

    def allows(self, start: Stage, to: Stage, *, variation: bool) -> bool:
        """Whether the place's table, or what the house adds to it, has the move."""
        named = self.of_variations if variation else self.statuses
        if start not in named or to not in named or HOUSE_TABLE.find(start, to) is None:
            return False
        here, there = named[start], named[to]
        added = any((move.start, move.to) == (here, there) for move in self.left_open)
        return added or self.table.find(here, there) is not None

    def kind_of_variation(self, kind: str) -> str:
        """The kind of a new version of a licence of `kind`."""
        return self.variations.get(kind, self.varied_as)

    def kind_words(self, kind: str) -> str:
        """A kind in words."""
        return self.kinds.get(kind, "a change" if kind == HOUSE_VARIATION else kind)


HOUSE_LICENSING = Licensing()
