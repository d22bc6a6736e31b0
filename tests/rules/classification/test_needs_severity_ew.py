"""Needs of an assessment from the cell of a table."""

import pytest

from throughcare.rules.classification.needs_severity_ew import SectionAnswers


@pytest.mark.requirement("R011", "R027")
def test_a_cell_holds_questions_and_answers_parted_by_semicolons() -> None:
    kind = SectionAnswers()
    assert kind.from_text("suitability: 2; permanence: Missing") == {
        "suitability": 2,
        "permanence": "Missing",
    }
    assert kind.from_text("") == {}


@pytest.mark.requirement("R011", "R027")
def test_a_cell_that_says_something_else_is_refused_as_it_is() -> None:
    kind = SectionAnswers()
    assert kind.from_text("suitability 2") == "suitability 2"
    with pytest.raises(ValueError, match="by name"):
        kind.read(kind.from_text("suitability 2"))
