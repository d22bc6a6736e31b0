"""A score over time as numbers for an SVG: points of one version are joined, of two versions never. No markup. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from throughcare.casework.assessments.drawing import TONES, Label
from throughcare.rules.dates import add_months

WIDTH, LEFT, TOP, HEIGHT, FOOT = 860, 64, 22, 220, 34
ROOM_FOR_BANDS = 120
DOT, SHAPES = 6, 3
"""Half the width of a square, and how many shapes there are."""
MOST_TICKS = 7
STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between two marks of the axis of time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A score on a day. series: only readings of one are joined; name: what the series is called in the picture.

    bands: the title of each and where it begins, in the unit of the number.
    """

    on: date
    number: float
    series: str
    name: str
    title: str
    bands: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """One reading: a circle, a square or a diamond, by which its series is told apart besides its place.

    shape: 0, 1 or 2. left, top: of the square; corners: of the diamond.
    """

    x: float
    y: float
    shape: int
    left: float
    top: float
    corners: str
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The background of a band, as far as its version reaches. label: beside the last version only."""

    x: float
    y: float
    width: float
    height: float
    tone: int
    title: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Break:
    """Where another version or form begins: a line from top to bottom, with its name."""

    x: float
    label: Label


@dataclass(frozen=True, slots=True)
class ChartDrawn:
    """A score over time, drawn. lines: the points of each polyline. left to bottom: the field."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    strips: tuple[Strip, ...]
    ticks: tuple[Label, ...]
    levels: tuple[Label, ...]
    lines: tuple[str, ...]
    breaks: tuple[Break, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """From days and numbers to places."""

    first: date
    last: date
    high: float

    def x(self, day: date) -> float:
        inner = WIDTH - LEFT - ROOM_FOR_BANDS
        return round(LEFT + (day - self.first).days / (self.last - self.first).days * inner, 1)

    def y(self, number: float) -> float:
        return round(TOP + (1 - min(max(number, 0.0), self.high) / self.high) * HEIGHT, 1)


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbours of one series, and the part of the picture that is theirs."""

    readings: tuple[Reading, ...]
    starts: float
    ends: float
    last: bool


def draw_chart(readings: Sequence[Reading]) -> ChartDrawn | None:
    """Readings over time, the oldest first; None without any."""
    if not readings:
        return None
    field = _field(readings)
    runs = _runs(readings, field)
    series = list(dict.fromkeys(each.series for each in readings))
    return ChartDrawn(
        width=WIDTH, height=TOP + HEIGHT + FOOT, left=LEFT, right=WIDTH - ROOM_FOR_BANDS, top=TOP, bottom=TOP + HEIGHT,
        strips=tuple(strip for run in runs for strip in _strips(run, field)),
        ticks=tuple(Label(field.x(day), TOP + HEIGHT + 22, text) for day, text in _months(field)),
        levels=tuple(Label(LEFT - 8, field.y(number) + 4, f"{number:g}") for number in _levels(runs[-1], field)),
        lines=tuple(_line(run, field) for run in runs if len(run.readings) > 1),
        breaks=tuple(Break(run.starts, Label(run.starts + 5, TOP - 8, run.readings[0].name)) for run in runs[1:]),
        dots=tuple(_dot(field, each, series.index(each.series) % SHAPES) for each in readings),
    )  # fmt: skip


def _field(readings: Sequence[Reading]) -> _Field:
    days = [each.on for each in readings]
    room = max((max(days) - min(days)).days // 12, 30)
    highest = max(each.number for each in readings)
    top = max((start for each in readings for _, start in each.bands), default=0.0)
    return _Field(
        min(days) - timedelta(days=room),
        max(days) + timedelta(days=room),
        max(highest * 1.15, top * 1.2, 1.0),
    )


def _runs(readings: Sequence[Reading], field: _Field) -> list[_Run]:
    """Each run reaches half way to the next one."""
    groups = [tuple(group) for _, group in groupby(readings, key=lambda each: each.series)]
    middles = [
        round((field.x(before[-1].on) + field.x(after[0].on)) / 2, 1) for before, after in pairwise(groups)
    ]
    edges = [float(LEFT), *middles, float(WIDTH - ROOM_FOR_BANDS)]
    return [
        _Run(group, starts, ends, group is groups[-1])
        for group, (starts, ends) in zip(groups, pairwise(edges), strict=True)
    ]


def _strips(run: _Run, field: _Field) -> Iterable[Strip]:
    bands = run.readings[-1].bands
    for tone, (title, start) in enumerate(bands):
        above = bands[tone + 1][1] if tone + 1 < len(bands) else field.high
        top, bottom = field.y(above), field.y(start)
        label = Label(run.ends + 8, round((top + bottom) / 2 + 4, 1), title) if run.last else None
        said = f"{title} from {start:g}, {run.readings[0].name}"
        yield Strip(
            run.starts,
            top,
            round(run.ends - run.starts, 1),
            round(bottom - top, 1),
            min(tone, TONES - 1),
            said,
            label,
        )


def _levels(run: _Run, field: _Field) -> list[float]:
    """The numbers on the axis: where the last version's bands begin, or four even steps."""
    if run.readings[-1].bands:
        return [start for _, start in run.readings[-1].bands]
    return [round(field.high * part / 4, 1) for part in range(4)]


def _dot(field: _Field, reading: Reading, shape: int) -> Dot:
    x, y, half = field.x(reading.on), field.y(reading.number), DOT + 2
    corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    points = " ".join(f"{a:g},{b:g}" for a, b in corners)
    return Dot(x, y, shape, round(x - DOT, 1), round(y - DOT, 1), points, reading.title)


def _line(run: _Run, field: _Field) -> str:
    return " ".join(f"{field.x(each.on):g},{field.y(each.number):g}" for each in run.readings)


def _months(field: _Field) -> list[tuple[date, str]]:
    """First days of months at the smallest step that leaves few enough."""
    months = (field.last.year - field.first.year) * 12 + field.last.month - field.first.month
    step = next((step for step in STEPS if months / step <= MOST_TICKS), STEPS[-1])
    start = date(field.first.year, 1, 1)
    found = (add_months(start, at) for at in range(0, months + 24, step))
    shown = "%Y" if step >= 12 else "%b %Y"
    return [(day, f"{day:{shown}}") for day in found if field.first <= day <= field.last]
