"""A picture of needs: a wheel with a sector for each, as far as the need is great. Numbers for an SVG. Pure."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from throughcare.casework.assessments.drawing import Label
from throughcare.rules.forms.needs import SIZE_WORDS, Need

WIDTH, HEIGHT, CENTRE_X, CENTRE_Y = 640, 440, 320, 220
RADIUS, HUB = 150, 26
LABELS_AT = 166
RINGS = len(SIZE_WORDS) - 1
CUT = 26
"""The longest label, in letters."""


@dataclass(frozen=True, slots=True)
class Sector:
    """One need. path: its outline, as far as the need is great; rim: the whole sector. size: 0 to 2, None for unknown.

    anchor: of the label's text. marks: "H" linked to harm, "R" to reoffending, "S" something helps.
    """

    path: str
    rim: str
    size: int | None
    label: Label
    anchor: str
    marks: str
    title: str


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel. rings: the radius of each size. says: all of it in words."""

    width: int
    height: int
    centre_x: int
    centre_y: int
    rings: tuple[float, ...]
    sectors: tuple[Sector, ...]
    says: str


def draw_wheel(needs: Sequence[Need]) -> Wheel | None:
    """A sector for each need, beginning at the top and going round with the clock; None for fewer than three."""
    if len(needs) < 3:
        return None
    turn = 2 * math.pi / len(needs)
    sectors = tuple(_sector(need, at * turn, turn) for at, need in enumerate(needs))
    rings = tuple(_reach(size) for size in range(1, RINGS + 1))
    return Wheel(WIDTH, HEIGHT, CENTRE_X, CENTRE_Y, rings, sectors, "; ".join(each.title for each in sectors))


def _reach(size: int) -> float:
    """How far a need of this size reaches from the middle."""
    return round(HUB + (RADIUS - HUB) * size / RINGS, 1)


def _sector(need: Need, start: float, turn: float) -> Sector:
    middle = start + turn / 2
    x, y = _place(middle, LABELS_AT)
    anchor = "middle" if abs(x - CENTRE_X) < 40 else "start" if x > CENTRE_X else "end"
    name = need.section.need
    marks = "".join(_marks(need))
    return Sector(
        _outline(start, turn, _reach(need.size or 0)), _outline(start, turn, RADIUS), need.size,
        Label(x, y + 4, name if len(name) <= CUT else f"{name[: CUT - 1]}…"), anchor, marks,
        f"{name}: {need.severity.lower()}{_in_words(need)}",
    )  # fmt: skip


def _outline(start: float, turn: float, radius: float) -> str:
    """A sector from the hub to a radius."""
    (ax, ay), (bx, by) = _place(start, HUB), _place(start, radius)
    (cx, cy), (dx, dy) = _place(start + turn, radius), _place(start + turn, HUB)
    return (
        f"M{ax:g} {ay:g}L{bx:g} {by:g}A{radius:g} {radius:g} 0 0 1 {cx:g} {cy:g}L{dx:g} {dy:g}"
        f"A{HUB} {HUB} 0 0 0 {ax:g} {ay:g}Z"
    )


def _place(angle: float, radius: float) -> tuple[float, float]:
    """From the top, with the clock."""
    return round(CENTRE_X + math.sin(angle) * radius, 1), round(CENTRE_Y - math.cos(angle) * radius, 1)


def _marks(need: Need) -> Iterator[str]:
    if need.harm:
        yield "H"
    if need.reoffending:
        yield "R"
    if need.strength:
        yield "S"


def _in_words(need: Need) -> str:
    linked = [word for holds, word in ((need.harm, "harm"), (need.reoffending, "reoffending")) if holds]
    said = f", linked to {' and '.join(linked)}" if linked else ""
    return said + (", something helps" if need.strength else "")
