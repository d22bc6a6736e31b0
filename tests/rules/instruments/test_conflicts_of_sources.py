"""Where public restatements of the same instrument disagree: which one is followed, and why."""

import pytest

from throughcare.rules import catalogue
from throughcare.rules.instruments.pni_needs import DOMAINS
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


@pytest.mark.requirement("R020")
def test_remand_counts_as_custody_in_pni_though_the_sources_code_forgets_it_for_high() -> None:
    """Its comment and the facts say remand is as custody; its code gives a high need with a high risk ALTERNATIVE."""
    given: dict[str, object] = {
        "supervision_status": "REMAND",
        "sara_risk_to_partner": "LOW",
        "sara_risk_to_others": "LOW",
        "has_ever_committed_sexual_offence": True,
        "all_reoffending_predictor_score": 80,
        **{name: "SIGNIFICANT_PROBLEMS" for domain in DOMAINS for name in domain.questions},
    }
    found = catalogue.find("predictor-2026:pni")
    assert found.evaluate(given)["pni_pathway"] == "HIGH"
    assert found.evaluate(given | {"supervision_status": "CUSTODY"})["pni_pathway"] == "HIGH"


@pytest.mark.requirement("R020")
def test_pni_counts_the_sexual_bands_though_the_sources_code_asks_for_them_too_early() -> None:
    """The facts count them; the code runs PNI before the sexual predictors, so that it never sees a band."""
    given: dict[str, object] = {
        "supervision_status": "COMMUNITY",
        "sara_risk_to_partner": "LOW",
        "sara_risk_to_others": "LOW",
        "gender": "MALE",
        "direct_contact_sexual_reoffending_predictor_band": "HIGH",
        **{name: "SOME_PROBLEMS" for domain in DOMAINS for name in domain.questions},
    }
    assert catalogue.find("predictor-2026:pni").evaluate(given)["risk_level"] == "HIGH"
