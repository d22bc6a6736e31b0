"""Pictures of a plan as numbers for an SVG: the readings of one objective against its target. No markup. Pure.

The time line of the whole plan is drawn as that of the orders is (orders.drawing); `lanes.py` says what stands on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 520, 190, 52, 120, 14, 26


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure on a day, with what stands beside it."""

    on: date
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted objective. baseline: None where nothing was counted at first. marks: benchmarks on the way."""

    unit: str
    starts_on: date
    ends_on: date
    baseline: float | None
    target: float
    marks: tuple[Reading, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A line across the picture at one value. kind: "baseline" or "target"."""

    y: float
    kind: str
    label: Text


@dataclass(frozen=True, slots=True)
class Dot:
    """A reading or a benchmark. points: of the diamond of a benchmark; "" for a reading, which is a circle."""

    x: float
    y: float
    title: str
    points: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture. line: through the readings; "" with fewer than two. says: all of it in words."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    levels: tuple[Level, ...]
    ticks: tuple[Text, ...]
    days: tuple[Text, ...]
    line: str
    dots: tuple[Dot, ...]
    today_x: float | None
    says: str


@dataclass(frozen=True, slots=True)
class _Field:
    first: date
    last: date
    low: float
    high: float

    def x(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(LEFT + min(max(share, 0.0), 1.0) * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(TOP + (1 - share) * (HEIGHT - TOP - FOOT), 1)


def draw_chart(counted: Counted, today: date) -> Chart:
    """Baseline and target as lines, benchmarks as diamonds, readings as dots joined in order of time."""
    field = _field(counted)
    levels = [("target", "Target", counted.target)]
    if counted.baseline is not None:
        levels.append(("baseline", "Baseline", counted.baseline))
    readings = sorted(counted.readings, key=lambda each: each.on)
    return Chart(
        width=WIDTH, height=HEIGHT, left=LEFT, right=WIDTH - RIGHT, bottom=HEIGHT - FOOT,
        levels=tuple(_level(field, kind, f"{words}: {value:g}", value) for kind, words, value in levels),
        ticks=tuple(Text(LEFT - 8, field.y(value) + 4, f"{value:g}") for value in _round(field, counted.target)),
        days=(
            Text(LEFT, HEIGHT - 8, f"{field.first:%b %Y}"), Text(WIDTH - RIGHT, HEIGHT - 8, f"{field.last:%b %Y}"),
        ),
        line=_line(field, readings),
        dots=(
            *(Dot(field.x(each.on), field.y(each.value), each.words, _diamond(field, each)) for each in counted.marks),
            *(Dot(field.x(each.on), field.y(each.value), each.words) for each in readings),
        ),
        today_x=field.x(today) if field.first <= today <= field.last else None,
        says=_says(counted, readings),
    )  # fmt: skip


def _field(counted: Counted) -> _Field:
    days = [counted.starts_on, counted.ends_on, *(each.on for each in (*counted.marks, *counted.readings))]
    values = [counted.target, *(each.value for each in (*counted.marks, *counted.readings))]
    if counted.baseline is not None:
        values.append(counted.baseline)
    low, high = min(0.0, *values), max(values)
    room = (high - low) * 0.08 or 1.0
    first, last = min(days), max(days)
    return _Field(first, max(last, first + timedelta(days=1)), low, high + room)


def _level(field: _Field, kind: str, words: str, value: float) -> Level:
    y = field.y(value)
    return Level(y, kind, Text(WIDTH - RIGHT + 8, y + 4, words))


def _line(field: _Field, readings: Sequence[Reading]) -> str:
    if len(readings) < 2:
        return ""
    return " ".join(f"{field.x(each.on):g},{field.y(each.value):g}" for each in readings)


def _round(field: _Field, target: float) -> Sequence[float]:
    """The figures of the axis: its foot, and the target where that stands above it."""
    return (field.low, target) if target > field.low else (field.low,)


def _diamond(field: _Field, each: Reading) -> str:
    x, y, half = field.x(each.on), field.y(each.value), 7
    return " ".join(f"{a:g},{b:g}" for a, b in ((x, y - half), (x + half, y), (x, y + half), (x - half, y)))


def _says(counted: Counted, readings: Sequence[Reading]) -> str:
    unit = f" {counted.unit}" if counted.unit else ""
    began = f"from {counted.baseline:g} " if counted.baseline is not None else ""
    now = f"Last reading: {readings[-1].value:g}{unit}." if readings else "No reading yet."
    return f"Goes {began}to {counted.target:g}{unit}. {now}"
