"""A question of which several answers may be chosen: none of them is an answer too, and stands by itself."""

from typing import cast

import pytest
from django.core.exceptions import ValidationError

from throughcare.casework.assessments.drafts import Typed
from throughcare.casework.assessments.screens.section_form import (
    NONE,
    NOT_KNOWN,
    SeveralField,
    _shown,
    answer_field,
    typed_answer,
)
from throughcare.rules.forms import find_form

QUESTION = find_form("needs-and-harm-ew").question("previous_convictions")


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ([], Typed(state="not_asked")),
        ([NONE], Typed(state="value", value=[])),
        ([NOT_KNOWN], Typed(state="not_known")),
        (["ARSON", "ROBBERY"], Typed(state="value", value=["ARSON", "ROBBERY"])),
    ],
)
def test_none_of_these_is_an_answer_and_nothing_chosen_is_not(chosen: list[str], typed: Typed) -> None:
    assert typed_answer(QUESTION, answer_field(QUESTION).clean(chosen)) == typed


@pytest.mark.parametrize("alone", [NONE, NOT_KNOWN])
def test_none_of_these_beside_another_is_refused_with_the_reason(alone: str) -> None:
    with pytest.raises(ValidationError, match="only by itself"):
        answer_field(QUESTION).clean(["ARSON", alone])


def test_what_stands_is_ticked_again() -> None:
    assert _shown(QUESTION, []) == [NONE]
    assert _shown(QUESTION, ["ARSON"]) == ["ARSON"]
    offered = [
        code for code, _ in cast("list[tuple[str, str]]", cast(SeveralField, answer_field(QUESTION)).choices)
    ]
    assert offered[-2:] == [NONE, NOT_KNOWN]
