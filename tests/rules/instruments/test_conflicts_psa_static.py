"""Where public restatements of the same instrument disagree: which one is followed, and why."""

import pytest

from throughcare.rules.instruments.psa import NVCA

NOTHING = {
    "age": 30,
    "current_violent": False,
    "pending_charge": False,
    "prior_misdemeanor": False,
    "prior_felony": False,
    "prior_violent": 0,
}


@pytest.mark.requirement("R020")
def test_a_felony_counts_once_in_nvca_though_a_research_port_adds_it_beside_the_conviction() -> None:
    """Three sources count any conviction once; one port of a study adds a felony again, which makes two."""
    felony = NVCA.score(NOTHING | {"prior_felony": True})
    misdemeanor = NVCA.score(NOTHING | {"prior_misdemeanor": True})
    assert felony.total == misdemeanor.total == 1
    assert "prior_felony" not in {part.feature for part in NVCA.parts}
