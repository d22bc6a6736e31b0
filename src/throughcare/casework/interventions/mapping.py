"""A map without tiles: places drawn from their coordinates around one of them, with circles that tell the distance.

Distances are great-circle, on a sphere of 6,371.0 km. The drawing lays latitude and longitude flat around its middle,
which is true to the pixel within the reach of a town or a county.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, ceil, cos, log10, radians, sin, sqrt

EARTH_KM = 6371.0
KM_A_MILE = 1.609344
WIDTH, HEIGHT, MARGIN = 640, 440, 34
APART = 22
"""Points that would cover each other are drawn so far apart, each with a line to where it is."""


@dataclass(frozen=True, slots=True)
class Spot:
    """WGS 84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A place on the map. x, y: where its number stands; at_x, at_y: where it is."""

    number: int
    title: str
    x: float
    y: float
    at_x: float
    at_y: float

    @property
    def moved(self) -> bool:
        """Whether the number had to stand aside."""
        return (self.x, self.y) != (self.at_x, self.at_y)


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around the middle. words: how far it is."""

    radius: float
    words: str


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn. says: the whole in a sentence, for whoever does not see it."""

    middle_x: float
    middle_y: float
    rings: tuple[Ring, ...]
    spots: tuple[Drawn, ...]
    says: str
    width: int = WIDTH
    height: int = HEIGHT


def kilometres(one: Spot, other: Spot) -> float:
    """The distance between two places."""
    low, high = radians(one.latitude), radians(other.latitude)
    half = (
        sin((high - low) / 2) ** 2
        + cos(low) * cos(high) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def in_miles(km: float) -> str:
    """A distance in words: "0.7 miles"."""
    miles = km / KM_A_MILE
    return "here" if miles < 0.05 else f"{miles:.1f} miles" if miles < 10 else f"{miles:.0f} miles"


def middle(spots: Sequence[Spot]) -> Spot:
    """The middle of the places."""
    count = len(spots)
    return Spot(sum(each.latitude for each in spots) / count, sum(each.longitude for each in spots) / count)


def draw(around: Spot, named: str, places: Sequence[tuple[int, str, Spot]]) -> Map | None:
    """The numbered places around a spot; None where no place has coordinates. named: what stands in the middle."""
    if not places:
        return None
    far = max((kilometres(around, spot) for _, _, spot in places), default=0.0) / KM_A_MILE or 0.5
    step = _round_up(far / 3)
    reach = step * 3
    scale = (min(WIDTH, HEIGHT) / 2 - MARGIN) / reach
    spots: list[Drawn] = []
    for number, title, spot in places:
        east = (spot.longitude - around.longitude) * cos(radians(around.latitude))
        north = spot.latitude - around.latitude
        per_degree = EARTH_KM * radians(1) / KM_A_MILE * scale
        x, y = WIDTH / 2 + east * per_degree, HEIGHT / 2 - north * per_degree
        spots.append(_aside(spots, Drawn(number, title, x, y, x, y)))
    rings = tuple(Ring(step * each * scale, f"{step * each:g} mi") for each in (1, 2, 3))
    count = f"{len(places)} place{'' if len(places) == 1 else 's'}"
    says = (
        f"A map of {count} around {named}, with circles {step:g}, {step * 2:g} and {reach:g} miles away."
        " The list has the same numbers and each distance."
    )
    return Map(WIDTH / 2, HEIGHT / 2, rings, tuple(spots), says)


def _round_up(number: float) -> float:
    """To 1, 2 or 5 times a power of ten."""
    power = 10.0 ** ceil(log10(number) - 1e-9)
    return next(each * power for each in (0.1, 0.2, 0.5, 1.0) if each * power >= number - 1e-9)


def _aside(others: Sequence[Drawn], one: Drawn) -> Drawn:
    """The number moved down until it covers no other."""
    y = one.y
    while any(abs(other.x - one.x) < APART and abs(other.y - y) < APART for other in others):
        y += APART
    return Drawn(one.number, one.title, one.x, y, one.at_x, one.at_y)
