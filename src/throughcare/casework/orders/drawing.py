"""A horizontal drawing of periods and dates on one time line: numbers for an SVG, no markup. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from throughcare.rules.dates import add_months

WIDTH, LABELS, RIGHT = 960, 170, 16
LANE, BAR, TOP, FOOT = 34, 22, 8, 30
MOST_TICKS = 8
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
"""Months between two marks of the axis."""
LETTER = 7.2
"""About how wide a letter is, to know whether a text fits into its bar."""
MOST_LETTERS = 20
"""Of a lane's name, which is bold, beside its bars; the table below the drawing says it whole."""


@dataclass(frozen=True, slots=True)
class Span:
    """A period to be drawn. starts_on None: since before what is drawn; ends_on (exclusive) None: still open."""

    lane: str
    text: str
    starts_on: date | None
    ends_on: date | None
    kind: str


@dataclass(frozen=True, slots=True)
class Point:
    """A single date to be drawn."""

    lane: str
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle with its text, which is left out when it does not fit; `title` always says everything."""

    x: float
    y: float
    width: float
    height: float
    text: str
    text_x: float
    text_y: float
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A diamond, as the points of a polygon."""

    points: str
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything an SVG of this size needs. today_x: where the line of today stands."""

    width: int
    height: int
    lanes: tuple[Label, ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Label, ...]
    today_x: float
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class _Scale:
    start: date
    end: date

    def x(self, day: date) -> float:
        """Where a day stands, kept inside the drawing."""
        share = (day - self.start).days / (self.end - self.start).days
        return round(LABELS + min(max(share, 0.0), 1.0) * (WIDTH - LABELS - RIGHT), 1)


def draw(spans: Sequence[Span], points: Sequence[Point], today: date) -> Drawing | None:
    """Lay out spans and points, one lane below the other in the order they first appear; None without any."""
    if not spans and not points:
        return None
    scale = _scale(spans, points, today)
    lanes = list(dict.fromkeys([*(span.lane for span in spans), *(point.lane for point in points)]))
    top = {lane: TOP + at * LANE for at, lane in enumerate(lanes)}
    bottom = TOP + len(lanes) * LANE
    return Drawing(
        width=WIDTH,
        height=bottom + FOOT,
        lanes=tuple(Label(0, top[lane] + LANE / 2 + 5, _short(lane)) for lane in lanes),
        bars=tuple(_bar(span, top[span.lane], scale) for span in spans),
        marks=tuple(_mark(point, top[point.lane], scale) for point in points),
        ticks=tuple(Label(scale.x(day), bottom + 20, text) for day, text in _ticks(scale)),
        today_x=scale.x(today),
        top=TOP,
        bottom=bottom,
    )


def _short(name: str) -> str:
    """As much of a lane's name as stands clear of its bars."""
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1].rstrip()}…"


def _scale(spans: Iterable[Span], points: Iterable[Point], today: date) -> _Scale:
    """From the first known day to the last, today included, with some room after what is still open."""
    days = [today, *(point.on for point in points)]
    for span in spans:
        days += [day for day in (span.starts_on, span.ends_on) if day is not None]
    first, last = min(days), max(days)
    room = max((last - first).days // 20, 14)
    return _Scale(first - timedelta(days=room // 2), last + timedelta(days=room))


def _bar(span: Span, top: float, scale: _Scale) -> Bar:
    left = scale.x(span.starts_on or scale.start)
    width = max(round(scale.x(span.ends_on or scale.end) - left, 1), 2.0)
    y = top + (LANE - BAR) / 2
    fits = len(span.text) * LETTER + 12 <= width
    return Bar(left, y, width, BAR, span.text if fits else "", left + 6, y + 16, span.text, span.kind)


def _mark(point: Point, top: float, scale: _Scale) -> Mark:
    x, y, half = scale.x(point.on), top + LANE / 2, 8
    corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return Mark(" ".join(f"{a:g},{b:g}" for a, b in corners), point.text)


def _ticks(scale: _Scale) -> list[tuple[date, str]]:
    """First days of months at the smallest step that leaves few enough; round years where it is years."""
    months = (scale.end.year - scale.start.year) * 12 + scale.end.month - scale.start.month
    step = next((step for step in STEPS if months / step <= MOST_TICKS), STEPS[-1])
    years = max(step // 12, 1)
    first = date(scale.start.year // years * years, 1, 1)
    found = []
    for at in range(0, months + 12 * years + step, step):
        day = add_months(first, at)
        if scale.start <= day < scale.end:
            found.append((day, f"{day:%Y}" if step >= 12 else f"{day:%b %Y}"))
    return found
