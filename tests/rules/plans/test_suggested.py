"""Suggested objectives: four to six a need, in the first person, and SMART once their blanks are filled."""

from datetime import date

import pytest

from throughcare.rules.needs import NEEDS
from throughcare.rules.plans.smart import Held, Letter, Objective, check, overall
from throughcare.rules.plans.suggested import SUGGESTED, SuggestedObjective, suggestions

FILLED = {
    "number now": "1", "number to reach": "4", "hours now": "0", "hours": "16", "amount": "80 dollars",
    "amount owed now": "900", "amount owed then": "300", "day": "1 May", "place": "Camden",
}  # fmt: skip
DOERS = {"person", "officer", "key_worker", "provider"}
BY_CODE = pytest.mark.parametrize("each", SUGGESTED, ids=lambda each: each.code)


def filled(each: SuggestedObjective) -> SuggestedObjective:
    return each.filled({name: FILLED.get(name, "something of mine") for name in each.blanks})


def as_objective(each: SuggestedObjective) -> Objective:
    return Objective(
        title=each.title, measure=each.measure, baseline=each.baseline, target=each.target, area=each.area,
        as_of=date(2026, 11, 22), target_on=date(2027, 5, 1), owner_known=True, need_assessed=True,
        steps=len(each.steps), steps_with_actor=len(each.steps), steps_with_dates=len(each.steps),
    )  # fmt: skip


@BY_CODE
@pytest.mark.requirement("R034")
def test_a_suggestion_with_its_blanks_filled_passes_the_smart_check(each: SuggestedObjective) -> None:
    findings = check(as_objective(filled(each)))
    assert overall(findings) is Held.HOLDS, [(found.letter, found.why) for found in findings]


@BY_CODE
@pytest.mark.requirement("R034")
def test_a_suggestion_as_it_stands_is_not_yet_specific(each: SuggestedObjective) -> None:
    findings = {found.letter: found for found in check(as_objective(each))}
    assert "A blank is still empty." in findings[Letter.SPECIFIC].why


@BY_CODE
def test_a_suggestion_has_a_reason_of_the_persons_and_a_step_for_them_and_for_somebody_else(
    each: SuggestedObjective,
) -> None:
    assert "why it matters to me" in each.blanks
    doers = {step.doer for step in each.steps}
    assert "person" in doers
    assert len(doers) > 1
    assert doers <= DOERS
    assert all(step.words.endswith(".") for step in each.steps)


@pytest.mark.parametrize("area", NEEDS)
@pytest.mark.requirement("R033")
def test_every_need_has_four_to_six_suggestions(area: str) -> None:
    assert 4 <= len(suggestions(area)) <= 6


def test_codes_are_used_once_and_a_blank_not_named_stays() -> None:
    assert len({each.code for each in SUGGESTED}) == len(SUGGESTED)
    assert suggestions("housing") == ()
    one = SUGGESTED[0]
    assert one.filled({}) == one
    assert one.filled({"place": ""}).title == one.title
