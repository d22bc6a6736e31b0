"""The SMART check under any words and facts: it answers, it never guesses, and what is mended never makes it worse."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from throughcare.rules.needs import NEEDS
from throughcare.rules.plans.smart import Finding, Held, Letter, Objective, check, overall

TODAY = date(2026, 11, 22)
WORDS = [
    "I",
    "will",
    "attend",
    "and",
    "engage",
    "two",
    "meetings",
    "a week",
    "[day]",
    "so that",
    "stop",
    "better",
    "my",
    "3",
]
TITLES = some.text(max_size=60) | some.lists(some.sampled_from(WORDS), max_size=8).map(" ".join)
STATES = some.text(max_size=12) | some.sampled_from(
    ["", "5", "2 days", "5,0 days", "better", "none", "a signed tenancy"]
)
DAYS = some.none() | some.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=900))


@some.composite
def objectives(draw: some.DrawFn) -> Objective:
    steps = draw(some.integers(0, 4))
    return Objective(
        as_of=TODAY, title=draw(TITLES), language=draw(some.sampled_from(["en", "cy", "es"])), measure=draw(STATES),
        baseline=draw(STATES), target=draw(STATES), evidence=draw(some.sampled_from(["", "A letter"])),
        state=draw(some.sampled_from(["active", "future"])), owner_known=draw(some.booleans()), starts_on=draw(DAYS),
        target_on=draw(DAYS), steps=steps, steps_with_actor=draw(some.integers(0, steps)),
        steps_with_dates=draw(some.integers(0, steps)), area=draw(some.sampled_from(["", "housing", *NEEDS])),
        need_assessed=draw(some.sampled_from([None, True, False])),
        agrees=draw(some.sampled_from(["", "yes", "no", "could_not_answer"])),
        open_objectives=draw(some.integers(1, 9)),
        order_ends_on=draw(DAYS), benchmarks=draw(some.integers(0, 2)),
    )  # fmt: skip


def by_letter(objective: Objective) -> dict[Letter, Finding]:
    return {each.letter: each for each in check(objective)}


@given(objectives())
@pytest.mark.requirement("R034")
def test_every_letter_is_answered_with_why_and_what_to_do(objective: Objective) -> None:
    findings = check(objective)
    assert tuple(each.letter for each in findings) == tuple(Letter)
    for each in findings:
        assert each.why.endswith(".")
        assert bool(each.advice) is (each.held is not Held.HOLDS), (
            "advice stands where something is to be done"
        )
    assert (overall(findings) is Held.HOLDS) is all(each.held is Held.HOLDS for each in findings)


@given(objectives())
@pytest.mark.requirement("R034")
def test_the_wording_of_another_language_is_never_said_to_hold(objective: Objective) -> None:
    specific = by_letter(replace(objective, language="cy"))[Letter.SPECIFIC]
    assert specific.held is not Held.HOLDS


@given(objectives())
@pytest.mark.requirement("R034")
def test_naming_who_takes_every_step_never_makes_a_letter_worse(objective: Objective) -> None:
    before = by_letter(objective)
    after = by_letter(replace(objective, owner_known=True, steps_with_actor=objective.steps))
    better = [Held.FAILS, Held.CANNOT_TELL, Held.HOLDS]
    for letter, found in after.items():
        assert better.index(found.held) >= better.index(before[letter].held)


@given(objectives())
@pytest.mark.requirement("R034", "R033")
def test_a_person_who_does_not_agree_is_never_a_failing_letter(objective: Objective) -> None:
    agrees, refuses = by_letter(replace(objective, agrees="yes")), by_letter(replace(objective, agrees="no"))
    for letter, found in refuses.items():
        assert found.held is not Held.FAILS or agrees[letter].held is Held.FAILS
