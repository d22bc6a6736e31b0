"""Levels however they are spelt, bands without overlap, and the sums of needs."""

import pytest

from throughcare.rules.interventions.programme_needs import (
    LEVELS,
    NEED_SCORES,
    NEEDS,
    PATHWAY,
    PATHWAYS,
    RISKS,
    SCORES,
    Level,
)


@pytest.mark.parametrize("spelt", ["VERY_HIGH", "very high", "Very High", "Very_High"])
def test_a_level_is_read_however_it_is_spelt(spelt: str) -> None:
    assert Level().read(Level().from_text(spelt)) == "Very High"


def test_what_a_level_may_be_is_said() -> None:
    for words in LEVELS.values():
        assert words in Level().words


def test_every_sum_of_needs_has_one_band() -> None:
    assert [score for scores in NEED_SCORES.values() for score in scores] == list(range(9))


def test_every_cell_of_need_and_risk_has_a_pathway() -> None:
    assert set(PATHWAY) == {(need, risk) for need in NEEDS for risk in RISKS}
    assert set(PATHWAY.values()) == set(PATHWAYS)


def test_a_score_never_falls_into_a_lower_band_as_it_rises_but_for_the_gap_of_the_source() -> None:
    for _, band in SCORES.values():
        found = [band.of(score / 100) for score in range(10_001)]
        order = [each for at, each in enumerate(found) if at == 0 or each != found[at - 1]]
        assert order in (["low", "medium", "neither", "high"], ["low", "medium", "high"])
