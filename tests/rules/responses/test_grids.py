"""Grids as data: each under its own state and day, nothing filled in, nothing live before it may be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules import jurisdictions
from throughcare.rules.responses.failures import FAILURES, NEVER, by_subject
from throughcare.rules.responses.grid import GridFacts, GridStanding, Power, ResponseGrid
from throughcare.rules.responses.grounds import grounds
from throughcare.rules.responses.rewards import HOUSE_REWARDS
from throughcare.rules.responses.us_grids import GEORGIA as GEORGIA_GRID
from throughcare.rules.responses.us_grids import GRIDS, IDAHO, PENNSYLVANIA

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.requirement("R077")


@pytest.mark.parametrize("grid", GRIDS.values(), ids=lambda grid: grid.code)
def test_a_grid_has_its_own_state_a_source_and_says_how_well_it_was_read(grid: ResponseGrid) -> None:
    assert grid.place.startswith("us-")
    assert grid.source.licence
    codes = [measure.code for level in grid.levels for measure in level.measures]
    assert len(codes) == len(set(codes)), "a measure's code names one measure of its grid"
    assert all(measure.most is None or measure.most_by for level in grid.levels for measure in level.measures)
    unread = not grid.doubts and grid.standing(TODAY) is not GridStanding.CURRENT
    assert not unread


@pytest.mark.parametrize("pack", jurisdictions.all(), ids=lambda pack: pack.code)
def test_a_place_uses_no_other_place_s_grid(pack: jurisdictions.Jurisdiction) -> None:
    assert all(grid.place == pack.code for grid in pack.responding.grids)
    assert pack.responding.rewards[0].power is Power.OFFICER, "anybody who supervises may praise"


def test_what_was_read_in_part_is_not_live_until_it_is_confirmed() -> None:
    assert IDAHO.standing(TODAY) is GridStanding.UNVERIFIED
    assert not IDAHO.live(TODAY, confirmed=False)
    assert IDAHO.live(TODAY, confirmed=True)
    assert PENNSYLVANIA.live(TODAY, confirmed=False), "read in the state's own code, with its day"


def test_an_expired_grid_is_labelled_and_needs_confirming_too() -> None:
    ended = replace(PENNSYLVANIA, ends_on=TODAY)
    assert ended.standing(TODAY) is GridStanding.CURRENT
    assert ended.standing(TODAY + timedelta(days=1)) is GridStanding.EXPIRED
    assert not ended.live(TODAY + timedelta(days=1), confirmed=False)
    assert ended.live(TODAY + timedelta(days=1), confirmed=True)
    assert ended.standing(TODAY).label != ended.standing(TODAY + timedelta(days=1)).label


def test_no_confirmation_makes_a_grid_live_before_its_day() -> None:
    before = date(2023, 8, 25)
    assert PENNSYLVANIA.standing(before) is GridStanding.NOT_YET
    assert not PENNSYLVANIA.live(before, confirmed=True)


ASKED = st.builds(
    GridFacts,
    failure=st.sampled_from(sorted(FAILURES)),
    occurrence=st.integers(1, 9),
    risk=st.sampled_from([None, "administrative", "low", "moderate", "high"]),
    severity=st.sampled_from([None, "low", "high"]),
    ceiling=st.sampled_from([None, *(level.code for level in GEORGIA_GRID.levels), "exile"]),
)


@given(st.sampled_from(sorted(GRIDS)), ASKED)
def test_a_range_lies_within_the_grid_or_says_that_it_is_not_known(code: str, facts: GridFacts) -> None:
    grid = GRIDS[code]
    found = grid.find(facts)
    assert found.because
    if not found.known:
        assert grid.within(found) == ()
        assert "supervisor decides" in found.because[-1]
        return
    assert found.lowest is not None and found.highest is not None
    assert grid.rank(found.lowest) <= grid.rank(found.highest)
    assert grid.within(found)[0].code == found.lowest


@pytest.mark.requirement("R131")
@pytest.mark.parametrize("code", sorted(NEVER))
def test_what_is_never_a_failure_is_no_ground_even_beside_others(code: str) -> None:
    found = grounds.ask({"failure": code, "beside": ["missed_contact"], "able_to_pay": True})
    assert found.results == {"may_be_answered": False}
    assert code not in FAILURES


@pytest.mark.requirement("R063")
def test_the_ladder_of_rewards_is_said_to_be_the_house_s_own() -> None:
    assert [step.code for step in HOUSE_REWARDS][:2] == ["praise", "certificate"]
    assert {step.code for step in HOUSE_REWARDS if not step.power.in_agency} == {
        "fewer_fees_or_hours", "compliance_credit", "early_discharge",
    }  # fmt: skip


def test_every_kind_of_failure_is_listed_once_by_what_it_is_about() -> None:
    listed = [code for kinds in by_subject().values() for code in kinds]
    assert sorted(listed) == sorted(FAILURES)


def test_powers_and_levels_have_words() -> None:
    assert all(power.label for power in Power)
    codes = {each.code for level in GEORGIA_GRID.levels for each in level.measures}
    assert "community_service" in codes and "exile" not in codes


@pytest.mark.requirement("R063")
def test_the_balance_of_rewards_is_measured_by_the_published_rule() -> None:
    goal = jurisdictions.get("us-ga").responding.balance
    assert goal is not None
    assert goal.met(8, 2)
    assert not goal.met(7, 2)
    assert goal.met(0, 0)
