"""How an instrument is evaluated over columns: tables filled once by its own functions, then looked up for every row.

A column never computes what one person's path computes differently: a feature is looked up in a table that its own
function filled, and the parts are added in the same order. A combination for which no table has an answer is a hole:
its rows are scored one by one.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from throughcare.rules.instruments import AtLeast, Feature, Instrument, Never, Part, Tally
from throughcare.rules.kernel import RuleError, is_known
from throughcare.rules.populations.pieces import Piece, Sum, smallest

LARGEST = 1 << 20
"""Combinations a table may have; what has more is scored one by one."""

HOLE = object()
"""Stands in a table where the function has no answer."""


class CannotTakeColumns(RuleError):
    """An instrument has a feature with more combinations than a table may hold."""

    def __init__(self, rule: str, feature: str, combinations: int) -> None:
        super().__init__(
            f"{rule} cannot be evaluated over columns: {feature} has {combinations:,} combinations here.",
            rule=rule, feature=feature, combinations=combinations,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lookup:
    """A feature as a table. of: the columns it takes; sizes: how many values each has; table: the place of its value
    for each combination, the last parameter counting fastest, or None where the combination is the place itself."""

    name: str
    of: tuple[str, ...]
    sizes: tuple[int, ...]
    table: NDArray[np.int32] | None

    def places(self, piece: Piece) -> NDArray[Any]:
        """The places of the feature's values, from those of the columns it takes."""
        at = piece.found[self.of[0]]
        for name, size in zip(self.of[1:], self.sizes[1:], strict=True):
            at = np.multiply(at, size, dtype=np.int32)
            at += piece.found[name]
        return at if self.table is None else self.table.take(at, mode="clip")


@dataclass(frozen=True, slots=True)
class Added:
    """A tally. The sum is itself the place of the value."""

    name: str
    sum: Sum

    def places(self, piece: Piece) -> NDArray[Any]:
        """The tally of each row."""
        return piece.added(self.sum)


@dataclass(frozen=True, slots=True)
class Weights:
    """A part as a table: its contribution at each place of its feature, NaN in a hole. feature "": the same for all."""

    part: Part
    feature: str
    table: NDArray[np.float64]

    @property
    def stored(self) -> NDArray[Any]:
        """The table in the smallest type that holds every contribution exactly."""
        return smallest(self.table)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Rows that a check refuses: those where the lookup finds less than `least`."""

    lookup: Lookup | Added
    least: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Lookups in order, then weights in order. band_by: the bands' group for each place of the feature they go by."""

    lookups: tuple[Lookup | Added, ...]
    weights: tuple[Weights, ...]
    doubts: tuple[Doubt, ...]
    band_by: tuple[str, tuple[Hashable, ...]] | None


def plan(instrument: Instrument, values: Mapping[str, Sequence[Hashable]]) -> Plan:
    """The plan for columns that hold these values. Raises CannotTakeColumns."""
    rule = str(instrument.card.id)
    known: dict[str, Sequence[Any]] = dict(values)
    taken_again = {name for feature in instrument.features for name in feature.of}
    lookups: list[Lookup | Added] = []
    for feature in instrument.features:
        if isinstance(feature, Tally):
            lookups.append(added := _added(feature, known))
            known[feature.name] = range(added.sum.most + 1)
            continue
        made = _made(rule, feature, known)
        sizes = tuple(len(known[name]) for name in feature.of)
        if feature.name in taken_again:
            table, made = _distinct(made)
        else:
            table = None
        known[feature.name] = made
        lookups.append(Lookup(feature.name, feature.of, sizes, table))
    weights = tuple(_weights(part, known) for part in instrument.parts)
    by = instrument.bands_by[0] if instrument.bands_by else None
    return Plan(
        tuple(lookups), weights, tuple(_doubts(instrument, known)), (by, tuple(known[by])) if by else None
    )


def _made(rule: str, feature: Feature, known: Mapping[str, Sequence[Any]]) -> list[Any]:
    combinations = int(np.prod([len(known[name]) for name in feature.of]))
    if combinations > LARGEST:
        raise CannotTakeColumns(rule, feature.name, combinations)
    return [_make(feature, taken) for taken in product(*[known[name] for name in feature.of])]


def _make(feature: Feature, taken: tuple[Any, ...]) -> object:
    """The feature of these values; a hole where its function was not made for them."""
    if HOLE in taken:
        return HOLE
    try:
        return feature.make(*taken)
    except (ValueError, ArithmeticError, LookupError, TypeError, RuleError):
        return HOLE


def _distinct(made: list[Any]) -> tuple[NDArray[np.int32], list[Any]]:
    seen: dict[Any, int] = {}
    places = [seen.setdefault((type(value), value), len(seen)) for value in made]
    return np.array(places, dtype=np.int32), [value for _, value in seen]


def _weights(part: Part, known: Mapping[str, Sequence[Any]]) -> Weights:
    if not part.feature:
        return Weights(part, "", np.array([part.weigh(None)]))
    return Weights(part, part.feature, np.array([_weigh(part, value) for value in known[part.feature]]))


def _weigh(part: Part, value: object) -> float:
    if value is HOLE:
        return float("nan")
    try:
        return part.weigh(value)
    except (ValueError, ArithmeticError, LookupError, TypeError):
        return float("nan")


def _added(tally: Tally, known: Mapping[str, Sequence[Any]]) -> Added:
    tables = (np.array([float(tally.each(value)) for value in known[name]]) for name in tally.of)
    return Added(tally.name, Sum.over(tally.of, map(smallest, tables)))


def _doubts(instrument: Instrument, known: Mapping[str, Sequence[Any]]) -> Iterator[Doubt]:
    """Which combinations the instrument's checks refuse."""
    rule = str(instrument.card.id)
    for check in instrument.checks:
        if isinstance(check, AtLeast):
            answered = Tally(name="answered", of=check.of, each=lambda answer: int(is_known(answer)))
            yield Doubt(_added(answered, known), check.fewest)
        elif isinstance(check, Never):
            made = _made(rule, Feature(name=check.says, of=check.of, make=check.holds), known)
            fine = np.array([value is False for value in made], dtype=np.int32)
            sizes = tuple(len(known[name]) for name in check.of)
            yield Doubt(Lookup("", check.of, sizes, fine), 1)
        else:
            raise CannotTakeColumns(rule, type(check).__name__, 0)
