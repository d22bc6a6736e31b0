"""The table of contact standards of the United States: one truth, each row with its source."""

from datetime import date
from itertools import combinations

import pytest

from throughcare.rules.contacts.us_places import PLACES
from throughcare.rules.contacts.us_standards import ANY, Clock, Standard
from throughcare.rules.contacts.us_table import (
    CASE_TYPES,
    EVENTS,
    FIRST_CONTACTS,
    KINDS,
    LEVELS,
    STANDARDS,
    TRIGGERED,
)
from throughcare.rules.jurisdictions import PACKS
from throughcare.rules.kernel import Mark


@pytest.mark.requirement("R141")
@pytest.mark.parametrize("row", STANDARDS, ids=lambda row: f"{row.jurisdiction} {row.level} {row.kind}")
def test_a_row_is_complete_and_says_where_it_was_read(row: Standard) -> None:
    assert row.jurisdiction in PLACES
    assert row.kind in KINDS
    assert row.level in LEVELS or row.level == ANY
    assert row.case_type in CASE_TYPES or row.case_type == ANY
    assert row.source.mark in (Mark.READ, Mark.PUBLIC_PAGE)
    assert row.words
    assert (row.times > 0) == (row.every > 0) == (row.clock in _COUNTING)
    assert row.held_from is None or row.held_to is None or row.held_from <= row.held_to


_COUNTING = (Clock.ROLLING, Clock.MONTH_END, Clock.PER_PERIOD)


def test_no_two_rows_answer_the_same_question_on_one_day() -> None:
    for one, other in combinations(STANDARDS, 2):
        same = (one.jurisdiction, one.kind) == (other.jurisdiction, other.kind)
        overlap = all(
            a == b or ANY in (a, b) for a, b in ((one.level, other.level), (one.case_type, other.case_type))
        )
        apart = (one.held_to or date.max) < (other.held_from or date.min) or (other.held_to or date.max) < (
            one.held_from or date.min
        )
        assert not (same and overlap) or apart, f"{one} and {other}"


def test_every_row_that_is_made_once_has_its_deadline() -> None:
    deadlines = {(row.jurisdiction, row.kind) for row in FIRST_CONTACTS}
    once = {(row.jurisdiction, row.kind) for row in STANDARDS if row.clock is Clock.ONCE}
    assert once
    assert once <= deadlines


def test_events_and_first_contacts_are_read_somewhere() -> None:
    assert {row.event for row in TRIGGERED} == set(EVENTS)
    assert {row.jurisdiction for row in (*TRIGGERED, *FIRST_CONTACTS)} <= set(PLACES)
    assert [row.words for row in FIRST_CONTACTS if row.jurisdiction == "us_pa"] == [
        "2 working days", "10 days", "2 days",
    ]  # fmt: skip


def test_pennsylvanias_pack_has_the_rows_of_the_table() -> None:
    standards = PACKS.get("us-pa").contact_standards
    assert standards is not None
    table = {(row.level, row.times, row.every) for row in STANDARDS if row.jurisdiction == "us_pa"}
    assert {(row.level, row.times, row.days) for row in standards.rows} <= table
