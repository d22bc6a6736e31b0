"""What an instrument adds up: features made from the answers, and the parts that weigh them, in the order they count.

A feature names the values it can have (its span), so that a table of all of them can serve whole populations with
the same numbers, added in the same order, to the last bit.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

type Features = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A value made from others. of: the names it takes, in the order of `make`'s parameters.

    how: what `make` does, in words or as a formula, for the rule's page ("the first less the second").
    span: for each name the values it can have. Without a span `make` uses only operators that work on a whole column
    as on one value (+, -, comparison), and never branches.
    """

    name: str
    of: tuple[str, ...]
    make: Callable[..., object]
    span: tuple[Sequence[Hashable], ...] = ()
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A whole number made from many values: `each` of them counts so much (never below 0), and they are added up."""

    name: str
    of: tuple[str, ...]
    each: Callable[[object], int]
    how: str = ""

    def make(self, *values: object) -> int:
        """The tally of these values."""
        return sum(map(self.each, values))


class Part(Protocol):
    """One thing that counts: its name, the feature it weighs, and the sentence that explains it.

    says: a sentence with `{value}` and `{contribution}` where those belong.
    """

    @property
    def name(self) -> str: ...

    @property
    def feature(self) -> str: ...

    @property
    def says(self) -> str: ...

    def weigh(self, value: object) -> float:
        """The contribution of the feature's value."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Where everyone starts."""

    weight: float
    name: str = "Starting point"
    says: str = "Everyone starts at {contribution}."
    feature: str = ""

    def weigh(self, value: object) -> float:
        return self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class ByValue:
    """A weight for each value the feature can have. formula: how a long table came about, for its page."""

    name: str
    feature: str
    weights: Mapping[Any, float]
    says: str
    formula: str = ""

    def weigh(self, value: object) -> float:
        return self.weights[value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The feature's number times one weight."""

    name: str
    feature: str
    weight: float
    says: str

    def weigh(self, value: object) -> float:
        return self.weight * value  # type: ignore[operator]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineByGroup:
    """The feature is a group and a number: the number times the weight of its group. Such a feature has a span."""

    name: str
    feature: str
    weights: Mapping[Any, float]
    says: str

    def weigh(self, value: Any) -> float:
        group, number = value
        contribution: float = self.weights[group] * number
        return contribution


def steps(edges: Mapping[int, float], low: int, high: int) -> dict[Hashable, float]:
    """A weight for each whole number from `low` to `high`: that of the highest edge not above it.

    Raises ValueError when `low` lies below the first edge.
    """
    starts = sorted(edges)
    if low < starts[0]:
        raise ValueError(f"No weight is given for {low}: the first edge is {starts[0]}.")
    return {number: edges[max(edge for edge in starts if edge <= number)] for number in range(low, high + 1)}
