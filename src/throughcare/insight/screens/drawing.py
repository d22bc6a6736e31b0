"""A plot of shares with their intervals, worked out in the units of its picture: a template does no arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass

from throughcare.insight.validation import Predicted, Rate, Still
from throughcare.insight.wording import percent

WIDTH, HEIGHT = 360, 250
LEFT, RIGHT, TOP, BOTTOM = 42, 350, 12, 204
ROOM = 26
"""So wide is a label below the plot; where there is less room only every other one is written."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A share and its interval. title: the same in words, for who points at it."""

    x: float
    y: float
    low_y: float
    high_y: float
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis, and where its text stands."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The picture. level_y: where the base rate lies. diagonal: from corner to corner, where prediction is right."""

    dots: tuple[Dot, ...]
    below: tuple[Tick, ...]
    beside: tuple[Tick, ...]
    across: str
    label: str
    level_y: float | None = None
    diagonal: bool = False
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM
    middle: int = (LEFT + RIGHT) // 2
    foot: int = HEIGHT - 8


def by_score(rates: Sequence[Rate], base: float, label: str) -> Plot:
    """The rate at each score, rising from left to right; the base rate as a line."""
    step = (RIGHT - LEFT) / len(rates)
    xs = [LEFT + step * (at + 0.5) for at in range(len(rates))]
    every = max(1, round(ROOM * max(1, max(len(each.label) for each in rates) / 3) / step))
    return Plot(
        dots=tuple(_dot(x, each.rate, each.low, each.high, each.label) for x, each in zip(xs, rates, strict=True)),
        below=tuple(_below(x, each.label) for x, each in list(zip(xs, rates, strict=True))[::every]),
        beside=_shares(), across="Score", label=label, level_y=_y(base),
    )  # fmt: skip


def calibration(table: Sequence[Predicted], label: str) -> Plot:
    """Observed against predicted; on the diagonal the two agree."""
    return Plot(
        dots=tuple(_dot(_x(each.predicted), each.observed.rate, each.observed.low, each.observed.high,
                        f"{percent(each.predicted)} predicted") for each in table),
        below=tuple(_below(_x(share / 4), f"{share * 25}%") for share in range(5)),
        beside=_shares(), across="Predicted", label=label, diagonal=True,
    )  # fmt: skip


def curve(points: Sequence[Still], last_day: int, label: str) -> Plot:
    """The share still without the outcome, by day."""
    return Plot(
        dots=tuple(_dot(_x(each.day / last_day), each.share, each.low, each.high, f"day {each.day}")
                   for each in points),
        below=tuple(_below(_x(part / 4), str(round(last_day * part / 4))) for part in range(5)),
        beside=_shares(), across="Days", label=label,
    )  # fmt: skip


def _dot(x: float, share: float, low: float, high: float, label: str) -> Dot:
    title = f"{label}: {percent(share)} ({percent(low)} to {percent(high)})"
    return Dot(round(x, 1), _y(share), _y(low), _y(high), title)


def _x(share: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * share, 1)


def _y(share: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * share, 1)


def _shares() -> tuple[Tick, ...]:
    return tuple(Tick(LEFT - 6, _y(share / 4), f"{share * 25}%") for share in range(5))


def _below(x: float, text: str) -> Tick:
    return Tick(round(x, 1), BOTTOM + 18, text)
