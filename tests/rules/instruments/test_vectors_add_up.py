"""For every vector of an instrument of the older family the terms add up to the points, or to the log-odds."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from throughcare.rules import catalogue
from throughcare.rules.instruments import Score
from throughcare.rules.instruments.osp_dc import OSP_DC_POINTS
from throughcare.rules.instruments.snsv_2018 import ITEMS, violence_of_2018
from throughcare.rules.kernel import read_answers

VECTORS = Path(__file__).parents[4] / "shared" / "vectors"
pytestmark = [
    pytest.mark.skipif(not VECTORS.exists(), reason="the outside vectors are not beside this checkout"),
    pytest.mark.requirement("R021", "R023", "R025", "R026", "R132"),
]


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (VECTORS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def _scores(name: str) -> Iterator[tuple[Score, dict[str, Any]]]:
    instrument = catalogue.find(name).instrument
    assert instrument
    for row in _rows(name):
        if row["out"] != {"error": True}:
            yield instrument.score(row["in"]), row["out"]


def _added(score: Score) -> float:
    """The contributions in their order."""
    added = 0.0
    for term in score.terms:
        assert term.contribution is not None
        added += term.contribution
    return added


@pytest.mark.parametrize("name", ["ogrs3", "ogp", "ovp"])
def test_the_terms_of_an_instrument_add_up(name: str) -> None:
    scores = list(_scores(name))
    assert scores
    for score, out in scores:
        assert _added(score) == score.total
        assert "score" not in out or _added(score) == out["score"]


def test_the_terms_of_osp_dc_add_up_to_the_points() -> None:
    rows = [row for row in _rows("osp-dc") if "points" in row["out"]]
    assert rows
    for row in rows:
        assert _added(OSP_DC_POINTS.score(row["in"])) == row["out"]["points"]


def test_the_terms_of_snsv_add_up_to_the_log_odds_of_every_chance_in_either_form() -> None:
    forms = 0
    for row in _rows("snsv-2018"):
        answers = read_answers("snsv-2018", ITEMS, row["in"])
        for score, name in zip(
            violence_of_2018("snsv-2018", answers), ("sv_static", "sv_dynamic"), strict=True
        ):
            assert (score is None) == (name not in row["out"])
            if score:
                chance = row["out"][name]
                assert (
                    _added(score) == score.total == pytest.approx(math.log(chance / (1 - chance)), abs=1e-9)
                )
                forms += 1
    assert forms == 1700
