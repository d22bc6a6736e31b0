"""Pictures of scores as numbers for an SVG: the scale with its bands, and a score over time. No markup. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from throughcare.rules.dates import add_months
from throughcare.rules.forms.scales import Scale

WIDTH = 640
LEFT, RIGHT = 24, 24
BAR_TOP, BAR_HEIGHT = 30, 30
SCALE_HEIGHT = 104
LETTER = 7.2
"""About how wide a letter is, to know whether a text fits."""
CHART_LEFT, CHART_TOP, CHART_HEIGHT, FOOT = 64, 14, 220, 34
CHART_WIDTH = 860
ROOM_FOR_BANDS = 120
DOT, SHAPES = 6, 3
"""Half the width of a square, and how many shapes there are."""
MOST_TICKS = 7
STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between two marks of the axis of time."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One band of a scale. text: left out where it does not fit; title says everything. tone: 0 for the lowest."""

    x: float
    width: float
    text: str
    text_x: float
    title: str
    here: bool
    tone: int


@dataclass(frozen=True, slots=True)
class ScaleDrawn:
    """A scale, drawn. marker: the corners of the arrow. says: the whole of it in one sentence."""

    width: int
    height: int
    pieces: tuple[Piece, ...]
    ticks: tuple[Label, ...]
    marker: str
    at: Label
    says: str


TONES = 5
"""How many shades there are; the highest bands share the last."""


def draw_scale(scale: Scale) -> ScaleDrawn:
    """The bands side by side, to scale, and an arrow where this score stands."""

    def x(number: float) -> float:
        return round(LEFT + (number - scale.low) / (scale.high - scale.low) * (WIDTH - LEFT - RIGHT), 1)

    pieces = []
    for tone, step in enumerate(scale.steps):
        width = round(x(step.ends) - x(step.starts), 1)
        fits = len(step.title) * LETTER + 8 <= width
        title = f"{step.title}: from {step.starts:g} {scale.unit}"
        pieces.append(_piece(x(step.starts), width, step.title if fits else "", title, step.here, tone))
    here = next((step.title for step in scale.steps if step.here), "")
    at = x(scale.at)
    marker = f"{at:g},{BAR_TOP - 2} {at - 7:g},{BAR_TOP - 14} {at + 7:g},{BAR_TOP - 14}"
    return ScaleDrawn(
        WIDTH, SCALE_HEIGHT, tuple(pieces), tuple(_ticks_of(scale, x(scale.high), [x(s.starts) for s in scale.steps])),
        marker, Label(min(max(at, LEFT + 30.0), WIDTH - 60.0), BAR_TOP - 17, f"{scale.at:g} {scale.unit}"),
        _in_words(scale, here),
    )  # fmt: skip


def _piece(x: float, width: float, text: str, title: str, here: bool, tone: int) -> Piece:
    return Piece(x, width, text, x + 5, title, here, min(tone, TONES - 1))


def _ticks_of(scale: Scale, end: float, starts: Sequence[float]) -> Iterable[Label]:
    """Where each band begins, and the end; a second row where two would touch."""
    row, last = 0, -100.0
    for step, x in zip(scale.steps, starts, strict=True):
        row = (row + 1) % 2 if x - last < 40 else 0
        last = x
        yield Label(x, BAR_TOP + BAR_HEIGHT + 18 + row * 18, f"{step.starts:g}")
    if not scale.goes_on and end - last >= 40:
        yield Label(end, BAR_TOP + BAR_HEIGHT + 18, f"{scale.high:g} {scale.unit}")


def _in_words(scale: Scale, here: str) -> str:
    bands = ", ".join(f"{step.title} from {step.starts:g}" for step in scale.steps)
    band = f", in the band {here}" if here else ""
    unit = "per cent" if scale.unit == "%" else scale.unit
    return f"A scale in {unit}. This score is at {scale.at:g}{band}. {bands}."


@dataclass(frozen=True, slots=True)
class Reading:
    """A score on a day. series: only points of one series are joined: the same rule in the same version and form."""

    on: date
    number: float
    series: str
    title: str


@dataclass(frozen=True, slots=True)
class Band:
    """Where a band begins, in the unit of the readings."""

    title: str
    starts: float


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
    """The background of a band."""

    y: float
    height: float
    tone: int
    label: Label


@dataclass(frozen=True, slots=True)
class Break:
    """Where another version or form begins: a line from top to bottom, with its name."""

    x: float
    label: Label


