"""Month arithmetic against its truth tables."""

from datetime import date
from typing import Any

import pytest

from tests.rules.truth_table import rows
from throughcare.rules.dates import add_months, end_of_month, end_of_months_beginning_with, months_between
from throughcare.rules.kernel import DateOutOfRange


@pytest.mark.parametrize("row", rows("dates/end_of_months"))
def test_end_of_months_beginning_with(row: dict[str, Any]) -> None:
    assert end_of_months_beginning_with(row["day"], row["months"]) == row["end"]


@pytest.mark.parametrize("row", rows("dates/add_months"))
def test_add_months(row: dict[str, Any]) -> None:
    assert add_months(row["day"], row["months"]) == row["gives"]


@pytest.mark.parametrize(
    ("day", "last"),
    [(date(2026, 2, 1), 28), (date(2028, 2, 29), 29), (date(2026, 12, 31), 31), (date(2026, 4, 30), 30)],
)
def test_end_of_month(day: date, last: int) -> None:
    assert end_of_month(day) == day.replace(day=last)


@pytest.mark.parametrize("months", [0, -1])
def test_a_period_has_at_least_one_month(months: int) -> None:
    with pytest.raises(ValueError, match="at least one month"):
        end_of_months_beginning_with(date(2026, 1, 1), months)


@pytest.mark.parametrize(("day", "months"), [(date(9999, 12, 1), 1), (date(1, 1, 1), -1)])
def test_years_that_do_not_exist_are_refused_with_their_values(day: date, months: int) -> None:
    with pytest.raises(DateOutOfRange) as refused:
        add_months(day, months)
    assert refused.value.values["day"] == day


def test_a_period_whose_end_would_lie_past_the_last_year_is_refused() -> None:
    with pytest.raises(DateOutOfRange):
        end_of_months_beginning_with(date(9999, 11, 30), 3)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2024, 1, 31), date(2024, 2, 29), 0),
        (date(2024, 1, 31), date(2024, 3, 1), 1),
        (date(2023, 12, 31), date(2026, 12, 31), 36),
        (date(2026, 3, 1), date(2026, 2, 28), -1),
        (date(2026, 3, 1), date(2026, 3, 1), 0),
    ],
)
def test_months_between_are_complete_ones(start: date, end: date, months: int) -> None:
    assert months_between(start, end) == months
