"""From what the record holds to a level: pure, so that anybody can see how and ask again.

`Record` is what was read; `calculate` asks the pack's rule and says in words where each of its inputs came from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughcare.rules import catalogue
from throughcare.rules.dates import in_words
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.classifying import (
    FACTS,
    Fact,
    FlagSays,
    From,
    FromFact,
    FromFlags,
    FromScore,
    FromSource,
    LevelRule,
)
from throughcare.rules.kernel import BadAnswers, Explained, RuleError
from throughcare.rules.kernel.fingerprint import to_json


@dataclass(frozen=True, slots=True)
class ScoreHeld:
    """The latest score of a name. value, unit, band: as shown. assessment: the id of the one it stands in."""

    name: str
    title: str
    value: str
    unit: str
    band: str
    inputs: Mapping[str, Any]
    results: Mapping[str, Any]
    scored_on: date
    assessment: str = ""


@dataclass(frozen=True, slots=True)
class FlagHeld:
    """A flag that stands."""

    kind: str
    level: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class SourceHeld:
    """The latest score that another system gave under a name."""

    instrument: str
    value: str
    scored_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a rule of classification may ask of a person's record."""

    today: date
    live_order: bool
    last_release: date | None = None
    scores: Mapping[str, ScoreHeld] = field(default_factory=dict)
    flags: Sequence[FlagHeld] = ()
    sources: Sequence[SourceHeld] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculated:
    """What came of it. level: of the pack, or "" with `not_made`. origins: by input, in words."""

    rule: str
    inputs: Mapping[str, Any]
    origins: Mapping[str, str]
    results: Mapping[str, Any] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()
    level: str = ""
    provisional: bool = False
    likelihood: tuple[str, ...] = ()
    harm: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    not_made: str = ""
    fingerprint: str = ""


def calculate(pack: Jurisdiction, rule: LevelRule, record: Record) -> Calculated:
    """Ask the rule. What it refuses is the reason why there is no level; nothing is guessed."""
    entry = catalogue.find(rule.code)
    inputs: dict[str, Any] = dict(rule.given)
    origins: dict[str, str] = dict.fromkeys(rule.given, "the same for everybody here")
    for name, sources in rule.takes.items():
        for source in sources:
            taken = _taken(source, record, pack)
            if taken is not None:
                inputs[name], origins[name] = taken
                break
    made: dict[str, Any] = {
        "rule": str(entry.card.id), "inputs": to_json(inputs), "origins": origins,
        "rests_on": tuple(sorted({held.assessment for held in record.scores.values() if held.assessment})),
        "likelihood": _beside(rule.likelihood, record), "harm": _beside(rule.harm, record),
    }  # fmt: skip
    try:
        answer = entry.ask(inputs)
    except BadAnswers as refused:
        return Calculated(**made, not_made="; ".join(map(str, refused.problems))[:1000])
    except RuleError as refused:
        return Calculated(**made, not_made=refused.message[:1000])
    found = answer.results.get(rule.result)
    level = rule.levels.get(str(found), "")
    return Calculated(
        **made,
        results={name: to_json(value) for name, value in answer.results.items()},
        sentences=answer.sentences if isinstance(answer, Explained) else (),
        level=level,
        provisional=bool(rule.provisional and answer.results.get(rule.provisional)),
        not_made="" if level else rule.none.get(str(found), "The rule gives no level for these answers."),
        fingerprint=str(answer.fingerprint),
    )


def _taken(source: From, record: Record, pack: Jurisdiction) -> tuple[Any, str] | None:
    match source:
        case FromScore():
            return _of_score(source, record, pack)
        case FromFlags():
            return _of_flags(source, record, pack)
        case FlagSays():
            return _of_saying(source, record, pack)
        case FromSource():
            return _of_source(source, record, pack)
        case FromFact():
            return _of_fact(source, record)


def _of_score(source: FromScore, record: Record, pack: Jurisdiction) -> tuple[Any, str] | None:
    held = record.scores.get(source.name)
    if held is None:
        return None
    value: Any = held.inputs if source.asked else held.results
    for part in source.result.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if value is None or (source.becomes and value not in source.becomes):
        return None
    return source.becomes.get(value, value), f"{held.title}, {pack.in_words(held.scored_on)}"


def _of_flags(source: FromFlags, record: Record, pack: Jurisdiction) -> tuple[bool, str]:
    standing = [flag for flag in record.flags if flag.kind in source.kinds]
    if not standing:
        return False, "no such flag stands"
    words = ", ".join(
        f"{pack.flag(each.kind).title} since {pack.in_words(each.starts_on)}" for each in standing
    )
    return True, f"flag: {words}"


def _of_saying(source: FlagSays, record: Record, pack: Jurisdiction) -> tuple[Any, str] | None:
    standing = sorted(
        (flag for flag in record.flags if flag.kind in source.kinds), key=lambda flag: flag.starts_on
    )
    if not standing:
        return None
    latest = standing[-1]
    said = f"flag: {pack.flag(latest.kind).title} since {pack.in_words(latest.starts_on)}"
    return source.kinds[latest.kind], said


def _of_source(source: FromSource, record: Record, pack: Jurisdiction) -> tuple[int, str] | None:
    """Only a whole number is one; anything else another system wrote stays what it is."""
    given = [
        held for held in record.sources if held.instrument in source.instruments and held.value.isdecimal()
    ]
    if not given:
        return None
    latest = max(given, key=lambda held: held.scored_on or date.min)
    day = in_words(latest.scored_on, pack.date_order) if latest.scored_on else "day not recorded"
    return int(latest.value), f"{latest.instrument} as given, {day}"


def _of_fact(source: FromFact, record: Record) -> tuple[Any, str] | None:
    value = {
        Fact.LIVE_ORDER: record.live_order,
        Fact.LAST_RELEASE: record.last_release,
        Fact.TODAY: record.today,
    }[source.fact]
    return None if value is None else (value, FACTS[source.fact])


def _beside(names: Sequence[str], record: Record) -> tuple[str, ...]:
    """The scores of these names in one line each: "ARP: 45% (Low)"."""
    held = [record.scores[name] for name in names if name in record.scores]
    return tuple(f"{each.title}: {_shown(each)}" for each in held if _shown(each))


def _shown(held: ScoreHeld) -> str:
    value = f"{held.value}{'' if held.unit in ('', '%') else ' '}{held.unit}" if held.value else ""
    return f"{value} ({held.band})" if value and held.band else value or held.band
