"""Properties of release in England and Wales: handover, licence dates around weekends and holidays, recall."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from throughcare.rules.dates import add_months, is_working_day, working_days_in
from throughcare.rules.kernel import Answer, Unknown
from throughcare.rules.release import licence_dates
from throughcare.rules.release.handover_ew import (
    COMMUNITY,
    CUSTODY_ONLY,
    CUSTODY_WITH_COM,
    handover_date,
    handover_start_date,
    responsibility,
)
from throughcare.rules.release.recall_release_ew import LENGTHS, fixed_term_release

ONE = timedelta(days=1)
days = st.dates(date(2010, 1, 1), date(2045, 1, 1))
near = st.dates(date(2020, 1, 1), date(2028, 12, 31))
holidays = st.frozensets(near, max_size=30)
maybe_a_day = st.one_of(days, st.sampled_from(Unknown))
flags = st.booleans()


@given(flags, flags, flags, maybe_a_day, maybe_a_day, maybe_a_day)
def test_handover_never_starts_after_its_date(
    indeterminate: bool,
    open_rules: bool,
    women: bool,
    opened: Answer[date],
    arrived: Answer[date],
    handover: Answer[date],
) -> None:
    start = handover_start_date(
        indeterminate=indeterminate,
        open_prison_rules_apply=open_rules,
        womens_estate=women,
        category_open_since=opened,
        prison_arrival=arrived,
        handover_date=handover,
    ).results["start_date"]
    if not isinstance(handover, Unknown):
        assert isinstance(start, date)
        assert start <= handover


@given(days, days, flags, flags, flags)
def test_a_handover_date_lies_between_eight_and_fifteen_months_before_release(
    started: date, release: date, parole: bool, indeterminate: bool, early: bool
) -> None:
    assume(not (parole and indeterminate))
    found = handover_date(
        sentence_start=started,
        earliest_release=release,
        determinate_parole=parole,
        indeterminate=indeterminate,
        open_conditions=False,
        early_allocation=early,
    ).results
    day = found["handover_date"]
    if day is None:
        assert found["reason"] == "determinate_short"
        assert release <= add_months(started, 10)
        return
    assert isinstance(day, date)
    assert add_months(release, -15) <= day < add_months(release, -8)


@given(near, near, near)
def test_responsibility_passes_on_once_and_only_forward(today: date, one: date, other: date) -> None:
    start, handover = sorted((one, other))
    order = [CUSTODY_ONLY, CUSTODY_WITH_COM, COMMUNITY]

    def on(day: date) -> int:
        found = responsibility(today=day, handover_date=handover, start_date=start)
        return order.index(str(found.results["responsibility"]))

    assert on(today) <= on(today + ONE)
    assert on(start) >= 1  # the start and the handover date are the first days of what follows
    assert on(handover) == 2
    assert on(start - ONE) == 0


@given(near, holidays)
def test_the_hard_stop_is_a_working_day_before_the_licence_start(start: date, away: frozenset[date]) -> None:
    stop = licence_dates.hard_stop(start, away)
    assert stop < start
    assert is_working_day(stop, away)
    assert working_days_in(stop, licence_dates.last_working_day(start, away), away) == licence_dates.HARD_STOP
    warning = licence_dates.hard_stop_warning(start, away)
    assert is_working_day(warning, away)
    assert warning < stop


@given(near, holidays)
def test_a_licence_never_starts_after_its_release_date(release: date, away: frozenset[date]) -> None:
    start = licence_dates.crd_start(release, None, away, held_elsewise=False)
    assert start <= release
    assert is_working_day(start, away)
    assert (start == release) == is_working_day(release, away)


@given(near, holidays)
def test_release_is_brought_forward_off_fridays_weekends_and_holidays_only(
    release: date, away: frozenset[date]
) -> None:
    earliest = licence_dates.earliest_release(release, away)
    assert earliest <= release
    assert (earliest < release) == licence_dates.may_be_brought_forward(release, away)
    if earliest < release:
        assert is_working_day(earliest, away)
        assert earliest.weekday() < licence_dates.FRIDAY


@given(near, near, holidays)
def test_more_holidays_never_move_a_date_forward(day: date, more: date, away: frozenset[date]) -> None:
    assert licence_dates.hard_stop(day, away | {more}) <= licence_dates.hard_stop(day, away)
    assert licence_dates.earliest_release(day, away | {more}) <= licence_dates.earliest_release(day, away)


@given(near, near, holidays)
def test_once_late_an_allocation_stays_late_until_the_licence_starts(
    today: date, start: date, away: frozenset[date]
) -> None:
    assume(today < start)
    if licence_dates.late_allocation(today, start, away):
        assert licence_dates.late_allocation(today + ONE, start, away)
    assert licence_dates.late_allocation(start, start, away)
    assert not licence_dates.late_allocation(start + ONE, start, away)


@given(days, st.sampled_from(LENGTHS))
def test_a_fixed_term_counts_its_first_and_its_last_day(returned: date, length: int) -> None:
    last = fixed_term_release(return_to_custody=returned, length_days=length).results["result"]
    assert isinstance(last, date)
    assert (last - returned).days + 1 == length
