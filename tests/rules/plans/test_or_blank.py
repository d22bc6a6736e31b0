"""An answer of a form that may be left blank."""

from datetime import date

import pytest

from throughcare.rules.kernel import Day, Unknown, YesNo
from throughcare.rules.plans.goals import OrBlank


def test_an_empty_text_is_nobodys_answer_and_anything_else_is_read_as_its_kind() -> None:
    kind = OrBlank(Day())
    assert kind.read("") is Unknown.NOT_ASKED
    assert kind.read("2026-03-10") == date(2026, 3, 10)
    with pytest.raises(ValueError, match="must be a date that exists"):
        kind.read(" ")
    assert kind.words == "a date (YYYY-MM-DD), or blank"


def test_a_cell_of_a_table_is_read_as_its_kind() -> None:
    assert OrBlank(YesNo()).from_text("yes") is True
