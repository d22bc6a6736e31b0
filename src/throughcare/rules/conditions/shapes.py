"""Shapes of zones: a closed line that does not cross itself, what lies inside, and a drawing that tells nothing.

Points are WGS 84 degrees, latitude first. Zones are small, so their edges are taken as straight on the map.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from throughcare.rules.kernel import RuleError

MOST_POINTS = 500
SMALLEST_CELL = 0.01
"""Degrees of latitude, about 1.1 km: nothing narrower is told of where a protected zone lies."""
WIDEST = 5.0
"""Degrees. What reaches farther is no zone but a slip in a figure."""


class BadShape(RuleError):
    """A line that is not the edge of a zone. `message` says what to mend."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """latitude: -90 to 90. longitude: -180 to 180."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise BadShape(
                f"{self.latitude}, {self.longitude} is no place: latitude is -90 to 90, longitude -180 to 180",
                latitude=self.latitude, longitude=self.longitude,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """The edge of a zone, its corners in order. The line back to the first corner is not written.

    Raises BadShape for fewer than three corners, a corner twice, no area, or an edge that crosses or touches another.
    """

    corners: tuple[Point, ...]

    def __post_init__(self) -> None:
        corners = self.corners
        if not 3 <= len(corners) <= MOST_POINTS:
            raise BadShape(
                f"A zone has 3 to {MOST_POINTS} corners; this has {len(corners)}", corners=len(corners)
            )
        if len(set(corners)) < len(corners):
            raise BadShape("A corner stands there twice. Each corner is written once", corners=len(corners))
        if crossing := first_crossing(corners):
            one, other = crossing
            raise BadShape(
                f"The edge crosses itself: its side {one + 1} meets its side {other + 1}. "
                "Write the corners in the order in which somebody would walk round the zone",
                sides=(one + 1, other + 1),
            )
        if _double_area(corners) == 0:
            raise BadShape("All corners lie on one line, so there is no area", corners=len(corners))

    @classmethod
    def of(cls, points: Iterable[Sequence[float]]) -> "Shape":
        """From pairs of latitude and longitude. A last corner that repeats the first is left out. Raises BadShape."""
        corners = [Point(float(latitude), float(longitude)) for latitude, longitude in points]
        if len(corners) > 1 and corners[0] == corners[-1]:
            corners.pop()
        _refuse_too_wide(corners)
        return cls(tuple(corners))

    def __contains__(self, point: Point) -> bool:
        """Whether a point lies inside: a line from it to the east meets the edge an odd number of times."""
        inside = False
        for start, end in _sides(self.corners):
            if (start.latitude > point.latitude) != (end.latitude > point.latitude):
                at = (point.latitude - start.latitude) / (end.latitude - start.latitude)
                if point.longitude < start.longitude + at * (end.longitude - start.longitude):
                    inside = not inside
        return inside

    @property
    def box(self) -> tuple[Point, Point]:
        """South-west and north-east corner of the box around it."""
        latitudes = [each.latitude for each in self.corners]
        longitudes = [each.longitude for each in self.corners]
        return Point(min(latitudes), min(longitudes)), Point(max(latitudes), max(longitudes))


def first_crossing(corners: Sequence[Point]) -> tuple[int, int] | None:
    """The numbers, from 0, of two sides that cross or touch away from a shared corner, or None."""
    sides = list(_sides(corners))
    for (at, one), (to, other) in combinations(enumerate(sides), 2):
        next_to_each_other = to == at + 1 or (at == 0 and to == len(sides) - 1)
        if _fold_back(one, other) if next_to_each_other else _meet(one, other):
            return at, to
    return None


Side = tuple[Point, Point]


def _sides(corners: Sequence[Point]) -> Iterator[Side]:
    yield from zip(corners, [*corners[1:], corners[0]], strict=True)


def _turn(a: Point, b: Point, c: Point) -> float:
    """Above 0 where a, b, c turn left, below 0 where they turn right, 0 on one line."""
    return (b.longitude - a.longitude) * (c.latitude - a.latitude) - (b.latitude - a.latitude) * (
        c.longitude - a.longitude
    )


def _between(a: Point, b: Point, c: Point) -> bool:
    """Whether c, on the line through a and b, lies between them."""
    return (
        min(a.latitude, b.latitude) <= c.latitude <= max(a.latitude, b.latitude)
        and min(a.longitude, b.longitude) <= c.longitude <= max(a.longitude, b.longitude)
    )  # fmt: skip


def _meet(one: Side, other: Side) -> bool:
    """Whether two sides share any point."""
    (a, b), (c, d) = one, other
    turns = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    return any(
        turn == 0 and _between(*side, point)
        for turn, side, point in zip(turns, ((a, b), (a, b), (c, d), (c, d)), (c, d, a, b), strict=True)
    )


def _fold_back(one: Side, other: Side) -> bool:
    """Whether two sides that share a corner run back along each other."""
    shared = next(point for point in one if point in other)
    (first,) = (point for point in one if point != shared)
    (second,) = (point for point in other if point != shared)
    if _turn(first, shared, second) != 0:
        return False
    return (first.latitude - shared.latitude) * (second.latitude - shared.latitude) + (
        first.longitude - shared.longitude
    ) * (second.longitude - shared.longitude) > 0


def _double_area(corners: Sequence[Point]) -> float:
    return abs(sum(a.longitude * b.latitude - b.longitude * a.latitude for a, b in _sides(corners)))


def _refuse_too_wide(corners: Sequence[Point]) -> None:
    latitudes = [each.latitude for each in corners] or [0.0]
    longitudes = [each.longitude for each in corners] or [0.0]
    if max(latitudes) - min(latitudes) > WIDEST or max(longitudes) - min(longitudes) > WIDEST:
        raise BadShape(
            f"The zone is more than {WIDEST:g} degrees wide. Check the figures", corners=len(corners)
        )


def widened(shape: Shape) -> Shape:
    """A drawing of the zone whose centre tells nothing: the whole squares of a fixed grid in which the zone lies.

    The squares are at least as wide as the zone and as SMALLEST_CELL. Two by two of them are drawn, beginning with
    the one that holds the zone's south-west corner; so every zone of this size whose corner lies anywhere in that
    square gives the very same drawing, and drawing it again never tells more.
    """
    south_west, north_east = shape.box
    scale = max(0.1, math.cos(math.radians(round(south_west.latitude))))
    high = north_east.latitude - south_west.latitude
    wide = (north_east.longitude - south_west.longitude) * scale
    cell = SMALLEST_CELL * 2 ** max(0, math.ceil(math.log2(max(high, wide, SMALLEST_CELL) / SMALLEST_CELL)))
    across = cell / scale
    south, west = (
        math.floor(south_west.latitude / cell) * cell,
        math.floor(south_west.longitude / across) * across,
    )
    north, east = min(90.0, south + 2 * cell), min(180.0, west + 2 * across)
    south, west = max(-90.0, south), max(-180.0, west)
    return Shape((Point(south, west), Point(south, east), Point(north, east), Point(north, west)))
