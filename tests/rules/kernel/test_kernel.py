"""Sources, names, registers, fingerprints, answers and terms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import pytest

from throughcare.rules.kernel import (
    MARK_WORDS,
    UNKNOWN_WORDS,
    Answer,
    BadRuleId,
    DuplicateCode,
    Example,
    Fingerprint,
    Mark,
    NotCanonical,
    OutsidePopulation,
    Register,
    RuleCard,
    RuleId,
    Source,
    Term,
    Ternary,
    Unknown,
    UnknownCode,
    Unsourced,
    canonical_json,
    is_known,
    known_or,
)


def source(**changed: object) -> Source:
    stated: dict[str, object] = {
        "title": "An Act",
        "citation": "s. 1",
        "version": "as enacted",
        "effective_from": date(2020, 1, 1),
        "checked_on": date(2026, 1, 1),
        "licence": "OGL",
        "mark": Mark.READ,
    }
    return Source(**(stated | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", ["title", "version", "licence", "citation"])
def test_a_source_says_what_it_is(missing: str) -> None:
    with pytest.raises(Unsourced):
        source(**{missing: " "})


def test_a_source_may_be_cited_or_addressed() -> None:
    assert str(source()) == "An Act, s. 1 (as enacted)"
    assert str(source(citation="", url="https://example.org")) == "An Act (as enacted)"


def test_every_mark_and_every_unknown_has_words() -> None:
    assert set(MARK_WORDS) == set(Mark)
    assert set(UNKNOWN_WORDS) == set(Unknown)


def test_a_rule_needs_a_day_of_force() -> None:
    with pytest.raises(Unsourced, match="has force"):
        RuleCard(
            id=RuleId("a", date(2020, 1, 1)),
            title="A",
            population="anyone",
            source=source(effective_from=None),
            examples=(Example(says="x", given={}, gives=1),),
        )


def test_a_rule_id_reads_and_writes_itself() -> None:
    read = RuleId.parse("ew-community-order@2020-12-01")
    assert (read.code, read.version, str(read)) == (
        "ew-community-order",
        date(2020, 12, 1),
        "ew-community-order@2020-12-01",
    )
    assert RuleId.parse("handover-ew:handover_date@2020-01-01") > RuleId.parse("a@2020-01-01")


@pytest.mark.parametrize(
    "text",
    ["", "a", "a@", "a@2020", "a@20200101", "a@2020-13-01", "A@2020-01-01", "a b@2020-01-01", "-@2020-01-01"],
)
def test_anything_else_is_no_rule_id(text: str) -> None:
    with pytest.raises(BadRuleId):
        RuleId.parse(text)


def test_a_register_refuses_a_duplicate_and_names_what_it_holds() -> None:
    register: Register[int] = Register("Numbers")
    register.add("one", 1)
    with pytest.raises(DuplicateCode):
        register.add("one", 2)
    with pytest.raises(UnknownCode, match="It holds: one") as refused:
        register.get("two")
    assert refused.value.values == {"register": "Numbers", "code": "two", "known": ["one"]}
    assert (register.get("one"), list(register), len(register), "one" in register) == (1, [1], 1, True)


def test_a_register_may_grow_while_it_is_read() -> None:
    """Another thread of the server reads a module, which adds its rules: who reads sees what stood at first."""
    register: Register[int] = Register("Numbers")
    register.add("one", 1)
    register.add("two", 2)
    seen = []
    for each in register:
        seen.append(each)
        register.add(f"{each} again", each + 10)
    assert (seen, list(register)) == ([1, 2], [1, 2, 11, 12])


def test_an_empty_register_says_so() -> None:
    with pytest.raises(UnknownCode, match="It holds: nothing"):
        Register[int]("Numbers").get("one")


def test_a_register_decorates() -> None:
    register: Register[Callable[[], int]] = Register("Functions")

    @register.adding("seven")
    def seven() -> int:
        return 7

    assert register.get("seven")() == seven() == 7


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Pair:
    left: int
    right: date


def test_canonical_json_has_one_form() -> None:
    value = {
        "b": (1, 2.5, None, True),
        "a": {date(2026, 1, 2), date(2026, 1, 1)},
        "c": Colour.RED,
        "ü": Pair(1, date(1, 2, 3)),
    }
    assert canonical_json(value) == (
        '{"a":["2026-01-01","2026-01-02"],"b":[1,2.5,null,true],"c":"red",'
        '"\\u00fc":{"left":1,"right":"0001-02-03"}}'
    )


def test_one_moment_in_two_zones_is_one_moment() -> None:
    there = datetime(2026, 1, 1, 2, tzinfo=timezone(timedelta(hours=2)))
    assert canonical_json(there) == canonical_json(datetime(2026, 1, 1, tzinfo=UTC))


def test_minus_zero_is_zero() -> None:
    assert canonical_json(-0.0) == canonical_json(0.0)


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        {1: "a key that is no text"},
        b"bytes",
        object(),
        Pair,
    ],
)
def test_what_has_no_one_form_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical_json({"value": value})


def test_a_fingerprint_tells_rules_and_inputs_apart() -> None:
    one, two = RuleId.parse("a@2020-01-01"), RuleId.parse("a@2021-01-01")
    prints = {Fingerprint.of(one, {"x": 1}), Fingerprint.of(two, {"x": 1}), Fingerprint.of(one, {"x": 2})}
    assert len(prints) == 3
    assert Fingerprint.of(one, {"x": 1, "y": 2}) == Fingerprint.of(one, {"y": 2, "x": 1})


def test_three_ways_of_not_knowing_are_three() -> None:
    answers: list[Answer[int]] = [0, *Unknown]
    assert [answer for answer in answers if is_known(answer)] == [0]
    assert known_or(answers[0], 7) == 0
    assert known_or(answers[1], 7) == 7
    assert len(set(UNKNOWN_WORDS.values())) == 3


def test_a_judgment_is_three_valued() -> None:
    assert [Ternary.of(judged) for judged in (True, False, None)] == [
        Ternary.YES,
        Ternary.NO,
        Ternary.UNDECIDED,
    ]


def test_a_term_says_its_sentence_when_asked() -> None:
    assert Term("age", 30, "Aged {value}: {contribution} points.", 2).sentence == "Aged 30: 2 points."


def test_an_error_carries_its_values() -> None:
    refused = OutsidePopulation("tier-ew", "adults", age=17)
    assert refused.values == {"rule": "tier-ew", "population": "adults", "age": 17}
    assert str(refused) == "tier-ew applies to adults only."
