"""United States: what every adverse rule says about who decides, one truth for figures that two rules give, sources."""

from typing import Any

import pytest

from tests.rules.truth_table import rows
from throughcare.rules import catalogue
from throughcare.rules.kernel import PUBLISHED, BadAnswers, Published
from throughcare.rules.kernel.reading import NOT_KNOWN
from throughcare.rules.responses import us_id_response_matrix as idaho
from throughcare.rules.responses.us_due_process_table import EVENTS, PLACES, TABLE
from throughcare.rules.responses.us_recommitment import recommitment_range
from throughcare.rules.responses.us_sanction_caps import sanction_cap
from throughcare.rules.responses.us_technical_caps import technical_violation_cap

assert catalogue.entries(), "reading the catalogue registers every rule"
ADVERSE = (
    "sanction_cap",
    "technical_violation_cap",
    "custodial_sanction_cap",
    "discretionary_jail_cap",
    "quick_dip_valid",
    "flash_incarceration_valid",
    "shock_detention_valid",
    "sanction_step_allowed",
    "recommitment_range",
    "response_magnitude",
    "response_magnitude_modifier",
    "parole_violation_term",
    "structured_sanction_limit",
)
ANSWERED = [
    pytest.param(name, *row.values, id=f"{name}: {row.id}")
    for name in ADVERSE
    for row in rows(f"responses/united-states.{name}")
    if "gives" in row.values[0]
]


@pytest.mark.parametrize(("name", "row"), ANSWERED)
@pytest.mark.requirement("R132")
def test_every_answer_about_custody_says_that_a_person_decides(name: str, row: dict[str, Any]) -> None:
    sentences = _rule(name).ask(row["given"]).sentences
    assert any("decides" in sentence for sentence in sentences), sentences


def test_a_cell_that_was_not_read_is_refused_and_says_who_decides() -> None:
    third = {"jurisdiction": "us_ms", "supervision_type": "parole", "revocation_number": 3}
    with pytest.raises(BadAnswers, match=NOT_KNOWN):
        technical_violation_cap.ask(third)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_pennsylvania_has_one_figure_for_cap_and_range(number: int) -> None:
    cap = technical_violation_cap.ask(
        {"jurisdiction": "us_pa", "supervision_type": "parole", "violation_number": number}
    )
    within = recommitment_range.ask(
        {
            "jurisdiction": "us_pa",
            "violator_type": "technical",
            "violation_number": number,
            "violent": False,
            "disciplinary_infraction": False,
        }
    )
    assert cap.results["max_months"] == within.results["max_months"]
    assert cap.source == within.source


def test_georgia_and_idaho_have_one_figure_for_each_question() -> None:
    georgia = {"jurisdiction": "us_ga", "violation": "general_condition_not_new_felony"}
    cap = technical_violation_cap.ask({"jurisdiction": "us_ga", "supervision_type": "probation"})
    assert cap.results == sanction_cap.ask(georgia).results
    for event, days in idaho.PAROLE_TERMS.items():
        asked = {"jurisdiction": "us_id", "supervision_type": "parole", "violation": event}
        assert technical_violation_cap.ask(asked).results == {"max_days": days}


def test_every_event_and_place_of_due_process_is_used() -> None:
    assert {place for place, _ in TABLE} == set(PLACES)
    assert {event for _, event in TABLE} == set(EVENTS)


def test_an_answer_names_the_text_that_decided() -> None:
    held = {"jurisdiction": "us_mi", "event": "arrest", "event_date": "2026-03-02"}
    assert _rule("due_process_deadline").ask(held).source.citation == "MCL 791.239a"


def _rule(name: str) -> Published:
    (rule,) = (each for each in PUBLISHED if each.card.id.code == f"united-states:{name}")
    return rule
