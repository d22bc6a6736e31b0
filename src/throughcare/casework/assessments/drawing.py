"""The scale of a score with its bands, as numbers for an SVG. No markup. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from throughcare.rules.forms.scales import BandScale

WIDTH = 640
LEFT, RIGHT = 24, 24
BAR_TOP, BAR_HEIGHT = 30, 30
SCALE_HEIGHT = 104
LETTER = 7.2
"""About how wide a letter is, to know whether a text fits."""


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


def draw_scale(scale: BandScale) -> ScaleDrawn:
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


def _ticks_of(scale: BandScale, end: float, starts: Sequence[float]) -> Iterable[Label]:
    """Where each band begins, and the end; a second row where two would touch."""
    row, last = 0, -100.0
    for step, x in zip(scale.steps, starts, strict=True):
        row = (row + 1) % 2 if x - last < 40 else 0
        last = x
        yield Label(x, BAR_TOP + BAR_HEIGHT + 18 + row * 18, f"{step.starts:g}")
    if not scale.goes_on and end - last >= 40:
        yield Label(end, BAR_TOP + BAR_HEIGHT + 18, f"{scale.high:g} {scale.unit}")


def _in_words(scale: BandScale, here: str) -> str:
    bands = ", ".join(f"{step.title} from {step.starts:g}" for step in scale.steps)
    band = f", in the band {here}" if here else ""
    unit = "per cent" if scale.unit == "%" else scale.unit
    return f"A scale in {unit}. This score is at {scale.at:g}{band}. {bands}."
