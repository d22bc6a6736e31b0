"""Whether somebody may be considered for release: each criterion on its own, with what is known, and the day if any.

A criterion reads met, not met, not yet, on record, or one of the three ways of not having an answer, which stay apart.
What is not known counts neither way. Nothing here decides: it says what a rule says of what was written down.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from throughcare.rules.kernel import Answers, BadAnswers, Day, Item, Published, Source, Unknown
from throughcare.rules.kernel.conclusion import Reason
from throughcare.rules.release.us_conditions import Condition
from throughcare.rules.release.weighing import Met, weigh


class Stands(StrEnum):
    """How a criterion stands."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_YET = "not_yet"
    ON_RECORD = "on_record"
    NOT_ASKED = "not_asked"
    NOT_KNOWN = "not_known"
    SOURCE_UNKNOWN = "source_unknown"

    @property
    def label(self) -> str:
        """In words."""
        return _LABELS[self]

    @property
    def answered(self) -> bool:
        """Whether there is an answer at all."""
        return self in (Stands.MET, Stands.NOT_MET, Stands.NOT_YET, Stands.ON_RECORD)


_LABELS = {
    Stands.MET: "Met",
    Stands.NOT_MET: "Not met",
    Stands.NOT_YET: "Not yet",
    Stands.ON_RECORD: "On record",
    Stands.NOT_ASKED: "Not recorded: not asked",
    Stands.NOT_KNOWN: "Not recorded: asked, not known",
    Stands.SOURCE_UNKNOWN: "Not recorded: the source says unknown",
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion. items: the questions it turns on. asked_for: what is enough; "" for what is only used.

    said: the answers in their own types, each beside its question; none where there is no answer.
    """

    items: tuple[Item, ...]
    asks: str
    asked_for: str
    said: tuple[tuple[Item, object], ...]
    stands: Stands

    @property
    def name(self) -> str:
        """Of its first question."""
        return self.items[0].name


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What the rules say of what is known. results: by name. source: where the figures stand that decided.

    wrong: why nothing could be worked out though everything was answered; "" otherwise.
    """

    criteria: tuple[Criterion, ...]
    results: Mapping[str, object]
    reasons: tuple[Reason, ...]
    source: Source | None = None
    wrong: str = ""

    @property
    def lacking(self) -> tuple[Criterion, ...]:
        """Criteria without an answer."""
        return tuple(each for each in self.criteria if not each.stands.answered)

    @property
    def against(self) -> tuple[Criterion, ...]:
        """Criteria that are not met, or not yet."""
        return tuple(each for each in self.criteria if each.stands in (Stands.NOT_MET, Stands.NOT_YET))


def weighed(conditions: Iterable[Condition], answers: Answers) -> Evaluated:
    """Conditions that are all to be met, each on its own. What `answers` lacks was not asked."""
    held = tuple(conditions)
    criteria = tuple(
        Criterion(
            condition.items, one.asks, one.asked_for, _said(condition.items, answers),
            _stands(one.met, condition, answers),
        )
        for condition, one in zip(held, weigh(held, answers), strict=True)
    )  # fmt: skip
    return Evaluated(criteria, {}, ())


def asked(rules: Sequence[Published], given: Answers, answers: Answers, shown: Iterable[str]) -> Evaluated:
    """Rules one after the other, each told what those before it concluded.

    given: what is the same for everybody here. answers: of this person. shown: the questions that are criteria; one
    that an earlier rule answers is none.
    """
    items = {item.name: item for rule in rules for item in rule.items}
    known: Answers = {**answers, **given}
    results: dict[str, object] = {}
    reasons: tuple[Reason, ...] = ()
    source, wrong = None, ""
    for rule in rules:
        if any(
            item.needed and _unknown(known.get(item.name)) for item in rule.items if item.name not in results
        ):
            break
        told = known | results
        try:
            explained = rule.ask({item.name: told[item.name] for item in rule.items if item.name in told})
        except BadAnswers as refused:
            wrong = "; ".join(f"{items[each.field].asks} It {each.reason}" for each in refused.problems)
            break
        results |= explained.results
        reasons += explained.conclusion.reasons
        source = explained.source
    criteria = tuple(
        Criterion(
            (items[name],), items[name].asks, "", _said((items[name],), known),
            _kind_of(known.get(name, Unknown.NOT_ASKED)),
        )
        for name in dict.fromkeys(shown)
    )  # fmt: skip
    return Evaluated(criteria, results, reasons, source, wrong)


def reached(day: date, today: date) -> Criterion:
    """Whether the eligible day has come. A day to come is not met yet, which nobody can help."""
    item = Item(name="eligible_day", asks="Has the eligible day come?", kind=Day())
    return Criterion(
        (item,), item.asks, "yes", ((item, day),), Stands.MET if day <= today else Stands.NOT_YET
    )


def sentence(reason: Reason, write: Callable[[date], str], words: Mapping[str, str]) -> str:
    """A reason with its dates as the place writes them, and a rule's short names as people say them."""
    values = {
        name: write(value) if isinstance(value, date) else value for name, value in reason.values.items()
    }
    said = reason.says.format(**values)
    for short, long in words.items():
        said = re.sub(rf"\b{re.escape(short)}\b", long, said)
    return said[:1].upper() + said[1:]


def _stands(met: Met, condition: Condition, answers: Answers) -> Stands:
    if met is not Met.NOT_KNOWN:
        return Stands(met.value)
    kinds = (answers.get(item.name, Unknown.NOT_ASKED) for item in condition.items)
    return next((Stands(kind.value) for kind in kinds if isinstance(kind, Unknown)), Stands.NOT_ASKED)


def _kind_of(answer: object) -> Stands:
    return Stands(answer.value) if isinstance(answer, Unknown) else Stands.ON_RECORD


def _said(items: Iterable[Item], answers: Answers) -> tuple[tuple[Item, object], ...]:
    found = ((item, answers.get(item.name, Unknown.NOT_ASKED)) for item in items)
    return tuple((item, answer) for item, answer in found if not isinstance(answer, Unknown))


def _unknown(answer: object) -> bool:
    return answer is None or isinstance(answer, Unknown)
