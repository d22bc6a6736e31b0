"""Properties of the United States' clocks, caps and cut-offs."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules.dates import Clock, ClockUnit, add_working_hours, is_working_day
from throughcare.rules.responses.us_recommitment import recommitment_range
from throughcare.rules.responses.us_short_jail import quick_dip_valid
from throughcare.rules.responses.us_technical_caps import technical_violation_cap
from throughcare.rules.testing.us_cutoffs import URINE, urine_result
from throughcare.rules.transfers.icaos import LIMITS, icaos_deadline

near = st.dates(date(2020, 1, 1), date(2030, 1, 1))
moments = st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2030-01-01"))
holidays = st.frozensets(near, max_size=30)
day_units = st.sampled_from([unit for unit in ClockUnit if not Clock(1, unit).in_hours])
amounts = st.floats(0, 10_000, allow_nan=False)


@given(near, st.integers(0, 200), day_units, holidays)
def test_a_longer_clock_never_ends_sooner(
    start: date, amount: int, unit: ClockUnit, away: frozenset[date]
) -> None:
    assert start <= Clock(amount, unit).last_day(start, away) <= Clock(amount + 1, unit).last_day(start, away)


@given(near, st.integers(1, 60), day_units, holidays)
def test_a_holiday_never_shortens_a_clock(
    start: date, amount: int, unit: ClockUnit, away: frozenset[date]
) -> None:
    assert Clock(amount, unit).last_day(start) <= Clock(amount, unit).last_day(start, away)


@given(moments, st.integers(1, 200), holidays)
def test_hours_that_leave_out_weekends_end_on_a_working_day_or_at_its_midnight(
    start: datetime, hours: int, away: frozenset[date]
) -> None:
    end = add_working_hours(start, hours, away)
    assert end >= start + timedelta(hours=hours)
    assert is_working_day((end - timedelta(microseconds=1)).date(), away)


@given(moments, st.integers(1, 100), st.integers(1, 100), holidays)
def test_hours_can_be_counted_in_two_goes(
    start: datetime, first: int, then: int, away: frozenset[date]
) -> None:
    assert add_working_hours(add_working_hours(start, first, away), then, away) == add_working_hours(
        start, first + then, away
    )


@given(st.sampled_from(sorted(LIMITS)), near, holidays)
def test_every_compact_limit_lies_after_its_event(event: str, day: date, away: frozenset[date]) -> None:
    asked = {"event": event, "event_date": day, "holidays": sorted(away)}
    due = icaos_deadline.ask(asked).results["due"]
    assert isinstance(due, date)
    assert due > day


@given(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=4), max_size=4), st.integers(2, 3))
def test_one_more_stay_never_makes_too_many_allowed(months: list[list[int]], days: int) -> None:
    before = quick_dip_valid.ask({"jurisdiction": "us_nc", "dips_by_separate_month": months}).results
    more = quick_dip_valid.ask({"jurisdiction": "us_nc", "dips_by_separate_month": [*months, [days]]}).results
    assert before["valid"] or not more["valid"]


@given(st.sampled_from(["felony", "misdemeanor"]), st.integers(1, 2))
def test_michigans_caps_rise_with_each_violation(offense_class: str, number: int) -> None:
    def cap(count: int) -> int:
        asked = {"jurisdiction": "us_mi", "supervision_type": "probation", "offense_class": offense_class}
        most = technical_violation_cap.ask({**asked, "violation_number": count}).results["max_days"]
        assert isinstance(most, int)
        return most

    assert cap(number) < cap(number + 1)


@given(st.integers(1, 20), st.booleans(), st.booleans())
def test_a_later_violation_never_has_a_lower_range(number: int, violent: bool, infraction: bool) -> None:
    def most(count: int) -> int:
        asked = {"jurisdiction": "us_pa", "violator_type": "technical", "violent": violent}
        found = recommitment_range.ask(
            {**asked, "violation_number": count, "disciplinary_infraction": infraction}
        ).results["max_months"]
        assert isinstance(found, int)
        return found

    assert most(number) <= most(number + 1)


@given(st.sampled_from(sorted(URINE)), amounts, amounts, amounts)
def test_more_of_a_substance_never_turns_a_result_negative(
    analyte: str, screen: float, confirmation: float, more: float
) -> None:
    def result(measured: float) -> object:
        asked = {"analyte": analyte, "initial_ng_ml": screen, "confirmatory_ng_ml": measured}
        return urine_result.ask(asked).results["result"]

    assert result(confirmation) == "negative" or result(confirmation + more) == "positive"


@given(st.sampled_from(sorted(URINE)), amounts)
def test_a_screen_alone_is_never_positive(analyte: str, screen: float) -> None:
    found = urine_result.ask({"analyte": analyte, "initial_ng_ml": screen})
    assert found.results["result"] in {"negative", "confirmation_needed"}
