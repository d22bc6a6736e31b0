"""The clocks of contact standards, what counts, how a standard stands before it is missed, and which days keep it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from throughcare.rules.contacts import ContactKind
from throughcare.rules.contacts.cadence import ANY, ContactStandard, Counting, missed_window, next_due
from throughcare.rules.contacts.counting import Happened, days_that_count, why_not
from throughcare.rules.contacts.keeping import Asked, Stands, gaps, standing
from throughcare.rules.dates import is_working_day
from throughcare.rules.jurisdictions import PACKS
from throughcare.rules.jurisdictions.contact_standards import GENERAL, CaseType, ContactStandards

pytestmark = pytest.mark.requirement("R053")
OFFICE, HOME = ContactKind.OFFICE, ContactKind.HOME
START, TODAY = date(2026, 1, 5), date(2026, 3, 2)
FORTNIGHT = ContactStandard(level="medium", what="contact", kinds=(OFFICE, HOME), times=1, days=14)
FOUR_IN_30 = ContactStandard(level="high", what="face_to_face", kinds=(OFFICE, HOME), times=4, days=30)
MONTHLY = ContactStandard(
    level="minimum", what="contact", kinds=(OFFICE,), times=1, months=2, clock=Counting.MONTH_END
)
WINDOWS = ContactStandard(level="any", what="home", kinds=(HOME,), times=2, months=3, clock=Counting.WINDOW)
COLLATERAL = ContactStandard(
    level="any", what="collateral", kinds=(ContactKind.THIRD_PARTY,), times=1, days=30
)
EVERY = (FORTNIGHT, FOUR_IN_30, MONTHLY, WINDOWS)


def met(on: date, **other: object) -> Happened:
    given: dict[str, object] = {"kind": "office", "whom": "person", "outcome": "complied", "planned": True}
    return Happened(on=on, **{**given, **other})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "days", "first", "due"),
    [
        (FORTNIGHT, [date(2026, 2, 20)], None, date(2026, 3, 6)),
        (FORTNIGHT, [], None, date(2026, 1, 19)),
        (FORTNIGHT, [], date(2026, 1, 10), date(2026, 1, 10)),
        (FOUR_IN_30, [date(2026, 2, day) for day in (2, 9, 16, 23)], None, date(2026, 3, 4)),
        (FOUR_IN_30, [date(2026, 2, 23)], None, date(2026, 2, 4)),
        (MONTHLY, [date(2026, 1, 31)], None, date(2026, 3, 31)),
        (MONTHLY, [], None, date(2026, 3, 31)),
        (WINDOWS, [date(2026, 1, 31)], None, date(2026, 3, 31)),
        (WINDOWS, [date(2026, 1, 31), date(2026, 2, 14)], None, date(2026, 6, 30)),
    ],
)
def test_each_of_the_three_clocks(
    row: ContactStandard, days: list[date], first: date | None, due: date
) -> None:
    coming = next_due(row, days, START, TODAY, first)
    assert coming is not None
    assert coming.due == due


def test_none_required_is_never_due() -> None:
    none = ContactStandard(level="low", what="home", kinds=(HOME,), times=0)
    assert next_due(none, [], START, TODAY, None) is None
    assert none.words == "none required"
    assert standing(Asked(row=none, start=START, look=TODAY, counted=())).stands is Stands.NONE


@pytest.mark.parametrize(
    ("happened", "says"),
    [
        (met(date(2026, 2, 1)), ""),
        (met(date(2026, 2, 1), outcome="attended_failed"), ""),
        (met(date(2026, 2, 1), outcome="", planned=False), ""),
        (met(date(2026, 2, 1), outcome=""), "Nobody wrote down"),
        (met(date(2026, 2, 1), outcome="absent"), "An attempt"),
        (met(date(2026, 2, 1), kind="home", achieved=False), "An attempt: nobody was seen at the home"),
        (met(date(2026, 2, 1), outcome="acceptable_medical"), "An acceptable absence"),
        (met(date(2026, 2, 1), outcome="sent_home_by_service"), "Called off, or the person was sent home"),
        (met(date(2026, 2, 1), outcome="waiting_for_evidence"), "Waits for evidence"),
        (met(date(2026, 2, 1), outcome="XATT"), "a word of its source"),
        (met(date(2026, 1, 4)), "Before supervision began"),
        (met(date(2026, 3, 3)), "Still to come"),
        (met(date(2026, 2, 1), kind="phone"), "Not of a kind"),
        (met(date(2026, 2, 1), whom="family"), "Not of a kind"),
    ],
)
def test_attempts_never_count_nor_anything_before_the_start(happened: Happened, says: str) -> None:
    said = why_not(FORTNIGHT, happened, START, TODAY)
    assert said == says if not says else says in said
    assert days_that_count(FORTNIGHT, [happened], START, TODAY) == (() if says else (happened.on,))


def test_collateral_contact_is_with_somebody_else() -> None:
    assert why_not(COLLATERAL, met(date(2026, 2, 1), kind="phone", whom="treatment"), START, TODAY) == ""
    assert why_not(COLLATERAL, met(date(2026, 2, 1), kind="third_party", whom="person"), START, TODAY) == ""
    assert why_not(COLLATERAL, met(date(2026, 2, 1)), START, TODAY)
    assert not COLLATERAL.with_the_person


@pytest.mark.parametrize(
    ("seen", "booked", "stands"),
    [
        (date(2026, 2, 27), [], Stands.OPEN),
        (date(2026, 2, 20), [], Stands.SOON),
        (date(2026, 2, 20), [date(2026, 3, 6)], Stands.KEPT),
        (date(2026, 2, 20), [date(2026, 3, 9)], Stands.WILL_BE_MISSED),
        (date(2026, 2, 15), [], Stands.MISSED),
        (date(2026, 2, 15), [date(2026, 3, 3)], Stands.MISSED),
    ],
)
def test_how_it_stands_is_said_before_it_is_missed(seen: date, booked: list[date], stands: Stands) -> None:
    asked = Asked(row=FORTNIGHT, start=START, look=TODAY, counted=(seen,), booked=tuple(booked))
    assert standing(asked).stands is stands
    assert stands.calls == (stands in (Stands.SOON, Stands.WILL_BE_MISSED, Stands.MISSED))


def test_several_in_one_stretch_need_as_many_appointments() -> None:
    asked = Asked(
        row=FOUR_IN_30, start=TODAY, look=TODAY, counted=(), booked=(date(2026, 3, 9), date(2026, 3, 16))
    )
    assert standing(asked).missing == 2
    kept = Asked(
        row=FOUR_IN_30, start=TODAY, look=TODAY, counted=(),
        booked=tuple(date(2026, 3, day) for day in (4, 11, 18, 25)),
    )  # fmt: skip
    assert standing(kept).stands is Stands.KEPT


def test_a_window_that_ended_short_is_named() -> None:
    look = date(2026, 4, 2)
    missed = missed_window(WINDOWS, [date(2026, 2, 1)], START, look)
    assert missed is not None
    assert (missed.start, missed.last_day) == (date(2026, 1, 1), date(2026, 3, 31))
    assert missed_window(WINDOWS, [date(2026, 2, 1), date(2026, 2, 9)], START, look) is None
    assert missed_window(WINDOWS, [], START, TODAY) is None
    assert missed_window(FORTNIGHT, [], START, look) is None


def test_gaps_are_working_days_in_time() -> None:
    asked = Asked(row=FORTNIGHT, start=START, look=TODAY, counted=(date(2026, 2, 22),))
    found = gaps(asked, date(2026, 4, 13), frozenset({date(2026, 4, 3)}))
    assert [(each.due, each.on) for each in found] == [
        (date(2026, 3, 8), date(2026, 3, 6)), (date(2026, 3, 20), date(2026, 3, 20)),
        (date(2026, 4, 3), date(2026, 4, 2)),
    ]  # fmt: skip


@given(
    row=st.sampled_from(EVERY),
    seen=st.lists(st.integers(0, 56), max_size=8),
    booked=st.lists(st.integers(0, 80), max_size=6),
    ahead=st.integers(0, 120),
)
@settings(max_examples=300, deadline=None)
def test_whoever_books_what_is_proposed_has_nothing_left_to_book(
    row: ContactStandard, seen: list[int], booked: list[int], ahead: int
) -> None:
    counted = tuple(sorted({START + timedelta(days=each) for each in seen}, reverse=True))
    coming = tuple(sorted({TODAY + timedelta(days=each) for each in booked}))
    asked = Asked(row=row, start=START, look=TODAY, counted=counted, booked=coming)
    until = TODAY + timedelta(days=ahead)
    found = gaps(asked, until, frozenset())
    assert len({each.on for each in found} | set(coming)) == len(found) + len(coming)
    assert all(is_working_day(each.on, frozenset()) and each.on > TODAY for each in found)
    again = Asked(
        row=row,
        start=START,
        look=TODAY,
        counted=counted,
        booked=tuple(sorted({*coming, *(each.on for each in found)})),
    )
    if len(found) < 24:
        assert not gaps(again, until, frozenset())


def test_the_table_has_one_row_for_each_kind_the_closest_first() -> None:
    house = PACKS.get("us-pa").standards_in_force()
    assert house.house
    assert "No published number" in house.note
    both = ContactStandards(
        code="t", title="T", first={}, source=house.source, confirmed=True, note="",
        rows=(
            ContactStandard(level=ANY, what="home", kinds=(HOME,), times=1, days=365),
            ContactStandard(level="high", what="home", kinds=(HOME,), times=1, days=90),
            ContactStandard(level="high", what="home", kinds=(HOME,), times=1, days=30, case_type="sex_offence"),
            ContactStandard(level=ANY, what="old", kinds=(HOME,), times=1, days=9, held_to=date(2025, 12, 31)),
        ),
        case_types=(CaseType(code="sex_offence", title="Sexual offence", flags=frozenset({"register"})),),
    )  # fmt: skip
    assert [row.days for row in both.rows_for("low", GENERAL, TODAY)] == [365]
    assert [row.days for row in both.rows_for("high", GENERAL, TODAY)] == [90]
    assert [row.days for row in both.rows_for("high", both.case_type([], ["register"]), TODAY)] == [30]
    assert both.case_type(["x"], []) == GENERAL
    assert {row.what for row in both.rows_for("low", GENERAL, date(2025, 12, 31))} == {"home", "old"}


@pytest.mark.parametrize(
    ("pack", "level", "days"), [("ew", "A", 7), ("ew", "G", 28), ("us-ga", "specialized", 28)]
)
def test_where_nothing_in_force_was_read_the_house_begins(pack: str, level: str, days: int) -> None:
    table = PACKS.get(pack).standards_in_force()
    (row,) = table.rows_for(level, GENERAL, TODAY)
    assert (row.times, row.days, table.house) == (1, days, True)
    (unknown,) = table.rows_for("", GENERAL, TODAY)
    assert unknown.days == 28


def test_pennsylvanias_table_is_live_only_once_the_agency_confirms_it() -> None:
    pennsylvania = PACKS.get("us-pa")
    assert pennsylvania.standards_in_force().house
    table = pennsylvania.standards_in_force(confirmed=True)
    assert table.code == "us-pa-2021"
    assert {row.what: row.words for row in table.rows_for("medium", GENERAL, TODAY)} == {
        "face_to_face": "1 in any 30 days", "home": "1 in any 60 days", "collateral": "1 in any 90 days",
    }  # fmt: skip
