"""What happens to people: what each state stops, how it comes back, and when nobody was found."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from tests.rules.truth_table import rows
from throughcare.rules.contacts import (
    Activity,
    Attempt,
    AttemptsAsked,
    ReachResult,
    ReachWay,
    Resumption,
    SupervisionState,
    change,
)

pytestmark = pytest.mark.requirement("R009")


@pytest.mark.parametrize("row", rows("contacts/states"))
def test_what_a_state_stops(row: dict[str, Any]) -> None:
    state = SupervisionState(row["note"])
    expected = set(Activity) if row["stops"] == "all" else {Activity(code) for code in row["stops"]}
    assert state.stops == expected
    assert (state.over, state.needs_a_person) == (row["over"], row["needs_a_person"])
    assert state.label and state.definition


def test_the_table_of_states_is_whole() -> None:
    assert [row.values[0]["note"] for row in rows("contacts/states")] == [
        state.value for state in SupervisionState
    ]


@pytest.mark.parametrize("row", rows("contacts/changes"))
def test_what_a_change_changes(row: dict[str, Any]) -> None:
    former = None if row["former"] == "none" else SupervisionState(row["former"])
    found = change(former, SupervisionState(row["state"]))
    assert [activity.value for activity in found.stopped] == row["stopped"]
    assert {activity.value: how.value for activity, how in found.resumed} == row["resumed"]


@pytest.mark.parametrize(("former", "state"), [*product((None, *SupervisionState), SupervisionState)])
def test_there_and_back_again_changes_the_same_things(
    former: SupervisionState | None, state: SupervisionState
) -> None:
    there = change(former, state)
    back = change(state, former or SupervisionState.ACTIVE)
    assert there.stopped == tuple(activity for activity, _ in back.resumed)
    assert len(there.in_words()) == max(1, len(there.stopped) + len(there.resumed))
    assert all(sentence.endswith(".") for sentence in there.in_words())


def test_no_time_limit_is_lost_and_none_is_given() -> None:
    back = dict(change(SupervisionState.HOSPITAL, SupervisionState.ACTIVE).resumed)
    assert back[Activity.EXCUSE_CLOCK] is Resumption.WHERE_IT_STOPPED
    assert back[Activity.DIRECT_CONTACT] is Resumption.AFRESH


@pytest.mark.parametrize("row", rows("contacts/whereabouts"))
def test_what_is_still_to_be_tried(row: dict[str, Any]) -> None:
    attempts = [Attempt(on, ReachWay(way), ReachResult(result)) for on, way, result in row["attempts"]]
    missing = AttemptsAsked().missing(attempts, date(2026, 11, 20))
    assert len(missing) == len(row["missing"])
    assert all(said.startswith(begins) for said, begins in zip(missing, row["missing"], strict=True))


def test_an_agency_that_asks_for_no_visit() -> None:
    asked = AttemptsAsked(times=1, ways=1, days=1, home=False, within_days=7)
    tried = [Attempt(date(2026, 11, 20), ReachWay.PHONE, ReachResult.NO_ANSWER)]
    assert asked.missing(tried, date(2026, 11, 20)) == ()


def test_every_way_and_result_has_words() -> None:
    assert all(each.label for each in (*ReachWay, *ReachResult))
