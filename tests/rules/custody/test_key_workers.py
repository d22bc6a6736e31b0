"""Recommended key workers: the proposals spread evenly, say why, and allocate nobody."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules.custody.key_workers_ew import recommended

pytestmark = pytest.mark.requirement("R091")


def _people(number: int) -> list[dict[str, Any]]:
    return [{"id": f"P{at:03}", "last_name": "Ash", "first_name": "Lee"} for at in range(number)]


@given(st.integers(0, 40), st.integers(1, 8), st.integers(1, 9))
def test_people_are_spread_evenly_over_key_workers_alike(people: int, staff: int, capacity: int) -> None:
    given_ = {
        "people": _people(people),
        "staff": [
            {"id": f"S{at}", "status": "ACTIVE", "allocated": 0, "capacity": capacity} for at in range(staff)
        ],
    }
    results: Any = recommended.ask(given_).results
    then = results["allocated_then"].values()
    assert max(then) - min(then) <= 1
    assert max(then) <= capacity
    assert len(results["recommendations"]) == min(people, staff * capacity)
    assert len(results["recommendations"]) + len(results["no_recommendation"]) == people


def test_every_proposal_says_why() -> None:
    given_ = {
        "people": [
            *_people(2),
            {"id": "P9", "last_name": "Ash", "first_name": "Max", "previous_key_workers": ["S"]},
        ],
        "staff": [{"id": "S", "status": "ACTIVE", "allocated": 8}],
    }
    assert recommended.ask(given_).sentences == (
        "3 people without a key worker and 1 key worker who are active; of two who are equally busy, the one longest "
        "without an automatic allocation comes first.",
        "P000: S, who has 8 people of 9, the smallest share of those with room.",
        "P001: no recommendation, because nobody active has room.",
        "P9: S, who has 9 people of 9, was key worker here before, whatever room there is.",
    )
