"""Age in completed years, leap days included."""

from datetime import date

import pytest

from throughcare.rules.dates import age_on


@pytest.mark.requirement("R004")
@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1990, 5, 17), date(2008, 5, 16), 17),
        (date(1990, 5, 17), date(2008, 5, 17), 18),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
        (date(2004, 2, 29), date(2024, 2, 29), 20),
        (date(1990, 5, 17), date(1990, 5, 16), -1),
    ],
)
def test_a_year_is_completed_on_the_birthday(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age
