"""The class of risk, read from the scores that a place names."""

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.interventions.candidate import Risk
from throughcare.rules.jurisdictions.intervening import flat, offending, risk_of


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


KINDS = jurisdictions.get("ew").offence_kinds
HERE = "ew-home-office"


@pytest.mark.requirement("R043", "R046")
def test_codes_show_what_they_can_and_leave_the_rest_open() -> None:
    shown, unsure = offending(KINDS, [(HERE, "008/06"), (HERE, "01612")])
    assert shown == frozenset({"violence", "sexual"})
    assert unsure == frozenset({"partner_violence", "extremism", "gang", "alcohol_violence"})
    assert offending(KINDS, [(HERE, "04600")])[0] == frozenset({"other"})


@pytest.mark.requirement("R043", "R046")
def test_a_flag_shows_what_no_code_can() -> None:
    shown, unsure = offending(KINDS, [(HERE, "008/06")], ["ADVP", "RCPR"])
    assert shown == frozenset({"violence", "partner_violence"}) and "partner_violence" not in unsure


@pytest.mark.requirement("R043")
def test_a_code_that_cannot_be_read_rules_nothing_out() -> None:
    shown, unsure = offending(KINDS, [(HERE, "008/06"), (HERE, "999/99")])
    assert shown == frozenset({"violence"}) and "sexual" in unsure
    assert offending(KINDS, [("us-ncic", "1099")])[0] == frozenset()
    assert offending(KINDS, []) == (None, frozenset())
    assert offending(None, [(HERE, "008/06")]) == (None, frozenset())