@dataclass(frozen=True, slots=True)
class ChartDrawn:
    """A score over time, drawn. lines: the points of each polyline. left to bottom: the field, inner its width."""

    width: int
    height: int
    left: int
    right: int
    inner: int
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
        inner = CHART_WIDTH - CHART_LEFT - ROOM_FOR_BANDS
        return round(CHART_LEFT + (day - self.first).days / (self.last - self.first).days * inner, 1)

    def y(self, number: float) -> float:
        return round(CHART_TOP + (1 - max(number, 0.0) / self.high) * CHART_HEIGHT, 1)


def draw_chart(readings: Sequence[Reading], bands: Sequence[Band]) -> ChartDrawn | None:
    """Readings over time, the oldest first. bands: of the latest series; none where there are none."""
    if not readings:
        return None
    field = _field(readings, bands)
    series = list(dict.fromkeys(each.series for each in readings))
    right = CHART_WIDTH - ROOM_FOR_BANDS
    return ChartDrawn(
        width=CHART_WIDTH, height=CHART_TOP + CHART_HEIGHT + FOOT, left=CHART_LEFT, right=right,
        inner=right - CHART_LEFT, top=CHART_TOP,
        bottom=CHART_TOP + CHART_HEIGHT, strips=tuple(_strips(bands, field, right)),
        ticks=tuple(Label(field.x(day), CHART_TOP + CHART_HEIGHT + 22, text) for day, text in _months(field)),
        levels=tuple(
            Label(CHART_LEFT - 8, field.y(number) + 4, f"{number:g}") for number in _levels(bands, field)
        ),
        lines=tuple(_line(run, field) for run in _runs(readings) if len(run) > 1),
        breaks=tuple(_breaks(readings, field)),
        dots=tuple(
            _dot(field.x(each.on), field.y(each.number), series.index(each.series) % SHAPES, each.title)
            for each in readings
        ),
    )  # fmt: skip


def _dot(x: float, y: float, shape: int, title: str) -> Dot:
    half = DOT + 2
    corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return Dot(x, y, shape, x - DOT, y - DOT, " ".join(f"{a:g},{b:g}" for a, b in corners), title)


def _field(readings: Sequence[Reading], bands: Sequence[Band]) -> _Field:
    days = [each.on for each in readings]
    room = max((max(days) - min(days)).days // 12, 30)
    highest = max(each.number for each in readings)
    top = max((band.starts for band in bands), default=0.0)
    high = max(highest * 1.15, top * 1.2, 1.0)
    return _Field(min(days) - timedelta(days=room), max(days) + timedelta(days=room), high)


def _levels(bands: Sequence[Band], field: _Field) -> list[float]:
    """The numbers on the axis: where bands begin, or four even steps."""
    if bands:
        return [band.starts for band in bands]
    return [round(field.high * part / 4, 1) for part in range(4)]


def _strips(bands: Sequence[Band], field: _Field, right: int) -> Iterable[Strip]:
    for tone, band in enumerate(bands):
        above = bands[tone + 1].starts if tone + 1 < len(bands) else field.high
        top, bottom = field.y(above), field.y(band.starts)
        yield Strip(
            top,
            round(bottom - top, 1),
            min(tone, TONES - 1),
            Label(right + 8, (top + bottom) / 2 + 4, band.title),
        )


def _runs(readings: Sequence[Reading]) -> Iterable[list[Reading]]:
    """Neighbours of one series, to be joined."""
    run: list[Reading] = []
    for each in readings:
        if run and run[-1].series != each.series:
            yield run
            run = []
        run.append(each)
    yield run


def _line(run: Sequence[Reading], field: _Field) -> str:
    return " ".join(f"{field.x(each.on):g},{field.y(each.number):g}" for each in run)


def _breaks(readings: Sequence[Reading], field: _Field) -> Iterable[Break]:
    for before, after in pairwise(readings):
        if before.series != after.series:
            x = round((field.x(before.on) + field.x(after.on)) / 2, 1)
            yield Break(x, Label(x + 4, CHART_TOP + 12, after.series))


def _months(field: _Field) -> list[tuple[date, str]]:
    """First days of months at the smallest step that leaves few enough."""
    months = (field.last.year - field.first.year) * 12 + field.last.month - field.first.month
    step = next((step for step in STEPS if months / step <= MOST_TICKS), STEPS[-1])
    start = date(field.first.year, 1, 1)
    found = (add_months(start, at) for at in range(0, months + 24, step))
    shown = "%Y" if step >= 12 else "%b %Y"
    return [(day, f"{day:{shown}}") for day in found if field.first <= day <= field.last]
