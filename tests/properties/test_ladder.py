"""Properties of the community order's ladder and of fingerprints."""

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules.contacts import Outcome, counts_as_failure
from throughcare.rules.kernel import Fingerprint, RuleId, Ternary
from throughcare.rules.responses import MissedContactFacts, Standing, Step, compliance, ew_community_order

MISSED = st.dates(date(2021, 1, 1), date(2035, 12, 31))
AGES = st.lists(st.integers(0, 1200), max_size=6)
RULE = RuleId.parse("a-rule@2020-01-01")
inputs = st.dictionaries(
    st.text(max_size=5),
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.dates()
    | st.floats(allow_nan=False, allow_infinity=False),
    max_size=6,
)


def ask(missed_on: date, ages: list[int], judged: bool | None = False) -> Step:
    warned = tuple(missed_on - timedelta(days=age) for age in ages)
    facts = MissedContactFacts(
        order_type="any", missed_on=missed_on, excuse_reasonable=judged, warned_on=warned
    )
    return ew_community_order.respond(facts).step


@given(MISSED, AGES)
def test_a_warning_more_never_makes_the_step_gentler(missed_on: date, ages: list[int]) -> None:
    for at in range(len(ages)):
        fewer = ages[:at] + ages[at + 1 :]
        assert not (ask(missed_on, fewer) is Step.REFER and ask(missed_on, ages) is Step.WARN_OR_REFER)


@given(MISSED, AGES)
def test_only_the_youngest_warning_matters(missed_on: date, ages: list[int]) -> None:
    assert ask(missed_on, ages) is ask(missed_on, [min(ages)] if ages else [])


@given(MISSED, st.integers(0, 1200))
def test_a_warning_counts_for_365_or_366_days(missed_on: date, age: int) -> None:
    step = ask(missed_on, [age])
    if age <= 364:
        assert step is Step.REFER
    if age >= 366:
        assert step is Step.WARN_OR_REFER


@given(MISSED, AGES, st.sampled_from([None, True]))
def test_nothing_adverse_without_a_judgment_that_there_was_no_excuse(
    missed_on: date, ages: list[int], judged: bool | None
) -> None:
    assert ask(missed_on, ages, judged) in (Step.JUDGE_EXCUSE, Step.NOTHING)


@given(inputs, st.integers())
def test_the_order_of_the_facts_changes_no_fingerprint(facts: dict[str, object], seed: int) -> None:
    shuffled = list(facts.items())
    random.Random(seed).shuffle(shuffled)
    assert Fingerprint.of(RULE, facts) == Fingerprint.of(RULE, dict(shuffled))


@given(inputs, inputs)
def test_different_facts_have_different_fingerprints(
    one: dict[str, object], other: dict[str, object]
) -> None:
    if Fingerprint.of(RULE, one) == Fingerprint.of(RULE, other):
        assert one == other


@given(st.sampled_from(Outcome), st.sampled_from([None, True, False]))
def test_no_outcome_alone_is_a_failure(outcome: Outcome, judged: bool | None) -> None:
    if counts_as_failure(outcome, judged) is Ternary.YES:
        assert judged is False


@given(MISSED, AGES)
def test_the_badge_follows_the_count(as_of: date, ages: list[int]) -> None:
    found = compliance([as_of - timedelta(days=age) for age in ages], as_of)
    assert found.last_12_months <= len(ages)
    assert (found.standing is Standing.NO_FAILURES) == (found.last_12_months == 0)
    assert (found.standing is Standing.SEVERAL_FAILURES) == (found.last_12_months >= 2)
