"""Every instrument against its worked examples and its truth table, <code>.yaml.

An older version that answers otherwise has its own table, <code>@<version>.yaml.
"""

from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.rules.truth_table import broken, table
from throughcare.rules.instruments import ByValue, Feature, Instrument, load_all
from throughcare.rules.kernel import BadAnswers, Choice, Item, Unknown, Whole, YesNo

HERE = Path(__file__).parent
INSTRUMENTS = list(load_all())


@pytest.mark.parametrize("one", INSTRUMENTS, ids=lambda one: str(one.card.id))
@pytest.mark.requirement("R020")
def test_its_worked_examples_hold(one: Instrument) -> None:
    for example in one.card.examples:
        score = one.score(example.given)
        assert {"value": score.value, "band": score.band and score.band.code} == example.gives, example.says


@pytest.mark.parametrize("one", INSTRUMENTS, ids=lambda one: str(one.card.id))
@pytest.mark.requirement("R020")
def test_every_row_of_its_truth_table_holds(one: Instrument) -> None:
    of_this_version = HERE / f"{one.card.id}.yaml"
    rows = table(of_this_version if of_this_version.exists() else HERE / f"{one.card.id.code}.yaml")
    assert rows, f"write tests/rules/instruments/{one.card.id.code}.yaml"
    assert list(broken(rows, partial(_holds, one))) == []


def _holds(one: Instrument, row: dict[str, Any]) -> None:
    if "refused" in row:
        try:
            value = one.score(row["given"]).value
        except BadAnswers as refusal:
            assert [problem.field for problem in refusal.problems] == row["refused"]
            return
        raise AssertionError(f"not refused: {value}")
    score = one.score(row["given"])
    assert (score.value, score.band and score.band.code) == (row["value"], row["band"])
    for name in set(row) - {"note", "given", "value", "band"}:
        assert score.also[name] == pytest.approx(row[name], abs=1e-9)


@pytest.mark.parametrize("one", INSTRUMENTS, ids=lambda one: str(one.card.id))
@pytest.mark.requirement("R132")
def test_its_explanation_adds_up_and_reads_as_sentences(one: Instrument) -> None:
    for example in one.card.examples:
        score = one.score(example.given)
        added = 0.0
        for term in score.terms:
            assert term.contribution is not None
            added += term.contribution
            assert term.sentence.endswith(".")
            assert "{" not in term.sentence
        assert added == pytest.approx(score.total, abs=1e-12)
        assert len(score.fingerprint) == 64
        assert score.fingerprint == one.score(example.given).fingerprint


@pytest.mark.parametrize("one", INSTRUMENTS, ids=lambda one: str(one.card.id))
def test_whatever_may_be_answered_has_a_weight(one: Instrument) -> None:
    values = {item.name: _values(item) for item in one.items}
    for feature in one.features:
        if isinstance(feature, Feature) and feature.span:
            values[feature.name] = {feature.make(*each) for each in product(*feature.span)}
    for part in one.parts:
        if isinstance(part, ByValue):
            assert values[part.feature] <= set(part.weights), part.name


def _values(item: Item) -> set[object]:
    kind = item.kind
    known: set[object] = set()
    if isinstance(kind, Whole):
        known = set(range(kind.low, kind.high + 1))
    elif isinstance(kind, Choice):
        known = set(kind.options)
    elif isinstance(kind, YesNo):
        known = {True, False}
    return known if item.needed else known | set(Unknown)
