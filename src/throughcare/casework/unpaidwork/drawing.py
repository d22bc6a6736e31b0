"""The hours as one bar, in numbers for an SVG. No markup. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from throughcare.casework.unpaidwork.hours import Hours
from throughcare.casework.unpaidwork.wording import hours

WIDTH = 640


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the bar. look: the name of its pattern; text: what it stands for, with its hours."""

    x: float
    width: float
    look: str
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The picture. says: all of it in one sentence."""

    width: int
    parts: tuple[Part, ...]
    says: str


def draw_hours(found: Hours) -> Bar:
    """Done, let off, unrecorded, booked, still to plan: in this order, to the scale of what is required."""
    whole = max(1, sum(minutes for _, _, minutes in _shares(found)))
    at, parts = 0.0, list[Part]()
    for look, title, minutes in _shares(found):
        width = round(WIDTH * minutes / whole, 1)
        parts.append(Part(round(at, 1), width, look, f"{title}: {hours(minutes)}"))
        at += width
    return Bar(
        WIDTH, tuple(parts), f"Of {hours(found.required)} required. " + "; ".join(each.text for each in parts)
    )


def _shares(found: Hours) -> Iterator[tuple[str, str, int]]:
    shares = (
        ("done", "Credited" if found.education_done is not None else "Worked", found.credited),
        ("off", "Taken off", max(0, -found.adjusted)),
        ("let", "Let off", found.let_off),
        ("open", "Past, outcome not recorded", found.without_outcome),
        ("booked", "Planned", found.booked),
        ("left", "Still to plan", found.to_plan),
    )
    yield from (share for share in shares if share[2] > 0)
