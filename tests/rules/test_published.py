"""Every published rule against its worked examples and its truth table, <folder>/<code>.yaml (`:` written `.`).

A row of a table: {note, given: {...}, gives: {...}} compares what stands in `gives`; {note, given, refused: [...]}
names the fields that are refused, in order ([] where the rule refuses without naming one). An older version that
answers otherwise has its own table, <folder>/<code>@<version>.yaml.
"""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.rules.passes import over
from tests.rules.truth_table import broken, table
from throughcare.rules import catalogue
from throughcare.rules.kernel import PUBLISHED, BadAnswers, Published, RuleError
from throughcare.rules.kernel.fingerprint import to_json

HERE = Path(__file__).parent
assert catalogue.entries(), "reading the catalogue registers every rule"


def _table_of(rule: Published) -> Path:
    folder = rule.function.__module__.removeprefix("throughcare.rules.").split(".")[0]
    code, version = rule.card.id.code.replace(":", "."), rule.card.id.version
    of_this_version = HERE / folder / f"{code}@{version}.yaml"
    return of_this_version if of_this_version.exists() else HERE / folder / f"{code}.yaml"


@over(PUBLISHED)
@pytest.mark.requirement("R020", "R132")
def test_its_worked_examples_hold_and_explain_themselves(rule: Published) -> None:
    for example in rule.card.examples:
        explained = rule.ask(example.given)
        assert isinstance(example.gives, dict)
        assert _standing_in(example.gives, explained.results) == to_json(example.gives), example.says
        assert explained.sentences, "a conclusion has at least one reason"
        for sentence in explained.sentences:
            assert sentence.endswith((".", "?"))
            assert "{" not in sentence
        assert len(explained.fingerprint) == 64
        assert rule(**explained.inputs).results == explained.results


@over(PUBLISHED)
def test_it_says_where_it_comes_from(rule: Published) -> None:
    source = rule.card.source
    assert source.licence
    assert source.effective_from
    assert source.effective_from <= source.checked_on
    for item in rule.items:
        assert item.asks.endswith("?")
        assert item.kind.words


@over(PUBLISHED)
@pytest.mark.requirement("R020")
def test_every_row_of_its_truth_table_holds(rule: Published) -> None:
    rows = table(_table_of(rule))
    assert rows, f"write {_table_of(rule).relative_to(HERE.parent)}"
    assert list(broken(rows, partial(_holds, rule))) == []


def _holds(rule: Published, row: dict[str, Any]) -> None:
    if "refused" in row:
        try:
            given = rule.ask(row["given"]).results
        except RuleError as refusal:
            named = refusal.problems if isinstance(refusal, BadAnswers) else ()
            assert [problem.field for problem in named] == row["refused"]
            return
        raise AssertionError(f"not refused: {to_json(given)}")
    explained = rule.ask(row["given"])
    assert _standing_in(row["gives"], explained.results) == to_json(row["gives"])
    assert all("{" not in sentence for sentence in explained.sentences)


def _standing_in(expected: dict[str, object], found: Any) -> object:
    return to_json({name: found.get(name, "(no such result)") for name in expected})
