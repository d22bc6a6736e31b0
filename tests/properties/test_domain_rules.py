"""Properties of unpaid work, plans, referrals and the security category."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules.custody.category_dates import initial_due, next_review_choice, review_overdue
from throughcare.rules.dates import add_days, add_months, is_weekend
from throughcare.rules.interventions.commissioned import achievement_score, referral_conclusion
from throughcare.rules.interventions.unpaid_work import credit_limit, ete_allowance, minutes_credited
from throughcare.rules.interventions.unpaid_work_incentive import STATUS, discount, progress
from throughcare.rules.kernel import Unknown
from throughcare.rules.plans.agreement import ACTIONS, STATES, goal_action_allowed, new_supervision_period
from throughcare.rules.plans.goals import IN_A_PLAN, OPEN, no_other_open_goals
from throughcare.rules.plans.learning_plan import review_window

pytestmark = pytest.mark.requirement("R020")
required = st.integers(1, 20_000)
worked = st.integers(0, 20_000)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
statuses = st.sampled_from(sorted(STATUS.states))
goals = st.lists(st.sampled_from(sorted(IN_A_PLAN)), max_size=8).map(tuple)
events = st.lists(
    st.fixed_dictionaries({
        "kind": st.just("appointment"),
        "minutes": st.integers(-500, 1000),
        "disqualifying": st.booleans(),
        "qualifying": st.booleans(),
    }),
    max_size=8,
).map(tuple)  # fmt: skip


@given(st.data(), st.lists(st.integers(0, 1439), min_size=2, max_size=2, unique=True).map(sorted))
def test_what_is_credited_and_what_is_taken_off_make_up_the_day(
    data: st.DataObject, times: list[int]
) -> None:
    start, end = times
    penalty = data.draw(st.integers(0, end - start))
    credited = minutes_credited(
        outcome_attended=True,
        start=time(*divmod(start, 60)),
        end=time(*divmod(end, 60)),
        penalty_minutes=penalty,
    ).results["minutes_credited"]
    assert (credited or 0) + penalty == end - start


@given(required, st.integers(0, 5000))
def test_the_allowance_for_education_is_never_more_than_three_tenths(whole: int, done: int) -> None:
    found = ete_allowance(required_minutes=whole, completed_ete_minutes=done).results
    assert found["allowed_ete_minutes"] * 10 <= whole * 3 < (found["allowed_ete_minutes"] + 1) * 10
    assert found["remaining_ete_minutes"] + done == found["allowed_ete_minutes"]


@given(st.lists(required, min_size=3, max_size=3).map(sorted), st.integers(0, 1440))
def test_what_may_be_credited_never_exceeds_what_is_required(times: list[int], more: int) -> None:
    before, done, whole = times
    found = credit_limit(
        required_minutes=whole,
        adjustments=0,
        completed_minutes=done,
        already_credited_on_this_appointment=before,
        minutes_to_credit=more,
    ).results
    assert found["allowed"] is (done - before + more <= whole)


@given(required, worked, statuses)
def test_a_reduction_lies_between_nothing_and_a_quarter(whole: int, done: int, status: str) -> None:
    found = discount(required_minutes=whole, qualifying_minutes_worked=done, status=status).results
    now, later = found["current_discount_minutes"], found["projected_discount_minutes"]
    assert 0 <= now <= later <= whole / 4 + 0.5
    assert now == later or status in ("eligible", "qualifying")


@given(required, worked, st.integers(0, 500))
def test_more_work_never_earns_less(whole: int, done: int, more: int) -> None:
    before = discount(required_minutes=whole, qualifying_minutes_worked=done, status="qualifying").results
    after = discount(
        required_minutes=whole, qualifying_minutes_worked=done + more, status="qualifying"
    ).results
    assert before["current_discount_minutes"] <= after["current_discount_minutes"]


@given(required, events, events)
def test_nothing_after_an_enforced_outcome_changes_anything(
    whole: int, before: tuple[object, ...], after: tuple[object, ...]
) -> None:
    enforced = {"kind": "appointment", "minutes": 60, "disqualifying": True, "qualifying": True}
    short = progress(required_minutes=whole, events=(*before, enforced)).results
    long = progress(required_minutes=whole, events=(*before, enforced, *after)).results
    assert short == long
    assert short["status"] == "disqualified"
    assert short["qualifying_minutes"] >= 0


@given(*[st.integers(0, 5)] * 3, st.booleans(), st.booleans(), st.booleans())
def test_nothing_concludes_that_nobody_asked_to_end(
    came: int, missed: int, left: int, approved: bool, asked: bool, sent: bool
) -> None:
    found = referral_conclusion(
        action_plan_approved=approved,
        sessions_attended=came,
        sessions_not_attended=missed,
        sessions_without_outcome=left,
        end_requested=asked,
        end_of_service_report_submitted=sent,
    ).results
    assert (found["ending_with"] is not None) is (asked or sent)
    assert found["concludes_with"] in (None, found["ending_with"])
    assert not (found["can_start_end_of_service_report"] and sent)


@given(st.lists(st.sampled_from(["achieved", "partially_achieved", "not_achieved"]), max_size=20))
def test_the_score_is_at_most_one_an_outcome_whatever_their_order(outcomes: list[str]) -> None:
    score = achievement_score(report_submitted=True, outcomes=tuple(outcomes)).results["score"]
    assert 0 <= score <= len(outcomes)
    again = achievement_score(report_submitted=True, outcomes=tuple(reversed(outcomes))).results["score"]
    assert score == again


@given(goals, st.sampled_from(sorted(STATES)))
def test_after_a_new_period_nothing_is_open_and_the_plan_is_a_draft(
    before: tuple[str, ...], agreement: str
) -> None:
    found = new_supervision_period(goals=before, agreement=agreement).results
    assert found["agreement"] == "draft"
    assert no_other_open_goals(other_goal_statuses=found["goals"]).results["no_open_goals"]
    kept = [(old, new) for old, new in zip(before, found["goals"], strict=True) if old not in OPEN]
    assert all(old == new for old, new in kept)


@given(st.sampled_from(sorted(ACTIONS)), st.sampled_from(sorted(set(STATES) - {"draft"})))
def test_every_answer_has_the_same_powers_over_goals(action: str, agreement: str) -> None:
    agreed = goal_action_allowed(action=action, agreement="agreed").results
    assert goal_action_allowed(action=action, agreement=agreement).results == agreed


@given(days)
def test_a_first_category_is_never_due_on_a_weekend(sentenced: date) -> None:
    due = initial_due(sentence_date=sentenced).results["due_date"]
    assert not is_weekend(due)
    assert 14 <= (due - sentenced).days <= 16


@given(days, st.sampled_from(["6", "12"]))
def test_a_review_that_was_just_set_is_not_overdue_until_the_day_after(today: date, choice: str) -> None:
    due = next_review_choice(today=today, choice=choice).results["suggested_date"]
    assert not review_overdue(next_review_date=due, today=due).results["overdue"]
    assert review_overdue(next_review_date=due, today=add_days(due, 1)).results["overdue"]


@given(days, st.integers(-400, 4000))
def test_a_review_window_opens_before_it_closes_and_a_week_before_release(today: date, left: int) -> None:
    release = add_days(today, left)
    found = review_window(
        today=today,
        release_date=release,
        sentence=Unknown.NOT_ASKED,
        readmission=Unknown.NOT_ASKED,
        transfer=Unknown.NOT_ASKED,
    ).results
    if found["first_day"] is None:
        assert today <= release <= add_months(today, 3)
        return
    assert today < found["first_day"] <= found["last_day"]
    assert left < 0 or (release - found["last_day"]).days >= 7
