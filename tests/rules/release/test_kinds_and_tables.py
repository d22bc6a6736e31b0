"""Days by their distance, outcomes of hearings, and that the tables of England and Wales agree with each other."""

from datetime import date

from throughcare.rules import jurisdictions
from throughcare.rules.classification.register_reviews_ew_table import REGISTERS
from throughcare.rules.release.early_allocation_ew_grounds import ALWAYS, ON_DECISION
from throughcare.rules.release.hearing_outcomes import HearingOutcome, Outcome
from throughcare.rules.release.licence_statuses_ew import (
    BEFORE_RELEASE,
    FIRST_STATUS,
    LICENCE,
    LICENCE_KINDS,
    MADE_BY_THE_PRISON,
    ON_PROBATION,
    STATUSES,
    VARIATIONS,
)
from throughcare.rules.release.recall_statuses_ew import ACTS
from throughcare.rules.release.recall_statuses_ew import STATUSES as RECALL_STATUSES


def test_a_cell_of_a_table_is_read_as_it_stands() -> None:
    assert HearingOutcome().from_text("2024-05-12 Stay In Closed") == "2024-05-12 Stay In Closed"


def test_an_outcome_is_a_day_and_words() -> None:
    outcome = HearingOutcome().read("2024-05-15 Release [*]")
    assert outcome == HearingOutcome().read(outcome) == Outcome(date(2024, 5, 15), "Release [*]")
    assert outcome.is_release
    assert outcome.counts
    assert not HearingOutcome().read("2024-05-15 Not Applicable").counts
    assert "2024-05-12" in HearingOutcome().words


def test_the_tables_name_only_what_they_hold() -> None:
    assert {*ON_PROBATION, *BEFORE_RELEASE, *FIRST_STATUS.values()} <= set(STATUSES)
    assert {*MADE_BY_THE_PRISON, *VARIATIONS} <= set(LICENCE_KINDS)
    assert LICENCE.ends == ("NOT_STARTED", "INACTIVE")
    for act in ACTS.values():
        assert {*act.adds, *act.ends, *act.needs, *act.bars} <= set(RECALL_STATUSES)
    assert (len(ALWAYS), len(ON_DECISION)) == (5, 5)


def test_every_status_of_a_recall_but_one_comes_from_an_act() -> None:
    added = {status for act in ACTS.values() for status in act.adds} | {"SENT_TO_PPCS"}
    assert set(RECALL_STATUSES) - added == {"DELETED"}


def test_the_packs_reviews_are_those_of_the_table() -> None:
    for interval in jurisdictions.get("ew").review_intervals:
        assert REGISTERS[interval.code].months == interval.every.amount, interval.code
