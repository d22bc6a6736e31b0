"""The terms of a condition as lines of words: for its page, a letter, the person's own copy.

An address is said in the words the caller gives for its reference; one that they have no words for is not told.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.rules.conditions import (
    THE_ADDRESS,
    Asks,
    BadTerms,
    ConditionType,
    Hours,
    Question,
    Shape,
    read_terms,
)
from throughcare.rules.dates import DateOrder, in_words

NOT_NAMED = "somebody who is not named here"
type Words = Mapping[UUID, str]


def terms_in_words(
    kind: ConditionType, terms: Mapping[str, Any], known: Words, order: DateOrder
) -> tuple[tuple[str, str], ...]:
    """Label and value of everything that is recorded. known: references the reader may be told, with their words.

    Terms of another kind, left from before a type was changed, are shown by their names.
    """
    try:
        read = read_terms(kind.kind_of_terms.terms, terms)
    except BadTerms:
        return tuple(
            (name.replace("_", " ").capitalize(), "recorded under an earlier kind of terms") for name in terms
        )
    said = (
        (each.label, _said(each, getattr(read, each.name), known, order, read))
        for each in kind.kind_of_terms.questions
        if each.name in terms
    )
    return tuple((label, value) for label, value in said if value)


def _said(asked: Question, value: Any, known: Words, order: DateOrder, terms: Any) -> str:
    match asked.asks:
        case Asks.YES_NO:
            return "Yes" if value else ""
        case Asks.CHOICE:
            return str(dict(asked.options).get(value.value, value.value)).capitalize()
        case Asks.SEVERAL:
            labels = dict(asked.options)
            return ", ".join(labels.get(each.value, each.value) for each in value).capitalize()
        case Asks.PLACE:
            return known.get(value, THE_ADDRESS)
        case Asks.PLACES:
            return "; ".join(known.get(each, THE_ADDRESS) for each in value)
        case Asks.PEOPLE:
            return "; ".join(known.get(each, NOT_NAMED) for each in value)
        case Asks.HOURS:
            return "; ".join(_hours(each, known) for each in value)
        case Asks.SHAPE:
            return _shape(value, protects=getattr(terms, "protects", False))
        case Asks.DATE:
            return in_words(value, order) if isinstance(value, date) else ""
        case Asks.TIME:
            return f"{value:%H:%M}"
    return str(value)


def _hours(hours: Hours, known: Words) -> str:
    where = f" at {known.get(hours.place, THE_ADDRESS)}" if hours.place else ""
    return f"{hours.in_words()}{where}"


def _shape(shape: Shape, *, protects: bool) -> str:
    south_west, north_east = shape.box
    box = (
        f"from {south_west.latitude:.4f}, {south_west.longitude:.4f} to {north_east.latitude:.4f},"
        f" {north_east.longitude:.4f}"
    )
    if protects:
        return f"The area lies somewhere within a wider one, {box}; where in it is not told"
    return f"{len(shape.corners)} corners, {box}"
