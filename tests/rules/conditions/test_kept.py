"""What the record shows of a condition: the truth table, residence, and what must hold of every kind."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from tests.rules.truth_table import rows
from throughcare.rules.conditions import (
    TERMS,
    Answer,
    ConditionTerms,
    Day,
    Evidence,
    EvidenceKind,
    Shows,
    Watched,
    by_day,
    missing_from,
    read_terms,
    residence,
    write_terms,
)
from throughcare.rules.dates import DateOrder, Period

WEEK = Period(date(2026, 3, 2), date(2026, 3, 9))
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
HOME, OTHER = UUID(int=1), UUID(int=2)
every_kind = pytest.mark.parametrize("kind", list(TERMS), ids=lambda kind: kind.code)


def week(until: datetime = NOW) -> Watched:
    return Watched(WEEK, "Europe/London", until)


def evidence(kind: str, on: date, shows: str, state: str = "", **more: Any) -> Evidence:
    return Evidence(
        ref=f"test:{kind}:{on}", kind=EvidenceKind(kind), on=on, shows=Shows(shows), state=state,
        **({"amount": Decimal("6.5")} if kind == "work" else {}), **more,
    )  # fmt: skip


@pytest.mark.parametrize("row", rows("conditions/kept"))
@pytest.mark.requirement("R068")
def test_the_truth_table(row: dict[str, Any]) -> None:
    kind = TERMS.get(row["kind"])
    terms = read_terms(kind.terms, row.get("terms", {}))
    finding = kind.kept(terms, [evidence(*each) for each in row["records"]], week())
    assert finding.answer == row["answer"], finding.because
    assert row.get("says", "") in finding.because
    assert finding.because.endswith(".")


@every_kind
def test_nothing_on_record_is_never_a_failure(kind: ConditionTerms) -> None:
    assert kind.kept(kind.terms(), [], week()).answer is Answer.CANNOT_TELL


@every_kind
@pytest.mark.parametrize("shows", [Shows.DONE, Shows.EXCUSED, Shows.OPEN])
def test_only_what_somebody_judged_is_ever_not_kept(kind: ConditionTerms, shows: Shows) -> None:
    for what in EvidenceKind:
        found = evidence(what.value, date(2026, 3, 4), shows.value)
        assert kind.kept(kind.terms(), [found], week()).answer is not Answer.NOT_KEPT


@every_kind
def test_each_kind_says_what_it_is_and_where_its_reading_comes_from(kind: ConditionTerms) -> None:
    assert kind.source.licence
    assert kind.reading.endswith(".")
    assert kind.questions
    assert len({each.name for each in kind.questions}) == len(kind.questions)
    assert write_terms(kind.terms()) == {}
    assert read_terms(kind.terms, {}) == kind.terms()


def test_a_result_of_a_polygraph_never_shows_that_it_was_not_kept() -> None:
    kind = TERMS.get("polygraph")
    for shows in Shows:
        found = evidence("examination", date(2026, 3, 4), shows.value, "deception_indicated")
        assert kind.kept(kind.terms(), [found], week()).answer is not Answer.NOT_KEPT


def home(on: date, place: UUID, last: date | None = None) -> Evidence:
    return evidence("address", on, "done", place=place, last_day=last)


@pytest.mark.parametrize(
    ("homes", "answer"),
    [
        ([home(date(2026, 1, 1), HOME)], Answer.KEPT),
        ([home(date(2026, 1, 1), HOME, date(2026, 3, 8))], Answer.KEPT),
        ([home(date(2026, 1, 1), HOME, date(2026, 3, 4))], Answer.CANNOT_TELL),
        ([home(date(2026, 3, 4), HOME)], Answer.CANNOT_TELL),
        ([home(date(2026, 1, 1), HOME, date(2026, 3, 4)), home(date(2026, 3, 4), OTHER)], Answer.NOT_KEPT),
        ([home(date(2026, 1, 1), OTHER, date(2026, 3, 1))], Answer.CANNOT_TELL),
        ([], Answer.CANNOT_TELL),
    ],
)
def test_where_they_live_is_compared_with_the_approved_addresses(
    homes: list[Evidence], answer: Answer
) -> None:
    assert residence.kept(residence.Terms(addresses=(HOME,)), homes, week()).answer is answer


def test_an_order_that_names_no_address_cannot_be_compared() -> None:
    found = residence.kept(residence.Terms(), [home(date(2026, 1, 1), OTHER)], week())
    assert found.answer is Answer.CANNOT_TELL


def test_what_is_missing_is_named() -> None:
    kind = TERMS.get("curfew")
    assert [each.label for each in missing_from(kind.terms())] == ["Hours"]


def test_day_by_day() -> None:
    kind = TERMS.get("reporting")
    found = [
        evidence("contact", date(2026, 3, 2), "done"), evidence("contact", date(2026, 3, 3), "not_done"),
        evidence("contact", date(2026, 3, 4), "excused"), evidence("contact", date(2026, 3, 5), "open"),
        evidence("contact", date(2026, 3, 9), "done"), evidence("test", date(2026, 3, 6), "done"),
    ]  # fmt: skip
    assert by_day(kind, kind.terms(), found, week()) == {
        date(2026, 3, 2): Day.KEPT, date(2026, 3, 3): Day.MISSED, date(2026, 3, 4): Day.EXCUSED,
        date(2026, 3, 5): Day.UNKNOWN,
    }  # fmt: skip


def test_day_by_day_a_home_counts_on_each_day_and_a_curfew_on_each_day_with_hours() -> None:
    lives = [home(date(2026, 1, 1), HOME, date(2026, 3, 4))]
    assert (
        list(by_day(TERMS.get("residence"), residence.Terms(addresses=(HOME,)), lives, week()).values())
        == [Day.KEPT] * 3
    )
    kind = TERMS.get("curfew")
    terms = read_terms(kind.terms, {"hours": [{"day": "tuesday", "starts": "19:00", "ends": "07:00"}]})
    assert by_day(kind, terms, [], week()) == {date(2026, 3, 3): Day.UNKNOWN}
    long = evidence(
        "presence", date(2026, 3, 3), "done",
        starts=datetime(2026, 3, 3, 18, tzinfo=UTC), ends=datetime(2026, 3, 4, 8, tzinfo=UTC)
    )  # fmt: skip
    assert by_day(kind, terms, [long], week())[date(2026, 3, 3)] is Day.KEPT


def test_days_are_written_as_the_place_writes_them() -> None:
    american = Watched(WEEK, "America/New_York", NOW, DateOrder.MONTH_DAY)
    found = TERMS.get("reporting").kept(None, [evidence("contact", date(2026, 3, 3), "not_done")], american)
    assert "March 3, 2026" in found.because


def test_a_long_list_is_cut() -> None:
    found = [evidence("contact", date(2026, 3, 2), "not_done", says=f"visit {n}") for n in range(7)]
    assert "and 2 more" in TERMS.get("reporting").kept(None, found, week()).because
