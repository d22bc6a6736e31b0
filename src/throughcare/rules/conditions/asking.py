"""The fields of a type's `Terms` as questions: a form, the API's schema and the reading of stored terms follow them.

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Terms:
        times_a_week: int | None = asked("How many times a week", unless=None, least=1, most=14)

A field's annotation says what may be answered. Every field has a value that means "not recorded", so that terms of
which nothing is known are `Terms()`.
"""

import types
from collections.abc import Hashable
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from throughcare.rules.conditions.shapes import Shape
from throughcare.rules.conditions.timetable import Hours
from throughcare.rules.kernel import BadAnswers, Problem


class Asks(StrEnum):
    """What may be answered."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    YES_NO = "yes_no"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    SEVERAL = "several"
    PLACE = "place"  # an address on the record, by reference
    PLACES = "places"
    PEOPLE = "people"  # people on the record, by reference
    SHAPE = "shape"
    HOURS = "hours"  # rows of a weekly timetable, with "add another"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field of a type's terms. needed: nothing can be said of the condition without it.

    options: codes with their words. least, most: limits of a number, or of how many characters of a text. served: the
    answer is text of its own, which must not tell what is protected.
    """

    name: str
    label: str
    asks: Asks
    hint: str = ""
    needed: bool = False
    options: tuple[tuple[str, str], ...] = ()
    least: int | None = None
    most: int | None = None

    @property
    def served(self) -> bool:
        """Whether it holds words that somebody typed."""
        return self.asks is Asks.TEXT


class People(tuple[UUID, ...]):
    """References to people on the record; a name never stands in terms."""

    __slots__ = ()


def asked(
    label: str,
    *,
    unless: Any = MISSING,
    hint: str = "",
    needed: bool = False,
    least: int | None = None,
    most: int | None = None,
) -> Any:
    """A field of terms. unless: what stands there when nothing is recorded; an empty text or tuple where not given."""
    said = {"label": label, "hint": hint, "needed": needed, "least": least, "most": most}
    return field(default=() if unless is MISSING else unless, metadata=said)


def questions_of(terms: type[Any]) -> tuple[Question, ...]:
    """The questions of a type's terms, in the order of its fields."""
    return _questions(cast(Hashable, terms))


@cache
def _questions(terms: Any) -> tuple[Question, ...]:
    hints = get_type_hints(terms)
    return tuple(_question(each.name, hints[each.name], dict(each.metadata)) for each in fields(terms))


def _question(name: str, hint: Any, said: dict[str, Any]) -> Question:
    asks, options = _asks_of(hint)
    return Question(name=name, asks=asks, options=options, **said)


_PLAIN: dict[Any, Asks] = {
    str: Asks.TEXT, int: Asks.WHOLE, Decimal: Asks.NUMBER, bool: Asks.YES_NO, date: Asks.DATE, time: Asks.TIME,
    UUID: Asks.PLACE, Shape: Asks.SHAPE, People: Asks.PEOPLE,
}  # fmt: skip


def _asks_of(hint: Any) -> tuple[Asks, tuple[tuple[str, str], ...]]:
    hint = plain_type(hint)
    if hint in _PLAIN:
        return _PLAIN[hint], ()
    if get_origin(hint) is tuple:
        (inner, _) = get_args(hint)
        if inner is UUID:
            return Asks.PLACES, ()
        if inner is Hours:
            return Asks.HOURS, ()
        return Asks.SEVERAL, _options(inner)
    return Asks.CHOICE, _options(hint)


def plain_type(hint: Any) -> Any:
    """The type without "or None"."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(each for each in get_args(hint) if each is not type(None))
    return hint


def _options(kind: Any) -> tuple[tuple[str, str], ...]:
    return tuple((each.value, getattr(each, "label", each.value.replace("_", " "))) for each in kind)


class BadTerms(BadAnswers):
    """Terms that no order can carry; nothing was kept of them. `problems` names each field."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("The terms of a condition", problems)


def refuse(name: str, value: object, reason: str) -> BadTerms:
    """What a type's own check raises for one field."""
    return BadTerms(Problem(name, value, reason))


def missing_from(terms: object) -> tuple[Question, ...]:
    """The needed questions that these terms leave without an answer."""
    return tuple(
        each
        for each in questions_of(type(terms))
        if each.needed and getattr(terms, each.name) in (None, "", ())
    )
