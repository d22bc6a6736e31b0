"""Due process by kind of decision: the places' tables, when a gate opens and is due, how it stands, what unlocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules import jurisdictions
from throughcare.rules.dates import Clock, ClockUnit, is_working_day
from throughcare.rules.kernel import DuplicateCode, Mark, Unsourced
from throughcare.rules.responses.gates import (
    FINDINGS,
    GATES,
    HOUSE_PROCESS,
    KINDS,
    Bound,
    Calendar,
    Decider,
    DecisionKind,
    DueProcess,
    Gate,
    GateClock,
    GateMoments,
    GateRule,
    Since,
    Stage,
    State,
    Unlocked,
    every_gate,
    fingerprint,
    moments,
    standing,
    unlocked,
)

PACKS = {pack.code: pack.due_process for pack in jurisdictions.all()}
LONDON = Calendar("Europe/London", frozenset({date(2026, 12, 25), date(2026, 12, 28)}))
SERVED = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
pytestmark = pytest.mark.requirement("R080")


def heard_with(clock: GateClock) -> GateRule:
    """The gate of being heard with one clock alone."""

    rule = HOUSE_PROCESS.of(DecisionKind.SANCTION).gate(Gate.HEARD)
    assert rule is not None
    return replace(rule, clocks=(clock,))


def clock_of(amount: int, unit: ClockUnit, bound: Bound = Bound.NOT_BEFORE, **more: Any) -> GateClock:
    source = jurisdictions.get("ew").due_process.of(DecisionKind.WARNING).source
    return GateClock(bound=bound, since=Since.NOTICE, clock=Clock(amount, unit), source=source, **more)


def asked(clock: GateClock, since: datetime = SERVED, **more: Any) -> GateMoments:
    return moments(heard_with(clock), {Since.NOTICE: since}, LONDON, {}, held=False, **more)


def test_every_kind_and_gate_has_words_and_findings() -> None:
    assert set(KINDS) == set(DecisionKind)
    assert set(GATES) == set(FINDINGS) == set(Gate)


@pytest.mark.parametrize("code", PACKS)
def test_a_kind_a_place_does_not_list_has_every_gate(code: str) -> None:
    for table in PACKS[code].tables:
        if not table.listed:
            assert {rule.gate for rule in table.gates} == set(Gate), table.kind


def test_the_responsible_officer_warns_and_refers_the_court_decides_breach_and_recall_is_executive() -> None:
    own = PACKS["ew"]
    for kind in (DecisionKind.WARNING, DecisionKind.REFERRAL):
        assert own.of(kind).deciders[0] is Decider.OFFICER and own.of(kind).may_have_reported
    for kind in (DecisionKind.SANCTION, DecisionKind.CUSTODY, DecisionKind.REVOCATION):
        assert own.of(kind).deciders == (Decider.COURT,)
    recall = own.of(DecisionKind.RECALL)
    assert recall.deciders == (Decider.EXECUTIVE,)
    assert not recall.at(Stage.BEFORE)
    after = {rule.gate for rule in recall.at(Stage.AFTER)}
    assert {Gate.NOTICE, Gate.REPRESENTATIONS, Gate.REVIEW} <= after
    assert Gate.REASONS in {rule.gate for rule in recall.at(Stage.WITH)}


@pytest.mark.parametrize("code", ["us-pa", "us-ga"])
def test_a_revocation_has_two_stages_each_before_somebody_not_involved(code: str) -> None:
    table = PACKS[code].of(DecisionKind.REVOCATION)
    gates = [rule.gate for rule in table.gates]
    assert gates.index(Gate.PRELIMINARY_HEARING) < gates.index(Gate.NOTICE) < gates.index(Gate.HEARD)
    assert Gate.INDEPENDENT in gates
    assert table.deciders == (Decider.BOARD, Decider.COURT)


def test_pennsylvanias_clocks_are_the_published_ones_and_those_only_recalled_are_the_agencys_to_set() -> None:
    table = PACKS["us-pa"].of(DecisionKind.REVOCATION)
    preliminary, heard = table.gate(Gate.PRELIMINARY_HEARING), table.gate(Gate.HEARD)
    assert preliminary is not None and heard is not None
    assert [each.clock for each in preliminary.clocks] == [Clock(14, ClockUnit.DAYS)]
    assert {each.since: each.clock for each in heard.clocks if each.bound is Bound.BY} == {
        Since.PRELIMINARY: None,
        Since.CONVICTION_VERIFIED: Clock(120, ClockUnit.DAYS),
        Since.RETURN_VERIFIED: Clock(120, ClockUnit.DAYS),
    }


@pytest.mark.parametrize("code", PACKS)
def test_every_row_has_a_source_and_no_figure_is_without_one(code: str) -> None:
    for table in PACKS[code].tables:
        for rule in table.gates:
            assert rule.source.title
            for clock in rule.clocks:
                assert clock.clock is None or (
                    clock.source is not None and clock.source.mark is not Mark.AGENCY_DEFAULT
                )


def test_a_figure_without_a_source_and_a_kind_listed_twice_are_refused() -> None:
    with pytest.raises(Unsourced):
        GateClock(bound=Bound.BY, since=Since.NOTICE, clock=Clock(3, ClockUnit.DAYS))
    with pytest.raises(DuplicateCode):
        DueProcess((every_gate(DecisionKind.RECALL), every_gate(DecisionKind.RECALL)))


def test_forty_eight_hours_are_hours_that_pass_and_days_are_whole_days_between() -> None:
    assert asked(clock_of(48, ClockUnit.HOURS)).earliest == SERVED + timedelta(hours=48)
    days = asked(clock_of(2, ClockUnit.DAYS)).earliest
    assert days == datetime(2026, 11, 23, tzinfo=UTC)


def test_working_days_leave_out_weekends_and_holidays() -> None:
    christmas = datetime(2026, 12, 24, 12, 0, tzinfo=UTC)
    found = asked(clock_of(1, ClockUnit.BUSINESS_DAYS, Bound.BY), since=christmas)
    assert found.due == datetime(2026, 12, 30, tzinfo=UTC)


def test_a_clock_across_the_change_of_clocks_counts_hours_as_they_pass() -> None:
    before = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    assert asked(clock_of(24, ClockUnit.HOURS), since=before).earliest == before + timedelta(hours=24)
    day = asked(clock_of(1, ClockUnit.DAYS, Bound.BY), since=before).due
    assert day == datetime(2026, 3, 29, 23, 0, tzinfo=UTC)  # midnight of summer time


def test_hours_of_working_days_that_end_where_clocks_jump_end_after_the_jump() -> None:
    saturday = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    found = asked(clock_of(1, ClockUnit.WORKING_HOURS), since=saturday)
    assert found.earliest == datetime(2026, 3, 30, 0, 0, tzinfo=UTC)


def test_a_clock_that_runs_only_in_custody_does_not_run_outside() -> None:
    rule = heard_with(clock_of(14, ClockUnit.DAYS, Bound.BY, held=True))
    happened = {Since.NOTICE: SERVED}
    assert moments(rule, happened, LONDON, {}, held=False).due is None
    assert moments(rule, happened, LONDON, {}, held=True).due == datetime(2026, 12, 5, tzinfo=UTC)


def test_the_law_runs_on_and_the_agencys_days_stand_still_where_the_person_asked() -> None:
    week = timedelta(days=7)
    fixed = clock_of(14, ClockUnit.DAYS, Bound.BY)
    own = GateClock(bound=Bound.BY, since=Since.NOTICE, clock=None, moves_on_request=True)
    days = {(Gate.HEARD, Bound.BY): Clock(14, ClockUnit.DAYS)}
    assert asked(fixed, put_off=week).due == asked(fixed).due
    moved = moments(heard_with(own), {Since.NOTICE: SERVED}, LONDON, days, held=False, put_off=week)
    still = moments(heard_with(own), {Since.NOTICE: SERVED}, LONDON, days, held=False)
    assert moved.due is not None and still.due is not None and moved.due - still.due == week
    unset = moments(heard_with(own), {Since.NOTICE: SERVED}, LONDON, {}, held=False)
    assert unset.due is None and [each.length for each in unset.clocks] == [None]


@given(
    st.integers(1, 60),
    st.sampled_from(list(ClockUnit)),
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - hypothesis wants them so
)
def test_no_gate_opens_before_what_the_database_knows_as_the_least(
    amount: int, unit: ClockUnit, began: datetime
) -> None:
    """The bound the database holds without holidays is never later than the moment the rule gives."""
    least = (
        timedelta(hours=amount)
        if "hour" in unit
        else timedelta(days=amount * (28 if "month" in unit else 1), hours=-1)
    )
    found = asked(clock_of(amount, unit), since=began.replace(tzinfo=UTC))
    assert found.earliest >= began.replace(tzinfo=UTC) + least


@given(st.integers(1, 30), st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001 - hypothesis wants them so
def test_what_is_due_in_working_days_ends_with_a_working_day(amount: int, began: datetime) -> None:
    found = asked(clock_of(amount, ClockUnit.BUSINESS_DAYS, Bound.BY), since=began.replace(tzinfo=UTC))
    last = (found.due - timedelta(hours=2)).astimezone(UTC).date()
    assert is_working_day(last, LONDON.holidays)


def test_a_gate_waits_is_too_early_opens_and_becomes_overdue() -> None:
    table = HOUSE_PROCESS.of(DecisionKind.SANCTION)
    heard = heard_with(clock_of(48, ClockUnit.HOURS))
    due = heard_with(clock_of(14, ClockUnit.DAYS, Bound.BY))
    closed = {each.gate: State.MET for each in table.gates if each.gate is not Gate.HEARD}

    def at(rule: GateRule, hours: int, already: dict[Gate, State]) -> State:
        found = moments(rule, {Since.NOTICE: SERVED}, LONDON, {}, held=False)
        return standing(rule, already, found, SERVED + timedelta(hours=hours), decided=False).state

    assert at(heard, 1, {}) is State.WAITS
    assert at(heard, 47, closed) is State.TOO_EARLY
    assert at(heard, 48, closed) is State.OPEN
    assert at(due, 24 * 20, closed) is State.OVERDUE
    assert at(due, 24 * 20, {**closed, Gate.HEARD: State.WAIVED}) is State.WAIVED


@pytest.mark.parametrize(
    "missing", [rule.gate for rule in HOUSE_PROCESS.of(DecisionKind.RECALL).at(Stage.BEFORE)]
)
def test_a_decision_is_unlocked_by_every_gate_before_it_and_by_no_fewer(missing: Gate) -> None:
    table = HOUSE_PROCESS.of(DecisionKind.RECALL)
    now = SERVED + timedelta(days=3)

    def look(left: set[Gate]) -> Unlocked:
        closed = {rule.gate: State.MET for rule in table.at(Stage.BEFORE) if rule.gate not in left}
        stands = [
            standing(rule, closed, moments(rule, {}, LONDON, {}, held=False), now, decided=False)
            for rule in table.gates
        ]
        return unlocked(table, stands)

    assert look(set()).open
    found = look({missing})
    assert not found.open and found.missing == (missing,)
    assert found.next is not None and found.next.gate is missing


def test_the_fingerprint_changes_with_the_facts_and_with_nothing_else() -> None:
    rule = heard_with(clock_of(3, ClockUnit.BUSINESS_DAYS))
    first = fingerprint(rule, {Since.NOTICE: SERVED}, LONDON, {}, held=False, put_off_seconds=0)
    again = fingerprint(
        rule, {Since.NOTICE: SERVED, Since.OPENED: SERVED}, LONDON, {}, held=False, put_off_seconds=0
    )
    later = fingerprint(
        rule, {Since.NOTICE: SERVED + timedelta(hours=1)}, LONDON, {}, held=False, put_off_seconds=0
    )
    other = fingerprint(
        rule,
        {Since.NOTICE: SERVED},
        Calendar("Europe/London", frozenset()),
        {},
        held=False,
        put_off_seconds=0,
    )
    assert first == again and len({first, later, other}) == 3
