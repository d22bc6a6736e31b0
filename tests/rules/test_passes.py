"""A pass over a table is as sharp as a test for each of its rows."""

import pytest

from tests.rules.passes import over


def test_every_row_is_tried_and_every_one_that_fails_is_named() -> None:
    tried = []

    @over([1, 2, 3, 4])
    def is_odd(row: int) -> None:
        tried.append(row)
        assert row % 2

    with pytest.raises(ExceptionGroup) as said:
        is_odd()
    assert tried == [1, 2, 3, 4]
    assert [problem.__notes__ for problem in said.value.exceptions] == [["Row: 2"], ["Row: 4"]]


def test_an_error_fails_as_a_wrong_answer_does() -> None:
    @over(["7", "seven"])
    def is_a_number(row: str) -> None:
        int(row)

    with pytest.raises(ExceptionGroup, match="1 of 2 rows fail"):
        is_a_number()


def test_a_table_without_a_row_holds_nothing() -> None:
    @over([])
    def anything(row: object) -> None: ...

    with pytest.raises(AssertionError, match="no row"):
        anything()


def test_all_right_is_all_right_and_marks_stay() -> None:
    @over([1, 3])
    @pytest.mark.requirement("R020")
    def is_odd(row: int) -> None:
        assert row % 2

    is_odd()
    assert [mark.name for mark in is_odd.pytestmark] == ["requirement"]  # type: ignore[attr-defined]
