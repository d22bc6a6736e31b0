"""Every rule against good and bad input, invented from a seed: it answers in JSON, or refuses in words; nothing else.

A refusal of answers names each field and why. What is answered can be explained: a term sheet, with no gaps in it.
"""

import json
import math
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from tests.rules.passes import over
from throughcare.rules import catalogue, sheets
from throughcare.rules.kernel import (
    BadAnswers,
    Choice,
    ClockTime,
    Composed,
    Day,
    Item,
    Kind,
    Moment,
    Number,
    RuleError,
    Several,
    Text,
    Unknown,
    Whole,
    YesNo,
)
from throughcare.rules.kernel.fingerprint import to_json

SEED = 20261122
ROUNDS = 25
"""Whole sets of answers tried with each rule."""
SHEETS = 3
"""For so many of the answers a rule gives, its term sheet is made too."""
LEFT_OUT = object()

JUNK: tuple[Any, ...] = (
    None, LEFT_OUT, True, False, 0, -1, 1, 7, 10**30, -(10**30), 10**400, 0.5, -0.0, 1e308, 5e-324, math.nan, math.inf,
    -math.inf, "", " ", "0", "no such word", "not_asked", "not_known", "source_unknown", "today", "today-999y",
    "+999999d", "2026-02-30", "2026-3-1", "20260301", "0001-01-01", "9999-12-31", "0001-01-01T00:00:00",
    "9999-12-31T23:59:59", "2026-03-01T10:00:00+01:00", "24:00", "23:59", "\x00", "\ud800", "é" * 500, "{braces}",
    "%s", "1e400", [], [[]], [None], [1, "two", {}], ["2026-03-01"], ["9999-12-31", "0001-01-01"],
    ["2026-01-01", "9999-12-31"], {}, {"": None}, {"in": {"in": []}}, [{"a": [{"b": None}]}],
    {"date": "9999-12-31", "from": "0001-01-01"},
)  # fmt: skip

LINES: tuple[Any, ...] = (
    None, True, 0, 1.5, "text", [], [{}], {}, {"in": None}, {"in": []}, {"in": "text"}, {"out": {}}, {"in": {}},
    {"in": {"": 1, "in": {}, "no such key": [None]}, "rule": None, "out": 3},
)  # fmt: skip

FIRST, LAST = date.min.toordinal(), date.max.toordinal()


@over(catalogue.entries())
@pytest.mark.requirement("R020")
def test_it_answers_in_json_or_refuses_in_words(entry: catalogue.Entry) -> None:
    random = Random(f"{SEED} {entry.card.id}")
    answered = 0
    for line in _lines(entry, random):
        try:
            found = catalogue.answer_of(entry, line)
        except RuleError as refusal:
            _is_said(refusal)
            continue
        json.dumps(found, allow_nan=False)
        answered += 1
        if answered <= SHEETS:
            sheet = sheets.term_sheet(entry, line["in"])
            assert sheet.terms
            assert all(term.says.strip() for term in sheet.terms)
    assert answered, "none of the answers tried was good: the worked examples are among them"


def _is_said(refusal: RuleError) -> None:
    assert str(refusal).strip()
    assert "Traceback" not in str(refusal)
    if isinstance(refusal, BadAnswers):
        assert refusal.problems
        for problem in refusal.problems:
            assert problem.field.strip()
            assert problem.reason.strip()


def _lines(entry: catalogue.Entry, random: Random) -> Iterator[Any]:
    yield from LINES
    examples: list[dict[str, Any]] = [to_json(example.given) for example in entry.card.examples]  # type: ignore[misc]
    yield from ({"in": given} for given in examples)
    for item in entry.items:
        for value in JUNK:
            yield {"in": _with(random.choice(examples), item.name, value)}
    days = [item.name for item in entry.items if isinstance(item.kind, Day)]
    moments = [item.name for item in entry.items if isinstance(item.kind, Moment)]
    for end in ("0001-01-01", "9999-12-31"):
        yield {"in": examples[0] | dict.fromkeys(days, end) | dict.fromkeys(moments, f"{end}T12:00:00")}
    for _ in range(ROUNDS):
        given = dict(random.choice(examples))
        changed = random.sample(entry.items, k=random.randint(1, len(entry.items)))
        for item in changed:
            given = _with(given, item.name, _some(item, examples, random))
        yield {"in": given | ({"no such key": random.choice(JUNK[2:])} if random.random() < 0.1 else {})}


def _with(given: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    rest = {key: kept for key, kept in given.items() if key != name}
    return rest if value is LEFT_OUT else rest | {name: value}


def _some(item: Item, examples: list[dict[str, Any]], random: Random) -> Any:
    """Mostly an answer of the item's kind; now and then what an example has, no answer, or junk."""
    dice = random.random()
    if dice < 0.05:
        return random.choice(JUNK)
    if dice < 0.15:
        return random.choice([LEFT_OUT, None, *(unknown.value for unknown in Unknown)])
    seen = [example[item.name] for example in examples if item.name in example]
    if seen and dice < 0.3:
        return random.choice(seen)
    return _good(item.kind, random, seen)


def _good(kind: Kind, random: Random, seen: list[Any]) -> Any:
    """An answer that the kind takes; of a kind not known here, what an example has, or junk."""
    match kind:
        case YesNo():
            return random.random() < 0.5
        case Choice(options):
            return random.choice(list(options))
        case Whole(low, high):
            return random.choice(
                [low, high, random.randint(low, min(high, low + 5)), random.randint(low, high)]
            )
        case Number(low, high):
            return random.choice(
                [low, high, random.uniform(low, high), random.randint(math.ceil(low), int(high))]
            )
        case Day():
            return _day(random).isoformat()
        case Moment():
            return f"{_day(random)}T{random.randint(0, 23):02}:{random.choice(['00', '59'])}:00"
        case ClockTime():
            return random.choice(["00:00", "09:00", "23:59"])
        case Text():
            return random.choice([*seen, "a", "{}", "é" * kind.most])
        case Several(each):
            inside = [one for some in seen if isinstance(some, list) for one in some]
            return [_good(each, random, inside) for _ in range(random.choice([0, 1, 1, 2, 3, 7]))]
        case Composed(items):
            return {item.name: _good(item.kind, random, []) for item in items if random.random() < 0.9}
        case _:
            return random.choice([*seen, random.choice(JUNK[2:])])


def _day(random: Random) -> date:
    """Mostly about now; at times the first or the last days there are, or any day."""
    dice = random.random()
    if dice < 0.8:
        return date(2026, 11, 22) + timedelta(days=round(random.gauss(0, 400)))
    if dice < 0.95:
        return random.choice(
            [date.min, date.max, date.max - timedelta(days=1), date(2024, 2, 29), date(9999, 11, 30)]
        )
    return date.fromordinal(random.randint(FIRST, LAST))
