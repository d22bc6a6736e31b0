"""The class of risk, read from the scores that a place names."""

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.interventions.candidate import Risk
from throughcare.rules.jurisdictions.intervening import flat, risk_of


@pytest.mark.requirement("R031")
def test_the_highest_class_that_any_score_says_counts() -> None:
    read = jurisdictions.get("ew").risk_scores
    assert risk_of(read, {"arp": {"band": "LOW"}, "vrp": {"band": "HIGH"}}) == (Risk.HIGH, "vrp")
    assert risk_of(read, {"csrp": {"serious_predictor": {"band": "VERY_HIGH"}}}) == (Risk.VERY_HIGH, "csrp")
    assert risk_of(read, {"csrp": {"serious_predictor": None}, "arp": {"band": "NOT_APPLICABLE"}}) == (
        None,
        "",
    )
    assert risk_of(read, {}) == (None, "")


@pytest.mark.requirement("R031")
def test_a_place_without_a_mapped_score_has_no_class() -> None:
    assert risk_of(jurisdictions.get("us-ga").risk_scores, {"arp": {"band": "LOW"}}) == (None, "")
    assert (
        risk_of(jurisdictions.get("us-pa").risk_scores, {"lsir-band-pennsylvania": {"level": "MEDIUM"}})[0]
        is Risk.MEDIUM
    )


def test_results_are_named_by_score_and_result() -> None:
    found = flat({"predictor-2026:pni": {"pni_pathway": "HIGH"}, "arp": {"band": "LOW"}})
    assert found == {"pni.pni_pathway": "HIGH", "arp.band": "LOW"}
