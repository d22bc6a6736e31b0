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
    abstinence,
    bears_on,
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


def test_answers_have_words() -> None:
    assert [each.label for each in Answer] == ["Kept", "Not kept", "Cannot tell"]


@pytest.mark.parametrize(
    ("starts", "ends", "last_day", "counts"),
    [
        (datetime(2026, 3, 1, 20, tzinfo=UTC), datetime(2026, 3, 2, 3, tzinfo=UTC), None, True),
        (datetime(2026, 3, 1, 20, tzinfo=UTC), None, None, True),
        (datetime(2026, 3, 1, 8, tzinfo=UTC), datetime(2026, 3, 1, 9, tzinfo=UTC), None, False),
        (None, None, date(2026, 3, 2), True),
        (None, None, date(2026, 3, 1), False),
        (None, None, None, False),
    ],
)
def test_what_began_before_counts_where_it_reaches_into_the_time(
    starts: datetime | None, ends: datetime | None, last_day: date | None, counts: bool
) -> None:
    found = evidence("position", date(2026, 3, 1), "not_done", starts=starts, ends=ends, last_day=last_day)
    answer = TERMS.get("exclusion").kept(TERMS.get("exclusion").terms(), [found], week()).answer
    assert answer is (Answer.NOT_KEPT if counts else Answer.CANNOT_TELL)


def test_time_without_an_end_is_known_up_to_now() -> None:
    open_end = Watched(Period(date(2026, 3, 2)), "Europe/London", NOW)
    assert open_end.moments == (datetime(2026, 3, 2, tzinfo=UTC), NOW)


def test_a_home_counts_on_every_day_until_it_is_left() -> None:
    found = by_day(
        TERMS.get("residence"), residence.Terms(addresses=(HOME,)), [home(date(2026, 3, 6), HOME)], week()
    )
    assert list(found) == [date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 8)]


def test_a_stay_over_midnight_counts_on_both_days() -> None:
    stay = evidence(
        "position", date(2026, 3, 3), "not_done",
        starts=datetime(2026, 3, 3, 23, tzinfo=UTC), ends=datetime(2026, 3, 4, 1, tzinfo=UTC),
    )  # fmt: skip
    kind = TERMS.get("exclusion")
    assert by_day(kind, kind.terms(), [stay], week()) == dict.fromkeys(
        (date(2026, 3, 3), date(2026, 3, 4)), Day.MISSED
    )


@pytest.mark.parametrize(
    ("kind", "what", "names_it", "bears"),
    [
        ("reporting", "contact", None, True),
        ("reporting", "contact", False, False),
        ("programme", "contact", True, True),
        ("programme", "contact", None, False),
        ("polygraph", "contact", None, False),
        ("residence", "address", None, True),
        ("no_contact", "observed", None, False),
        ("no_contact", "test", True, False),
    ],
)
def test_what_names_no_condition_is_not_laid_to_one_by_guess(
    kind: str, what: str, names_it: bool | None, bears: bool
) -> None:
    assert bears_on(TERMS.get(kind), EvidenceKind(what), names_it=names_it) is bears


def test_nobody_is_tested_unless_the_order_says_so() -> None:
    assert not abstinence.Terms().tested
    assert abstinence.Terms(means=abstinence.Means.SAMPLES).tested


def test_words_that_somebody_types_are_known_as_such() -> None:
    asked = {each.name: each.served for each in TERMS.get("reporting").questions}
    assert asked == {"where": True, "place": False, "how_often": False, "at": False, "second_at": False}
