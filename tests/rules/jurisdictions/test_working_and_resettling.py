"""What each pack says of unpaid work and of preparing for release: nothing is credited where no rule was read."""

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel import Mark

EVERY = pytest.mark.parametrize("pack", jurisdictions.all(), ids=lambda pack: pack.code)


@EVERY
@pytest.mark.requirement("R044", "R078")
def test_unpaid_work_stands_on_conditions_of_the_place(pack: Jurisdiction) -> None:
    work = pack.unpaid_work
    assert work is not None
    assert {each.code for each in pack.condition_types} >= set(work.condition_types)
    states = {outcome.state for outcome in work.outcomes.values()}
    assert states == {"attended", "not_attended", "absence_accepted"}
    assert any(outcome.for_supervisors for outcome in work.outcomes.values())
    assert {kind.sort for kind in work.kinds.values()} == {"group", "individual", "education", "induction"}


@pytest.mark.requirement("R044")
def test_only_where_a_rule_was_read_is_anything_credited() -> None:
    credited = {pack.code for pack in jurisdictions.all() if pack.unpaid_work and pack.unpaid_work.credit}
    assert credited == {"ew"}
    work = jurisdictions.get("ew").unpaid_work
    assert work is not None and work.credit is not None
    assert work.credit.travel_most == 180 and work.credit.travel_sorts == {"group", "individual"}
    assert work.outcome("ATTC") is not None and work.outcome("nothing") is None


@EVERY
@pytest.mark.requirement("R039")
def test_set_times_are_published_or_marked_to_be_confirmed(pack: Jurisdiction) -> None:
    times = pack.resettlement
    assert times.published == (times.source.mark is not Mark.AGENCY_DEFAULT)
    assert times.note and times.immediate_within_days > 0 and times.report_before_days > 0
    assert {kind.code for kind in pack.key_date_kinds} >= set(times.release_dates)
