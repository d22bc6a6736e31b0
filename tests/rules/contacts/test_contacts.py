"""Kinds, outcomes, repetition and states."""

from datetime import date

import pytest

from throughcare.rules.contacts import (
    Activity,
    ContactKind,
    Interval,
    Outcome,
    OutcomeFamily,
    PlannedDate,
    Repetition,
    SupervisionState,
    TooManyRepeats,
    counts_as_failure,
    stops,
)
from throughcare.rules.kernel import DateOutOfRange, Ternary


@pytest.mark.requirement("R055")
def test_every_kind_has_words_and_a_definition() -> None:
    assert all(kind.label and kind.definition for kind in ContactKind)
    assert {kind for kind in ContactKind if kind.face_to_face} == {ContactKind.OFFICE, ContactKind.HOME}
    assert not ContactKind.THIRD_PARTY.with_the_person
    assert ContactKind.PHONE.with_the_person


def test_every_outcome_has_words_a_definition_and_a_family() -> None:
    assert all(outcome.label and outcome.definition for outcome in Outcome)
    assert {outcome.family for outcome in Outcome} == set(OutcomeFamily)


def test_the_commonest_answer_comes_first() -> None:
    assert next(iter(Outcome)) is Outcome.COMPLIED
    assert next(iter(OutcomeFamily)) is OutcomeFamily.COMPLIED


@pytest.mark.parametrize("outcome", [Outcome.ABSENT, Outcome.ATTENDED_FAILED, Outcome.SENT_HOME_BEHAVIOUR])
def test_a_failure_only_once_it_is_judged(outcome: Outcome) -> None:
    assert outcome.needs_judgment
    assert counts_as_failure(outcome) is Ternary.UNDECIDED
    assert counts_as_failure(outcome, True) is Ternary.NO
    assert counts_as_failure(outcome, False) is Ternary.YES


@pytest.mark.parametrize("judged", [None, True, False])
def test_waiting_for_evidence_counts_for_nothing_yet(judged: bool | None) -> None:
    assert counts_as_failure(Outcome.WAITING_FOR_EVIDENCE, judged) is Ternary.UNDECIDED
    assert not Outcome.WAITING_FOR_EVIDENCE.settled


@pytest.mark.parametrize(
    "outcome", [outcome for outcome in Outcome if not outcome.needs_judgment and outcome.settled]
)
@pytest.mark.parametrize("judged", [None, True, False])
def test_nothing_else_is_ever_a_failure(outcome: Outcome, judged: bool | None) -> None:
    assert counts_as_failure(outcome, judged) is Ternary.NO


def test_who_came() -> None:
    assert Outcome.COMPLIED.attended
    assert Outcome.SENT_HOME_BY_SERVICE.attended
    assert not Outcome.ABSENT.attended
    assert not Outcome.ACCEPTABLE_MEDICAL.attended


@pytest.mark.parametrize(
    ("every", "days"),
    [
        (Interval.WEEKLY, [date(2026, 1, 31), date(2026, 2, 7), date(2026, 2, 14)]),
        (Interval.FORTNIGHTLY, [date(2026, 1, 31), date(2026, 2, 14), date(2026, 2, 28)]),
        (Interval.FOUR_WEEKLY, [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 28)]),
        (Interval.MONTHLY, [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]),
    ],
)
def test_the_dates_of_a_series(every: Interval, days: list[date]) -> None:
    assert [planned.on for planned in Repetition(every, 3).dates(days[0])] == days
    assert every.label


def test_weekends_and_holidays_are_marked_and_not_moved() -> None:
    christmas = frozenset({date(2026, 12, 25)})
    weekly = Repetition(Interval.WEEKLY, 2).dates(date(2026, 12, 18), christmas)
    assert weekly == (
        PlannedDate(date(2026, 12, 18), weekend=False, holiday=False),
        PlannedDate(date(2026, 12, 25), weekend=False, holiday=True),
    )
    assert [planned.working for planned in weekly] == [True, False]
    (saturday,) = Repetition(Interval.MONTHLY, 1).dates(date(2026, 12, 19))
    assert saturday.weekend
    assert not saturday.working


@pytest.mark.parametrize("times", [0, -1, 105])
def test_a_series_has_a_sensible_length(times: int) -> None:
    with pytest.raises(TooManyRepeats) as refused:
        Repetition(Interval.WEEKLY, times)
    assert refused.value.values["times"] == times


@pytest.mark.parametrize("every", [Interval.WEEKLY, Interval.MONTHLY])
def test_a_series_past_the_last_year_is_refused(every: Interval) -> None:
    with pytest.raises(DateOutOfRange):
        Repetition(every, 12).dates(date(9999, 12, 20))


def test_an_active_person_is_stopped_in_nothing() -> None:
    assert SupervisionState.ACTIVE.stops == frozenset()
    assert not SupervisionState.ACTIVE.over


@pytest.mark.parametrize("state", [state for state in SupervisionState if state.over])
def test_when_supervision_is_over_nothing_is_due(state: SupervisionState) -> None:
    assert state.stops == frozenset(Activity)


AT_LARGE = (SupervisionState.ACTIVE, SupervisionState.TRANSFERRED_IN)


@pytest.mark.parametrize("state", [state for state in SupervisionState if state not in AT_LARGE])
def test_no_letter_and_no_reminder_reaches_somebody_who_is_not_there(state: SupervisionState) -> None:
    assert stops(state, Activity.LETTER)
    assert stops(state, Activity.REMINDER)
    assert state.label


def test_others_are_still_asked_about_a_person_who_cannot_be_found() -> None:
    assert stops(SupervisionState.WHEREABOUTS_UNKNOWN, Activity.DIRECT_CONTACT)
    assert not stops(SupervisionState.WHEREABOUTS_UNKNOWN, Activity.COLLATERAL_CONTACT)
    assert stops(SupervisionState.IN_CUSTODY, Activity.COLLATERAL_CONTACT)
    assert not stops(SupervisionState.IN_CUSTODY, Activity.REVIEW)
