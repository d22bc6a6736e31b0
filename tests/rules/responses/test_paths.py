"""The path of a failure and of a fair decision: what is done, what is next, what is to come."""

import pytest

from throughcare.rules.responses.paths import path_of_failure, path_of_process

pytestmark = pytest.mark.requirement("R080", "R132")


@pytest.mark.parametrize(
    ("stage", "reached"),
    [
        ("to_ask", "done now to_come to_come to_come"),
        ("asked", "done done now to_come to_come"),
        ("to_judge", "done done done now to_come"),
        ("to_decide", "done done done done now"),
        ("to_approve", "done done done done now"),
        ("closed", "done done done done done"),
    ],
)
def test_a_failure(stage: str, reached: str) -> None:
    assert " ".join(step.reached for step in path_of_failure(stage)) == reached


def test_a_stage_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        path_of_failure("nowhere")


@pytest.mark.parametrize(
    ("before", "decided", "after", "reached"),
    [
        ([False, False], False, [False], "done now to_come to_come"),
        ([True, False], False, [False], "done now to_come to_come"),
        ([True, True], False, [False], "done done now to_come"),
        ([], False, [False], "done done now to_come"),
        ([True, True], True, [False], "done done done now"),
        ([True, True], True, [True], "done done done done"),
        ([False, True], True, [], "done done done done"),  # recorded as a fact: nothing more opens it
    ],
)
def test_a_decision(before: list[bool], decided: bool, after: list[bool], reached: str) -> None:
    assert " ".join(step.reached for step in path_of_process(before, decided, after)) == reached


def test_a_decision_says_how_much_of_it_is_prepared() -> None:
    assert path_of_process([True, False, False], False, [])[1].words == "Prepared, 1 of 3"
