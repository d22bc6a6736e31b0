"""Whole populations against one person's path, for every instrument: the same sums, points, bands, digits, refusals."""

import math
import random
from typing import Any

import numpy as np
import pytest

from throughcare.rules import catalogue
from throughcare.rules.instruments import Instrument
from throughcare.rules.kernel import (
    BadAnswers,
    Choice,
    Day,
    Item,
    Number,
    RuleError,
    Text,
    Unknown,
    Whole,
    YesNo,
)
from throughcare.rules.populations import Coded, code, score_many

INSTRUMENTS = [entry.instrument for entry in catalogue.entries() if entry.instrument]
PEOPLE = 300
WRONG: tuple[object, ...] = (-1, 1_000_000, "something else", None, "not_asked", True, 0.5, [1])


def _answer(item: Item, chance: random.Random) -> object:
    """An answer that may be given, now and then none, now and then one that must be refused."""
    if chance.random() < 0.01:
        return chance.choice(WRONG)
    if not item.needed and chance.random() < 0.2:
        return chance.choice([None, *Unknown])
    kind = item.kind
    if isinstance(kind, Whole):
        return chance.randint(kind.low, min(kind.high, kind.low + chance.choice([2, 10, 100])))
    if isinstance(kind, Number):
        return round(chance.uniform(kind.low, kind.high), 1)
    if isinstance(kind, YesNo):
        return chance.random() < 0.5
    if isinstance(kind, Choice):
        return chance.choice(list(kind.options))
    if isinstance(kind, Day):
        return f"{chance.randint(1950, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    assert isinstance(kind, Text), f"say here how {type(kind).__name__} is answered"
    return "something"


def _people(instrument: Instrument, seed: int) -> list[dict[str, object]]:
    """Invented answers: each person an example of the instrument's own, or answers drawn at random."""
    chance = random.Random(seed)
    examples = [instrument.named(example.given) for example in instrument.card.examples]
    return [
        {item.name: _answer(item, chance) for item in instrument.items}
        | (dict(chance.choice(examples)) if chance.random() < 0.3 else {})
        for _ in range(PEOPLE)
    ]


def _columns(instrument: Instrument, people: list[dict[str, object]]) -> dict[str, Any]:
    names = {item.name for item in instrument.items} | {name for person in people for name in person}
    return {name: [person.get(name, Unknown.NOT_ASKED) for person in people] for name in sorted(names)}


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: str(one.card.id))
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.requirement("R020", "R141")
def test_many_are_scored_as_each_one_is(instrument: Instrument, seed: int) -> None:
    people = _people(instrument, seed)
    found = score_many(instrument, _columns(instrument, people), explain=True)
    scored = 0
    for row, person in enumerate(people):
        try:
            one = instrument.score(person)
        except RuleError as refusal:
            named = refusal.problems if isinstance(refusal, BadAnswers) else ()
            assert [problem.field for problem in found.refused[row] if problem.field] == [
                problem.field for problem in named
            ]
            assert math.isnan(found.total[row])
            assert found.band[row] == -1
            continue
        scored += 1
        assert row not in found.refused
        assert found.total[row] == one.total
        assert found.value[row] == one.value
        assert (found.bands[found.band[row]] if found.band[row] >= 0 else None) == (
            one.band.code if one.band else None
        )
        for name, number in one.also.items():
            # Not to the last bit: exp is rounded by the processor.
            assert abs(found.also[name][row] - number) <= 4 * math.ulp(number)
        assert [float(column[row]) for _, column in found.contributions] == [
            weighed.contribution for weighed in one.weighed
        ]
    assert scored, "answers are invented so that some can be scored"


def test_columns_of_numbers_of_codes_and_of_anything_read_the_same() -> None:
    instrument = next(one for one in INSTRUMENTS if one.card.id.code == "ogrs3")
    ages = np.array([20, 30, 30, 5], dtype=np.int16)
    columns: dict[str, Any] = {
        "gender": Coded(np.array([0, 1, 0, 0]), ("male", "female")),
        "previous_sanctions": np.array([0, 3, 999, 0]),
        "age_at_current_conviction": ages,
        "age_at_first_sanction": np.array([20, 18, 31, 5]),
        "age_at_start_of_followup": ages,
        "offence_group": ["robbery", "violence", "robbery", "robbery"],
    }
    first = score_many(instrument, columns)
    second = score_many(instrument, {name: code(_plain(column)) for name, column in columns.items()})
    assert first.total.tolist()[:2] == second.total.tolist()[:2]
    assert set(first.refused) == set(second.refused) == {2, 3}
    assert "is later than the current conviction, at 30" in str(first.refused[2][0])


def _plain(column: Any) -> list[object]:
    if isinstance(column, Coded):
        return [column.cell(row) for row in range(len(column))]
    return column.tolist() if isinstance(column, np.ndarray) else column


def test_columns_have_one_length() -> None:
    with pytest.raises(ValueError, match="one length"):
        score_many(INSTRUMENTS[0], {"a": [1], "b": [1, 2]})


def test_progress_is_told_and_pieces_join() -> None:
    instrument = next(one for one in INSTRUMENTS if one.card.id.code == "audit-c")
    rows = 70_000
    told: list[int] = []
    columns: dict[str, Any] = {item.name: np.arange(rows) % 5 for item in instrument.items}
    sex = next((item for item in instrument.items if isinstance(item.kind, Choice)), None)
    if sex and isinstance(sex.kind, Choice):
        columns[sex.name] = Coded(np.zeros(rows, dtype=np.int8), tuple(sex.kind.options))
    found = score_many(instrument, columns, done=told.append)
    assert told[-1] == rows
    assert len(told) > 1
    assert found.value.tolist() == [float(3 * (row % 5)) for row in range(rows)]
