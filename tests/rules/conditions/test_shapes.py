"""Zones: an edge that crosses itself is refused, and a widened drawing's centre tells nothing."""

import math
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules.conditions import (
    Answer,
    BadShape,
    BadTerms,
    Evidence,
    EvidenceKind,
    Point,
    Shape,
    Shows,
    Watched,
    exclusion,
    inclusion,
    read_terms,
    widened,
    write_terms,
)
from throughcare.rules.conditions.shapes import SMALLEST_CELL
from throughcare.rules.dates import Period

SQUARE = [(51.50, -0.12), (51.50, -0.11), (51.51, -0.11), (51.51, -0.12)]


@pytest.mark.requirement("R066")
@pytest.mark.parametrize(
    ("corners", "says"),
    [
        ([(0, 0), (1, 1), (1, 0), (0, 1)], "crosses itself: its side 1 meets its side 3"),
        ([(0, 0), (0, 2), (1, 1), (0, 1), (1, 2)], "crosses itself"),
        ([(0, 0), (0, 1), (1, 1), (0, 0.5)], "crosses itself"),
        ([(0, 0), (0, 1), (0, 0.5)], "crosses itself"),
        ([(0, 0), (0, 1)], "3 to 500 corners; this has 2"),
        ([], "this has 0"),
        ([(0, 0), (0, 1), (0, 0), (1, 1)], "stands there twice"),
        ([(0, 0), (0, 40), (1, 1)], "5 degrees wide"),
        ([(91, 0), (0, 1), (1, 1)], "is no place"),
        ([(0, -181), (0, 1), (1, 1)], "is no place"),
        ([(0, 0), (0, 1e-200), (1e-200, 0)], "no area"),
    ],
)  # fmt: skip
def test_what_is_no_edge_of_a_zone(corners: list[tuple[float, float]], says: str) -> None:
    with pytest.raises(BadShape) as refused:
        Shape.of(corners)
    assert says in refused.value.message


def test_the_corner_that_closes_the_line_is_left_out() -> None:
    assert Shape.of([*SQUARE, SQUARE[0]]) == Shape.of(SQUARE)


def test_what_lies_inside() -> None:
    horseshoe = Shape.of([(0, 0), (0, 3), (1, 3), (1, 1), (2, 1), (2, 3), (3, 3), (3, 0)])
    assert Point(0.5, 2) in horseshoe
    assert Point(1.5, 2) not in horseshoe
    assert Point(1.5, 0.5) in horseshoe
    assert Point(5, 5) not in horseshoe


@pytest.mark.parametrize(
    "sent", [[[51.5]], "51.5 -0.12", [["north", "east"], [1, 2], [2, 3]], [[0, 0], [1, 1], [1, 0], [0, 1]]]
)
def test_a_bad_shape_is_named_with_its_field(sent: Any) -> None:
    with pytest.raises(BadTerms) as refused:
        read_terms(exclusion.Terms, {"shape": sent})
    assert refused.value.problems[0].field == "shape"


def test_a_shape_is_stored_and_read_back() -> None:
    terms = exclusion.Terms(area="The centre", shape=Shape.of(SQUARE), protects=True)
    assert read_terms(exclusion.Terms, write_terms(terms)) == terms


places = st.tuples(st.floats(-65, 65), st.floats(-179, 179))


def square_at(south: float, west: float, side: float) -> Shape:
    return Shape.of([(south, west), (south, west + side), (south + side, west + side), (south + side, west)])


@pytest.mark.requirement("R066")
@given(places, st.floats(0.0005, 0.4))
def test_a_widened_zone_holds_the_whole_zone(place: tuple[float, float], side: float) -> None:
    zone = square_at(*place, side)
    (south, west), (north, east) = [(each.latitude, each.longitude) for each in zone.box]
    low, high = widened(zone).box
    assert low.latitude <= south + 1e-9 and low.longitude <= west + 1e-9
    assert high.latitude >= north - 1e-9 and high.longitude >= east - 1e-9


@given(places, st.floats(0, 0.999), st.floats(0, 0.999), st.floats(0.0005, 0.009))
def test_every_zone_of_a_square_of_the_grid_is_drawn_alike_so_the_centre_tells_nothing(
    place: tuple[float, float], north: float, east: float, side: float
) -> None:
    cell = SMALLEST_CELL
    south = (math.floor(place[0] / cell) + 0.0005) * cell
    across = cell / max(0.1, math.cos(math.radians(round(south))))
    west = (math.floor(place[1] / across) + 0.0005) * across
    if round(south) != round(south + cell):
        return  # the grid changes its width here
    first, moved = square_at(south, west, side), square_at(south + north * cell, west + east * across, side)
    assert widened(first) == widened(moved)


def test_a_protected_zone_is_drawn_widened_and_another_as_it_is() -> None:
    shape = Shape.of(SQUARE)
    assert exclusion.Terms(shape=shape, protects=True).drawn == widened(shape) != shape
    assert exclusion.Terms(shape=shape).drawn == shape
    assert exclusion.Terms(protects=True).drawn is None


def test_at_the_pole_the_drawing_stays_on_the_map() -> None:
    zone = Shape.of([(89.9, 179.0), (89.9, 179.9), (89.99, 179.5)])
    assert widened(zone).box[1] <= Point(90.0, 180.0)


@pytest.mark.parametrize(("hour", "answer"), [(20, Answer.NOT_KEPT), (12, Answer.CANNOT_TELL)])
def test_a_stay_counts_at_the_hours_of_the_zone_only(hour: int, answer: Answer) -> None:
    terms = read_terms(exclusion.Terms, {"hours": [{"day": "monday", "starts": "19:00", "ends": "07:00"}]})
    start = datetime(2026, 1, 5, hour, tzinfo=UTC)
    stay = Evidence(
        ref="a", kind=EvidenceKind.POSITION, on=date(2026, 1, 5), shows=Shows.NOT_DONE,
        starts=start, ends=start.replace(minute=9)
    )  # fmt: skip
    week = Watched(
        Period(date(2026, 1, 5), date(2026, 1, 12)), "Europe/London", datetime(2026, 2, 1, tzinfo=UTC)
    )
    assert exclusion.kept(terms, [stay], week).answer is answer


def test_hours_of_a_zone_must_not_overlap() -> None:
    hours = [
        {"day": "monday", "starts": "19:00", "ends": "21:00"},
        {"day": "monday", "starts": "20:00", "ends": "22:00"},
    ]
    for kind in (exclusion.Terms, inclusion.Terms):
        with pytest.raises(BadTerms):
            read_terms(kind, {"hours": hours})
