"""What a refusal says: the field, the value where there is one, and the reason."""

import pytest

from throughcare.rules.kernel import BadAnswers, Problem, Unknown


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem("sex", "M", "must be one of male, female"), "sex: must be one of male, female (it is M)"),
        (Problem("points", 70, "must be from 0 to 64, not 70"), "points: must be from 0 to 64, not 70"),
        (Problem("age", None, "is needed, and there is no answer"), "age: is needed, and there is no answer"),
        (Problem("age", "not_asked", "is needed"), "age: is needed"),
        (Problem("age", Unknown.SOURCE_UNKNOWN, "is needed"), "age: is needed"),
        (Problem("note", "x" * 61, "must be short"), f"note: must be short (it is {'x' * 60}...)"),
    ],
)
def test_a_problem_names_the_field_the_value_and_the_reason(problem: Problem, said: str) -> None:
    assert str(problem) == said
    assert str(BadAnswers("rule@2026-01-01", [problem])) == f"rule@2026-01-01 refuses these answers. {said}"
