"""A response grid: severity of what happened by risk gives a range of levels, each with the responses it opens.

A grid proposes a range and imposes nothing. A cell that nobody has read is None: "not known: the supervisor decides".
Each grid holds in one place and from one day, and says how well it was read; one that was read in part, at second hand,
or that has ended is not used until the agency confirms it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from throughcare.rules.kernel import Source
from throughcare.rules.kernel.reading import NOT_KNOWN

EMPTY: Mapping[str, str] = MappingProxyType({})


class Power(StrEnum):
    """Who may impose a response. Everybody else is refused, whatever else they may do."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    NOT_SEEN = "not_seen"  # the text that was read does not say: the supervisor decides
    HEARING_OFFICER = "hearing_officer"
    COURT = "court"
    BOARD = "board"

    @property
    def label(self) -> str:
        """Who, in neutral words; a pack has its own for the first two."""
        return _POWERS[self]

    @property
    def in_agency(self) -> bool:
        """Whether somebody who supervises people may impose it at all."""
        return self in (Power.OFFICER, Power.SUPERVISOR, Power.NOT_SEEN)


_POWERS: dict[Power, str] = {
    Power.OFFICER: "the responsible officer",
    Power.SUPERVISOR: "the supervisor",
    Power.NOT_SEEN: "the supervisor (who may impose it was not read)",
    Power.HEARING_OFFICER: "a hearing officer",
    Power.COURT: "the court",
    Power.BOARD: "the releasing board",
}


class Kind(StrEnum):
    """Praise and rewards are responses as sanctions are."""

    REWARD = "reward"
    SANCTION = "sanction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One response of a ladder.

    most: the most it may take, counted in `unit`, by the published rule `most_by`; None where no cap was read.
    does: "unpaid_work" where imposing it makes hours of work. consent: only if the person agrees.
    counted_in: what an amount of it is counted in; "" where it has none.
    """

    code: str
    title: str
    power: Power
    kind: Kind = Kind.SANCTION
    counted_in: str = ""
    most: int | None = None
    most_by: str = ""
    consent: bool = False
    does: str = ""


@dataclass(frozen=True, slots=True)
class GridLevel:
    """One level of response, with the measures that were read; none where the list was not."""

    code: str
    title: str
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFacts:
    """What a grid is asked. occurrence: 1 for the first time. risk, severity, ceiling: None where nobody said."""

    failure: str
    occurrence: int = 1
    risk: str | None = None
    severity: str | None = None
    ceiling: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Between which levels the response lies, both included. lowest None: not known, the supervisor decides.

    only: the measures this cell opens, where it does not open all of its levels.
    """

    lowest: str | None
    highest: str | None
    because: tuple[str, ...]
    only: tuple[str, ...] | None = None

    @property
    def known(self) -> bool:
        """Whether the grid says anything of this cell."""
        return self.lowest is not None


def not_known(because: str) -> Range:
    """The unseen cell."""
    return Range(None, None, (because, f"{NOT_KNOWN[0].upper()}{NOT_KNOWN[1:]}."))


class GridStanding(StrEnum):
    """How a grid stands on a day."""

    CURRENT = "current"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    UNVERIFIED = "unverified"

    @property
    def label(self) -> str:
        """What is said beside the table."""
        return {
            GridStanding.CURRENT: "In force, as read",
            GridStanding.NOT_YET: "Not yet in force",
            GridStanding.EXPIRED: "Expired",
            GridStanding.UNVERIFIED: "Unverified",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseGrid:
    """One place's table.

    code: with the day from which this version is held. place: the code of the pack it belongs to. order_kinds: the
    sorts of order it speaks of. levels: the gentlest first. risks, severities: what it asks besides, code and words;
    none where it asks for neither. ceiling: whether it asks which level the sentence allows at most. doubts: why it is
    not to be used before the agency has confirmed it; "" where the text itself was read. ends_on: the last day it
    held. for_officers: False where only a court or board uses it.
    """

    code: str
    title: str
    place: str
    state: str
    order_kinds: frozenset[str]
    levels: tuple[GridLevel, ...]
    find: Callable[[GridFacts], Range] = field(repr=False)
    source: Source
    risks: Mapping[str, str] = EMPTY
    severities: Mapping[str, str] = EMPTY
    ceiling: bool = False
    doubts: str = ""
    ends_on: date | None = None
    for_officers: bool = True
    notes: tuple[str, ...] = ()

    def standing(self, on: date) -> GridStanding:
        """How it stands on a day, before any agency has confirmed it."""
        if self.source.effective_from is not None and on < self.source.effective_from:
            return GridStanding.NOT_YET
        if self.ends_on is not None and on > self.ends_on:
            return GridStanding.EXPIRED
        return GridStanding.UNVERIFIED if self.doubts else GridStanding.CURRENT

    def live(self, on: date, *, confirmed: bool) -> bool:
        """Whether it may be used: as it was read, or because the agency has confirmed it. Never before its day."""
        standing = self.standing(on)
        return standing is GridStanding.CURRENT or (confirmed and standing is not GridStanding.NOT_YET)

    def rank(self, level: str) -> int:
        """Where a level stands, 0 the gentlest. Raises ValueError for one that is not here."""
        return [each.code for each in self.levels].index(level)

    def within(self, found: Range) -> tuple[GridLevel, ...]:
        """The levels of a range with the measures it opens, the gentlest first; none where it is not known."""
        if found.lowest is None or found.highest is None:
            return ()
        levels = self.levels[self.rank(found.lowest) : self.rank(found.highest) + 1]
        if found.only is None:
            return levels
        return tuple(
            replace(level, measures=tuple(each for each in level.measures if each.code in found.only))
            for level in levels
        )
