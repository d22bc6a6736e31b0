"""Where public restatements of the same instrument disagree: which one is followed, and why."""

import pytest

from throughcare.rules.instruments.psa import NVCA
from throughcare.rules.instruments.static_2002r import STATIC_2002R

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


@pytest.mark.requirement("R020")
@pytest.mark.parametrize(("age", "points"), [(24, 2), (25, 2), (34, 2), (49, 0), (50, 0), (59, 0)])
def test_static_2002r_ages_are_the_forms_and_not_those_of_a_public_typescript_file(
    age: int, points: int
) -> None:
    """That file has 18-24, 25-34, 35-49 and 50: it gives one point at 25, and takes two at 50."""
    score = STATIC_2002R.score(STATIC_2002R.card.examples[0].given | {"age_at_release": age})
    assert score.weighed[0].contribution == points
