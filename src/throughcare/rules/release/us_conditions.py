"""Conditions that are all to be met, as data: what is asked, and what is enough.

A scheme is a list of conditions. A condition is met when any of its checks holds; a check compares one answer with a
figure, or with the figure of a case ("90 days at low risk, 360 at moderate"). A case without a figure never holds.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from throughcare.rules.contacts.us_places import PLACES, places
from throughcare.rules.kernel import (
    Answers,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Number,
    Published,
    Source,
    YesNo,
    published,
)

VERSION = "2026-11-22"
"""The day the schemes were read: none names a first day of force."""

HOLDS: dict[str, Callable[[object, object], bool]] = {
    "at least": operator.ge,  # type: ignore[dict-item]
    "more than": operator.gt,  # type: ignore[dict-item]
    "at most": operator.le,  # type: ignore[dict-item]
    "less than": operator.lt,  # type: ignore[dict-item]
    "is": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison. case: the item whose answer picks the figure of `figures`; else `figures` has one under ""."""

    item: str
    holds: str
    figures: Mapping[str, object]
    case: str = ""

    def figure(self, answers: Answers) -> object | None:
        """What is asked for here; None where this case has no figure."""
        return self.figures.get(str(answers[self.case]) if self.case else "")

    def met(self, answers: Answers) -> bool:
        """Whether the answer is enough."""
        figure = self.figure(answers)
        return figure is not None and HOLDS[self.holds](answers[self.item], figure)

    def words(self, answers: Answers) -> str:
        """ "at least 3"; "yes"."""
        figure = self.figure(answers)
        return "nothing is enough in this case" if figure is None else self.enough(figure)

    def enough(self, figure: object) -> str:
        """What is asked for, where the figure is this one."""
        if isinstance(figure, bool):
            return "yes" if figure else "no"
        return f"{self.holds} {figure}"


@dataclass(frozen=True, slots=True)
class Condition:
    """Met when any check holds. items: what is asked for it, the first giving it its name."""

    items: tuple[Item, ...]
    checks: tuple[Check, ...]

    @property
    def name(self) -> str:
        """Under which it is listed when it is not met."""
        return self.items[0].name

    def met(self, answers: Answers) -> bool:
        """Whether any of its checks holds."""
        return any(check.met(answers) for check in self.checks)

    def words(self, answers: Answers) -> str:
        """Why it is not met: every check with what was answered."""
        return ", or ".join(
            f"{_spaced(check.item)}: {_said(answers[check.item])}, where {check.words(answers)} is asked for"
            for check in self.checks
        )


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _said(answer: object) -> object:
    return {True: "yes", False: "no"}[answer] if isinstance(answer, bool) else answer


def yes(name: str, asks: str) -> Condition:
    """Met by yes."""
    return Condition((Item(name=name, asks=asks, kind=YesNo()),), (Check(name, "is", {"": True}),))


def no(name: str, asks: str) -> Condition:
    """Met by no."""
    return Condition((Item(name=name, asks=asks, kind=YesNo()),), (Check(name, "is", {"": False}),))


def number(name: str, holds: str, figure: float, asks: str, low: float = 0) -> Condition:
    """Met by a number, from `low`, that is at least, more than, at most or less than a figure."""
    return Condition((_number(name, asks, low),), (Check(name, holds, {"": figure}),))


def one_of(name: str, asks: str, options: Mapping[str, str], *enough: str) -> Condition:
    """Met by one of some of the options."""
    item = Item(name=name, asks=asks, kind=Choice(options))
    return Condition((item,), tuple(Check(name, "is", {"": code}) for code in enough))


def by_case(name: str, holds: str, figures: Mapping[str, object], asks: str, case: Item) -> Condition:
    """Met by a number that is enough for the case the other item picks."""
    return Condition((_number(name, asks), case), (Check(name, holds, figures, case.name),))


def either(*conditions: Condition) -> Condition:
    """Met where any of these is, under the first one's name."""
    return Condition(
        tuple(item for condition in conditions for item in condition.items),
        tuple(check for condition in conditions for check in condition.checks),
    )


def _number(name: str, asks: str, low: float = 0) -> Item:
    return Item(name=name, asks=asks, kind=Number(low, 100_000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Every condition is to be met. example: answers that meet them all, just so."""

    code: str
    title: str
    decides: str
    jurisdiction: str
    population: str
    source: Source
    conditions: tuple[Condition, ...]
    example: Mapping[str, object]
    note: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every question once, in the order of the conditions."""
        asked = {item.name: item for condition in self.conditions for item in condition.items}
        return (
            Item(name="jurisdiction", asks="Whose rule is it?", kind=places(self.jurisdiction)),
            *asked.values(),
        )

    @property
    def figures(self) -> Figures:
        """Every condition with what is enough: a row for each check, and for each case of one."""
        rows = tuple(
            (
                "" if nth else "or" if at else _spaced(condition.name),
                _spaced(check.item),
                _spaced(case),
                check.enough(figure),
            )
            for condition in self.conditions
            for at, check in enumerate(condition.checks)
            for nth, (case, figure) in enumerate(check.figures.items())
        )
        heads = ("condition", "answer", "case", "enough")
        return Figures("Conditions, all of which are to be met", heads, rows)

    def judge(self, **answers: object) -> Conclusion:
        """Whether every condition is met, and which are not, in order."""
        failing = [condition for condition in self.conditions if not condition.met(answers)]
        conclusion = Conclusion(
            {"eligible": not failing, "failing": [condition.name for condition in failing]}
        )
        for says in self._reasons(failing, answers):
            conclusion = conclusion.because("{said}", said=says)
        return conclusion

    def _reasons(self, failing: list[Condition], answers: Answers) -> Iterator[str]:
        met = len(self.conditions) - len(failing)
        yield f"{PLACES[self.jurisdiction]}: {met} of {len(self.conditions)} conditions are met."
        for condition in failing:
            yield f"Not met: {condition.words(answers)}."
        if self.note:
            yield self.note


def publish(scheme: Scheme) -> Published:
    """Put the scheme into the library."""
    register = published(
        f"united-states:{scheme.code}@{VERSION}",
        title=scheme.title,
        decides=scheme.decides,
        population=scheme.population,
        source=scheme.source,
        items=scheme.items,
        figures=(scheme.figures,),
        examples=(
            Example(
                says="Just enough of everything.",
                given={"jurisdiction": scheme.jurisdiction, **scheme.example},
                gives={"eligible": True, "failing": []},
            ),
        ),
    )
    return register(scheme.judge)
