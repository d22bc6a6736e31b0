"""The time line: everything inside the picture, in order, and readable marks on the axis."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.casework.orders.drawing import (
    LABELS,
    MOST_TICKS,
    RIGHT,
    WIDTH,
    Point,
    Span,
    draw,
)

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def test_nothing_to_draw() -> None:
    assert draw([], [], TODAY) is None


def test_a_period_stands_between_its_days_and_today_between_them() -> None:
    drawn = draw([Span("Order", "Order", date(2026, 1, 1), date(2027, 1, 1), "order-active")], [], TODAY)
    assert drawn is not None
    bar = drawn.bars[0]
    assert bar.x < drawn.today_x < bar.x + bar.width
    assert bar.text == "Order"


def test_a_long_name_of_a_lane_ends_before_its_bar() -> None:
    drawn = draw([Span("Suspended sentence order", "Order", None, None, "order-active")], [], TODAY)
    assert drawn is not None
    assert [lane.text for lane in drawn.lanes] == ["Suspended sentence…"]


def test_an_open_period_runs_to_the_edge() -> None:
    drawn = draw([Span("State", "Active", None, None, "state-active")], [], TODAY)
    assert drawn is not None
    bar = drawn.bars[0]
    assert (bar.x, bar.x + bar.width) == (LABELS, WIDTH - RIGHT)


def test_a_text_that_does_not_fit_is_left_out_but_kept_as_title() -> None:
    spans = [
        Span("State", "In hospital", date(2026, 3, 1), date(2026, 3, 3), "state-hospital"),
        Span("State", "Active", date(2020, 1, 1), date(2026, 3, 1), "state-active"),
    ]
    drawn = draw(spans, [Point("Key dates", "Review", date(2026, 5, 1))], TODAY)
    assert drawn is not None
    assert [(bar.text, bar.title) for bar in drawn.bars] == [("", "In hospital"), ("Active", "Active")]
    assert [lane.text for lane in drawn.lanes] == ["State", "Key dates"]
    assert drawn.marks[0].title == "Review"


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (
            date(2026, 9, 1),
            date(2027, 2, 1),
            ["Sep 2026", "Oct 2026", "Nov 2026", "Dec 2026", "Jan 2027", "Feb 2027"],
        ),
        (date(2011, 6, 1), date(2030, 6, 1), ["2015", "2020", "2025", "2030"]),
    ],
)
def test_the_marks_of_the_axis(first: date, last: date, ticks: list[str]) -> None:
    drawn = draw([Span("Order", "Order", first, last, "order-active")], [], TODAY)
    assert drawn is not None
    assert [tick.text for tick in drawn.ticks] == ticks


@given(st.lists(st.tuples(DAYS, DAYS), max_size=6), st.lists(DAYS, max_size=4), DAYS)
def test_everything_stays_inside_the_picture(periods, points, today) -> None:
    spans = [Span(f"Lane {at % 3}", "Text", min(pair), max(pair), "x") for at, pair in enumerate(periods)]
    drawn = draw(spans, [Point("Dates", "Date", day) for day in points], today)
    if drawn is None:
        assert not periods
        assert not points
        return
    for bar in drawn.bars:
        assert bar.x >= LABELS
        assert bar.x + bar.width <= WIDTH - RIGHT + 2
        assert drawn.top <= bar.y <= drawn.bottom - bar.height
    assert LABELS <= drawn.today_x <= WIDTH - RIGHT
    assert len(drawn.ticks) <= MOST_TICKS + 2
