"""The waiting list: everybody once, no higher risk after a lower one who has time, reasons on every line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from throughcare.rules.interventions.candidate import Risk
from throughcare.rules.interventions.places import RULE, Waiting, in_order

TODAY = date(2026, 11, 22)
ANYBODY = some.builds(
    Waiting,
    key=some.uuids().map(str),
    since=some.dates(date(2025, 1, 1), TODAY),
    risk=some.none() | some.sampled_from(Risk),
    need=some.none() | some.integers(0, 2),
    ends_on=some.none() | some.dates(TODAY, date(2029, 1, 1)),
)


@given(some.lists(ANYBODY, max_size=12, unique_by=lambda each: each.key), some.none() | some.integers(0, 400))
@pytest.mark.requirement("R031")
def test_the_list_is_whole_in_order_and_says_why(waiting: list[Waiting], days: int | None) -> None:
    lines = in_order(waiting, as_of=TODAY, days=days)
    assert sorted(line.waiting.key for line in lines) == sorted(each.key for each in waiting)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert in_order(list(reversed(waiting)), as_of=TODAY, days=days) == lines, (
        "the order does not hang on how it came"
    )
    for line in lines:
        assert len(line.reasons) == 4
        assert all(reason.endswith(".") for reason in line.reasons)
    ranks = [
        line.waiting.risk.rank if line.waiting.risk else -1 for line in lines if line.in_time is not False
    ]
    assert ranks == sorted(ranks, reverse=True)
    assert len(RULE) == 5
