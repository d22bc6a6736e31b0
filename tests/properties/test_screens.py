"""Screens and points: within their bounds, and never lower where something is worse."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from throughcare.rules import catalogue
from throughcare.rules.instruments.loading import read
from throughcare.rules.instruments.pni_needs import DOMAINS
from throughcare.rules.instruments.psa import FACTORS, FTA, NCA, NVCA
from throughcare.rules.instruments.static_2002r import ITEMS as STATIC_ITEMS
from throughcare.rules.instruments.static_2002r import STATIC_2002R
from throughcare.rules.kernel import Choice, Item, Whole, YesNo

PROBLEMS = ["NO_PROBLEMS", "SOME_PROBLEMS", "SIGNIFICANT_PROBLEMS"]
pytestmark = pytest.mark.requirement("R020")


def answers(items: tuple[Item, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Answers that the items take."""
    return st.fixed_dictionaries({item.name: _answer(item) for item in items})


def _answer(item: Item) -> st.SearchStrategy[Any]:
    kind = item.kind
    if isinstance(kind, YesNo):
        return st.booleans()
    if isinstance(kind, Choice):
        return st.sampled_from(list(kind.options))
    assert isinstance(kind, Whole)
    return st.integers(kind.low, kind.high)


def worse(answer: Any) -> Any:
    """The next worse answer to a question of which more is worse."""
    if isinstance(answer, bool):
        return True
    if isinstance(answer, int):
        return answer + 1
    return PROBLEMS[min(PROBLEMS.index(answer) + 1, 2)]


@given(answers(FACTORS), st.sampled_from([item.name for item in FACTORS if item.name != "age"]))
def test_psa_stays_in_its_range_and_never_falls_when_a_fact_is_worse(
    facts: dict[str, Any], name: str
) -> None:
    facts |= {"prior_felony": True}
    assume(isinstance(facts[name], bool) or facts[name] < 99)
    for one, most in ((FTA, 7), (NCA, 13), (NVCA, 7)):
        score = one.score(facts)
        assert 0 <= score.value <= most
        assert score.band
        assert 1 <= int(score.band.code) <= 6
        assert one.score(facts | {name: worse(facts[name])}).value >= score.value
        if facts["age"] > 10:
            assert one.score(facts | {"age": facts["age"] - 1}).value >= score.value


@given(answers(STATIC_ITEMS), st.sampled_from([item.name for item in STATIC_ITEMS[1:]]))
def test_static_2002r_stays_in_its_range_and_never_falls_when_an_item_is_worse(
    given_answers: dict[str, Any], name: str
) -> None:
    counts = ("prior_sexual_sentencing_occasions", "prior_sentencing_occasions")
    assume(given_answers[counts[0]] < given_answers[counts[1]] < 99)
    before = STATIC_2002R.score(given_answers).value
    after = STATIC_2002R.score(given_answers | {name: worse(given_answers[name])}).value
    assert -2 <= before <= after <= 13


def _never_falls(code: str, fixed: dict[str, Any], points: str) -> None:
    """Whichever one answer is not known, and whichever gets worse."""
    rule = catalogue.find(code)
    asked = tuple(item for item in rule.items if item.name not in fixed and _counts(item))
    names = [item.name for item in asked]

    @given(answers(asked), st.sampled_from(names), st.sampled_from(names))
    def holds(found: dict[str, Any], name: str, unknown: str) -> None:
        found |= fixed
        change = {name: worse(found[name])}
        if unknown != name:
            found[unknown] = None
        before, after = rule.evaluate(found)[points], rule.evaluate(found | change)[points]
        assert isinstance(before, int)
        assert isinstance(after, int)
        assert 0 <= before <= after

    holds()


def _counts(item: Item) -> bool:
    return isinstance(item.kind, YesNo) or (
        isinstance(item.kind, Choice) and list(item.kind.options) == PROBLEMS
    )


def test_mst_never_falls_when_an_answer_is_worse() -> None:
    young = {
        "gender": "MALE",
        "date_of_birth": "2005-01-01",
        "assessment_date": "2025-06-01",
        "awareness_of_consequences": "NO",
    }
    _never_falls("mst", young, "maturity_score")


def test_lds_never_falls_when_an_answer_is_worse() -> None:
    whole = {
        "problems_with_reading_writing_numeracy": "SOME_PROBLEMS",
        "learning_difficulties": "NO_PROBLEMS",
    }
    qualified = {"professional_or_vocational_qualifications": "ANY_QUALIFICATION"}
    _never_falls("lds", whole | qualified, "lds_points")


@given(
    st.fixed_dictionaries({name: st.sampled_from(PROBLEMS) for one in DOMAINS for name in one.questions}),
    st.sampled_from([name for one in DOMAINS for name in one.questions]),
)
def test_needs_for_a_programme_never_fall_when_an_answer_is_worse(found: dict[str, str], name: str) -> None:
    for domain in DOMAINS:
        before, after = domain.points(found), domain.points(found | {name: worse(found[name])})
        assert 0 <= before <= after <= 2
        assert domain.points(found, 2) == before, "with nothing missing the worst is what is there"


HEAD = """
[instrument]
code = "made-up"
title = "Made up"
in_force_from = 2026-01-01
predicts = "nothing"
horizon = "none"
population = "nobody"
[source]
title = "Made up"
citation = "here"
edition = "first"
checked_on = 2026-01-01
licence = "none"
mark = "agency_default"
[review]
by = "a test"
on = 2026-01-01
[missing]
rule = "refuse"
"""
POINTS = st.integers(-50, 50)


@given(
    st.lists(st.tuples(POINTS, POINTS), min_size=1, max_size=8),
    st.dictionaries(st.integers(1, 30), POINTS, max_size=5),
    st.data(),
)
def test_a_loaded_file_adds_up_what_its_tables_say(
    yes_no: list[tuple[int, int]], edges: dict[int, int], data: st.DataObject
) -> None:
    edges = {0: 7} | edges
    text = HEAD + "".join(
        f'[[items]]\nname = "q{at}"\nasks = "Is it so, the {at}th time?"\nkind = "yes_no"\n'
        f"points = {{ yes = {yes}, no = {no} }}\n"
        for at, (yes, no) in enumerate(yes_no)
    )
    stepped = ", ".join(f"{start} = {points}" for start, points in edges.items())
    text += '[[items]]\nname = "n"\nasks = "How many?"\nkind = "whole"\nfrom = 0\nto = 30\n'
    text += f"points_from = {{ {stepped} }}\n"
    answered = [data.draw(st.booleans()) for _ in yes_no]
    number = data.draw(st.integers(0, 30))
    by_hand = sum(yes if so else no for (yes, no), so in zip(yes_no, answered, strict=True))
    by_hand += edges[max(start for start in edges if start <= number)]
    person = {f"q{at}": so for at, so in enumerate(answered)} | {"n": number}
    written = ", ".join(f"{name} = {str(value).lower()}" for name, value in person.items())
    text += f'[[examples]]\nsays = "So."\ngiven = {{ {written} }}\ngives = {{ value = {by_hand} }}\n'
    score = read(text, "made-up.toml").score(person)
    assert score.value == score.total == sum(each.contribution for each in score.weighed) == by_hand
