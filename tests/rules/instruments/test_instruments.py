"""Every instrument against its worked examples, its truth table, and the outside vectors where they are at hand."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from throughcare.rules.instruments import BadAnswers, Instrument, load_all

HERE = Path(__file__).parent
VECTORS = Path(__file__).parents[4] / "shared" / "vectors"
INSTRUMENTS = list(load_all())
TABLE = [
    pytest.param(one, row, id=f"{one.card.id.code}: {row['note']}")
    for one in INSTRUMENTS
    for row in yaml.safe_load((HERE / f"{one.card.id.code}.yaml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("one", INSTRUMENTS, ids=lambda one: str(one.card.id))
@pytest.mark.requirement("R020")
def test_its_worked_examples_hold(one: Instrument) -> None:
    for example in one.card.examples:
        score = one.score(example.given)
        assert {"value": score.value, "band": score.band and score.band.code} == example.gives, example.says


@pytest.mark.parametrize(("one", "row"), TABLE)
@pytest.mark.requirement("R020")
def test_a_row_of_its_truth_table(one: Instrument, row: dict[str, Any]) -> None:
    if "refused" in row:
        with pytest.raises(BadAnswers) as refusal:
            one.score(row["given"])
        assert [problem.field for problem in refusal.value.problems] == row["refused"]
        return
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
        assert added == score.total
        assert len(score.fingerprint) == 64
        assert score.fingerprint == one.score(example.given).fingerprint


@pytest.mark.skipif(not VECTORS.exists(), reason="the outside vectors are not beside this checkout")
@pytest.mark.requirement("R020")
def test_ogrs3_agrees_with_the_outside_vectors() -> None:
    one = load_all().get("ogrs3@2008-03-01")
    rows = [json.loads(line) for line in (VECTORS / "ogrs3.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows
    for row in rows:
        score = one.score(row["in"])
        for name, expected in row["out"].items():
            assert score.also[name] == pytest.approx(expected, abs=row["tolerance"])
