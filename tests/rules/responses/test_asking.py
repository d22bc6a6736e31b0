"""The rules of response, asked from the library: the same step, the same reasons, the same fingerprint."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from tests.rules.truth_table import rows
from throughcare.rules import catalogue
from throughcare.rules.kernel import BadAnswers
from throughcare.rules.kernel.fingerprint import to_json
from throughcare.rules.responses import MissedContactFacts, Step, ew_community_order
from throughcare.rules.responses.asking import QUESTIONS, AskedResponse

pytestmark = pytest.mark.requirement("R020", "R076", "R132")

TABLES = {
    "ew-community-order": "ew_community_order",
    "ew-suspended-sentence-order": "ew_suspended_sentence_order",
    "us-pa-missed-contact": "us_pa_probation_parole",
    "no-published-rule": "no_published_rule",
}
ROWS = [
    pytest.param(code, *row.values, id=f"{code}: {row.id}")
    for code, name in TABLES.items()
    for row in rows(f"responses/{name}")
]


def test_there_is_a_question_for_every_fact() -> None:
    assert set(QUESTIONS) == {field.name for field in fields(MissedContactFacts)}


@pytest.mark.parametrize(("code", "row"), ROWS)
def test_a_row_of_its_truth_table_holds_in_the_library_too(code: str, row: dict[str, Any]) -> None:
    given = {"warned_on": [], "unexcused_on": []} | {key: row[key] for key in row if key in QUESTIONS}
    line = {"in": to_json(given)}
    if "refused" in row:
        with pytest.raises(BadAnswers) as refusal:
            catalogue.answer(code, line)
        assert [problem.field for problem in refusal.value.problems] == ["warned_on"]
        return
    answer = catalogue.answer(code, line)
    assert answer == {"step": row["step"], "actions": to_json(Step(row["step"]).actions)}


def test_the_fingerprint_is_that_of_the_proposal_the_agency_showed() -> None:
    days = (date(2026, 3, 10), date(2025, 1, 1))
    shown = ew_community_order.respond(
        MissedContactFacts(
            order_type="any", missed_on=date(2026, 5, 1), excuse_reasonable=None, warned_on=days
        )
    )
    again = catalogue.find("ew-community-order").ask({"missed_on": "2026-05-01", "warned_on": to_json(days)})
    assert isinstance(again, AskedResponse)
    assert again.fingerprint == shown.fingerprint
    assert again.unanswered == {"excuse_reasonable": "Not asked"}
    assert again.sentences == (shown.because,)


def test_the_reason_comes_first_and_then_each_warning() -> None:
    given = {"missed_on": "2027-03-10", "excuse_reasonable": False, "warned_on": ["2026-03-10"]}
    asked = catalogue.find("ew-community-order").ask(given)
    assert isinstance(asked, AskedResponse)
    assert asked.sentences == (
        "No warning within 12 months.",
        "The warning of 10 March 2026 counts until before 10 March 2027, so it no longer counts.",
    )
    assert asked.rule(**asked.proposal.facts).results == asked.results
