"""Every instrument against its worked examples and its truth table."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from throughcare.rules.instruments import BadAnswers, Instrument, load_all

HERE = Path(__file__).parent
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
