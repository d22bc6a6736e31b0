"""Wordings of conditions with places to fill in, and how they are filled in.

An address is never written into a text: the text says "the address told to you", and the reference stands beside it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from throughcare.rules.conditions.asking import BadTerms
from throughcare.rules.dates import DateOrder, in_words
from throughcare.rules.kernel import Problem, RuleError

THE_ADDRESS = "the address told to you"
"""What a text says in place of an address."""
PLACE = re.compile(r"\{([a-z_]+)\}")


class InputKind(StrEnum):
    """What is filled in."""

    TEXT = "text"
    WHOLE = "whole"
    RADIO = "radio"
    CHECK = "check"  # any number of options
    ADDRESS = "address"  # by reference
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One place to fill in. options: for RADIO and CHECK, the words themselves.

    add_another: the button that asks for one more, "" where one is enough. optional: may be left empty. before, after:
    words around an answer, left out with it. joined: between the last two of several.
    """

    name: str
    label: str
    kind: InputKind = InputKind.TEXT
    options: tuple[str, ...] = ()
    add_another: str = ""
    optional: bool = False
    before: str = ""
    after: str = ""
    joined: str = "and"

    @property
    def several(self) -> bool:
        """Whether the answer is a list."""
        return self.kind is InputKind.CHECK or bool(self.add_another)


class WordingDoesNotFit(RuleError):
    """A wording asks for what its inputs do not give, or the other way round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A text with places in braces, one input each. code: unique within its type of condition.

    versions: of the catalogue that hold it; none means all. approval: who must agree to this one beyond the type's own.
    Raises WordingDoesNotFit.
    """

    code: str
    text: str
    inputs: tuple[Input, ...] = ()
    versions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        places, names = set(PLACE.findall(self.text)), [each.name for each in self.inputs]
        if places != set(names) or len(names) != len(set(names)):
            raise WordingDoesNotFit(f"The wording {self.code} has places {sorted(places)} and inputs {names}")

    @property
    def title(self) -> str:
        """The text with what is to be filled in named, for a list."""
        labels = {each.name: each.label.lower() for each in self.inputs}
        return PLACE.sub(lambda found: f"[{labels[found[1]]}]", self.text)

    def held_in(self, version: str) -> bool:
        """Whether this version of the catalogue holds it."""
        return not self.versions or version in self.versions

    def filled(self, answers: Mapping[str, Any], order: DateOrder = DateOrder.DAY_MONTH) -> str:
        """The text with every place filled in. Raises BadTerms, which names each place left empty or filled wrongly."""
        problems = [
            Problem(name, answers[name], "is not asked in this wording")
            for name in answers
            if name not in {each.name for each in self.inputs}
        ]
        said = {}
        for each in self.inputs:
            try:
                said[each.name] = _said(each, answers.get(each.name), order)
            except _Unfit as reason:
                problems.append(Problem(each.name, answers.get(each.name), str(reason)))
        if problems:
            raise BadTerms(*problems)
        return PLACE.sub(lambda found: said[found[1]], self.text)


class _Unfit(ValueError):
    """An answer does not fit its place."""


def _said(asked: Input, given: Any, order: DateOrder) -> str:
    answers = [each for each in _listed(asked, given) if each not in (None, "")]
    if not answers:
        if asked.optional:
            return ""
        raise _Unfit("is not filled in")
    words = [_one(asked, each, order) for each in answers]
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {asked.joined} {words[-1]}"
    return f"{asked.before}{listed}{asked.after}"


def _listed(asked: Input, given: Any) -> Sequence[Any]:
    if asked.several:
        if given is not None and not isinstance(given, list | tuple):
            raise _Unfit("is not a list")
        return given or ()
    return (given,)


def _one(asked: Input, given: Any, order: DateOrder) -> str:
    text = str(given).strip()
    match asked.kind:
        case InputKind.RADIO | InputKind.CHECK:
            if text not in asked.options:
                raise _Unfit("is not one of the answers listed")
            return text
        case InputKind.WHOLE:
            if not (text.isascii() and text.isdigit()):
                raise _Unfit("is not a whole number")
            return text
        case InputKind.ADDRESS:
            _parsed(UUID, text, "is not a reference to an address")
            return THE_ADDRESS
        case InputKind.DATE:
            return in_words(_parsed(date.fromisoformat, text, "is not a date like 2027-03-09"), order)
        case InputKind.TIME:
            return f"{_parsed(time.fromisoformat, text, 'is not a time of day like 19:00'):%H:%M}"
    return text


def _parsed(reader: Any, text: str, reason: str) -> Any:
    try:
        return reader(text)
    except ValueError:
        raise _Unfit(reason) from None
