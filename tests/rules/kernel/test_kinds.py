"""Kinds of answers: how a cell of a table is read, what is refused, and in which words."""

from datetime import date, datetime, time

import pytest

from throughcare.rules.kernel import (
    Choice,
    ClockTime,
    Composed,
    Day,
    Item,
    Kind,
    Moment,
    Number,
    Several,
    Text,
    Unknown,
    Whole,
    YesNo,
)

CELLS: list[tuple[Kind, str, object]] = [
    (Whole(0, 9), "7", 7),
    (Number(0, 9), "0.5", 0.5),
    (YesNo(), "Yes", True),
    (YesNo(), "0", False),
    (Choice({"a": "The first"}), "a", "a"),
    (Day(), "2024-02-29", date(2024, 2, 29)),
    (ClockTime(), "09:30", time(9, 30)),
    (Moment(), "2026-03-01T09:30:00", datetime(2026, 3, 1, 9, 30)),  # noqa: DTZ001
    (Text(), "words", "words"),
    (Several(Whole(0, 9)), "1; 2;;3", (1, 2, 3)),
    (Several(Day()), "", ()),
]
REFUSED: list[tuple[Kind, str, str]] = [
    (Whole(0, 9), "seven", "must be a whole number"),
    (Whole(0, 9), "10", "must be from 0 to 9, not 10"),
    (Number(0, 9), "much", "must be a number"),
    (Number(0, 9), "nan", "must be from 0 to 9, not nan"),
    (YesNo(), "perhaps", "must be yes"),
    (Choice({"a": "The first"}), "b", "must be one of a"),
    (Day(), "2026-02-29", "must be a date that exists"),
    (ClockTime(), "24:00", "must be a time of day"),
    (ClockTime(), "9:30", "must be a time of day"),
    (Moment(), "2026-03-01", "must be a day and a time"),
    (Moment(), "2026-03-01T09:30:00Z", "must be a day and a time"),
    (Text(of="a name", most=3), " ", "must be a name"),
    (Text(most=3), "four", "must be at most 3 characters"),
    (Several(Whole(0, 9), most=2), "1;2;3", "must hold at most 2"),
    (Several(Whole(0, 9)), "1;x", "number 2 must be a whole number"),
    (Composed((Item(name="a", asks="A?", kind=YesNo()),)), "text", "must have named parts"),
]


@pytest.mark.parametrize(("kind", "cell", "answer"), CELLS)
@pytest.mark.requirement("R020")
def test_a_cell_of_a_table_is_read_and_what_was_read_is_an_answer_itself(
    kind: Kind, cell: str, answer: object
) -> None:
    read = kind.read(kind.from_text(cell))
    assert read == answer
    assert type(read) is type(answer)
    assert kind.read(read) == answer


@pytest.mark.parametrize(("kind", "cell", "reason"), REFUSED)
@pytest.mark.requirement("R020")
def test_what_cannot_be_an_answer_is_refused_with_the_reason(kind: Kind, cell: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        kind.read(kind.from_text(cell))
    assert kind.words


def test_an_answer_of_named_parts_keeps_what_is_not_known_and_names_the_part_that_is_wrong() -> None:
    kind = Composed((
        Item(name="seen", asks="Seen?", kind=YesNo()),
        Item(name="on", asks="When?", kind=Day(), needed=False),
    ))  # fmt: skip
    assert kind.read({"seen": True, "on": None}) == {"seen": True, "on": Unknown.NOT_KNOWN}
    with pytest.raises(ValueError, match="seen: is needed, and there is no answer; on: must be a date"):
        kind.read({"on": "soon"})
    assert kind.words == "with seen (yes or no), on (a date (YYYY-MM-DD))"
