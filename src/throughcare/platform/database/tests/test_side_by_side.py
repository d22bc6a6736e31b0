"""The sweep's turns: some at a time, in their order, none held up by another."""

import threading
from collections.abc import Callable
from functools import partial

import pytest

from throughcare.platform.database.side_by_side import side_by_side

pytestmark = pytest.mark.requirement("R114")


class Broken(RuntimeError):
    """A turn that fails."""


def numbered(count: int) -> list[Callable[[], int]]:
    return [partial(int, number) for number in range(count)]


@pytest.mark.parametrize("at_once", [1, 2, 4])
def test_every_turn_is_taken_once_and_told_in_order(at_once: int) -> None:
    assert side_by_side(numbered(20), at_once) == list(range(20))
    assert side_by_side([], at_once) == []


def test_two_turns_run_at_the_same_time() -> None:
    both = threading.Barrier(2, timeout=30)
    assert sorted(side_by_side([both.wait, both.wait], 2)) == [0, 1]


@pytest.mark.parametrize("at_once", [1, 2])
def test_a_turn_that_fails_is_told_and_holds_no_other_up(at_once: int) -> None:
    taken: list[int] = []

    def turn(number: int) -> None:
        if number in (0, 3):
            raise Broken
        taken.append(number)

    with pytest.raises(Broken):
        side_by_side([partial(turn, number) for number in range(6)], at_once)
    assert sorted(taken) == [1, 2, 4, 5]


@pytest.mark.django_db
def test_within_a_transaction_one_follows_the_other_on_its_connection() -> None:
    here = threading.get_ident()
    assert side_by_side([threading.get_ident] * 3, 2) == [here] * 3
