"""From the dataclasses of queries and commands to what the API shows and takes.

A draft becomes a request body with the same fields, held to what can be stored; a row of a query becomes an answer
with the same fields. So an operation is one line beside its command, and a change of either shows in the description.
"""

import inspect
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeAliasType, Union, get_args, get_origin, get_type_hints

from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from throughcare.shell.api.text import ClockTime, Day, Moment, Number, Text, Whole

MOST_ITEMS = 1000
"""The longest list a body may hold."""
PLAIN: dict[Any, Any] = {str: Text, date: Day, datetime: Moment, time: ClockTime, int: Whole, float: Number}
_taken_names: dict[str, type] = {}


class Sent(Schema):
    """Base of every request body: a field nobody knows is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")


class Shown(Schema):
    """Base of every answer that stands for a row of a query."""


def body_of(name: str, parameters: Iterable[inspect.Parameter], says: str) -> type[Sent]:
    """The request body for `parameters`; the fields of a draft stand in it beside the others."""
    wanted: dict[str, Any] = {}
    for parameter in parameters:
        if is_dataclass(parameter.annotation):
            wanted |= _fields_of(parameter.annotation)
        else:
            default = ... if parameter.default is inspect.Parameter.empty else parameter.default
            wanted[parameter.name] = (sent(parameter.annotation), default)
    return create_model(name, __base__=Sent, __doc__=says, **wanted)


def arguments_of(parameters: Iterable[inspect.Parameter], body: Sent) -> dict[str, Any]:
    """What the command is called with: drafts made again from the body's fields."""
    given = {name: getattr(body, name) for name in type(body).model_fields}
    return {
        each.name: _made(each.annotation, given)
        if is_dataclass(each.annotation)
        else _native(each.annotation, given[each.name])
        for each in parameters
    }


def sent(annotation: Any) -> Any:
    """How a value of `annotation` is sent."""
    if annotation in PLAIN:
        return PLAIN[annotation]
    if is_dataclass(annotation):
        return _body_of_draft(annotation)  # type: ignore[arg-type]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        return Union[tuple(sent(each) for each in inner)]  # noqa: UP007 - built, not written
    if isinstance(origin, type) and issubclass(origin, Collection | Iterable) and origin is not Mapping:
        return Annotated[list[sent(inner[0])], Field(max_length=MOST_ITEMS)]  # type: ignore[misc]
    return annotation


@cache
def shown(annotation: Any) -> Any:
    """How a value of `annotation` is shown: dataclasses as schemas, whatever holds them likewise."""
    if isinstance(annotation, TypeAliasType):
        return shown(annotation.__value__)
    if isinstance(annotation, type) and is_dataclass(annotation):
        return _answer_of(annotation)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        return Union[tuple(shown(each) for each in inner)]  # noqa: UP007 - built, not written
    if origin is tuple and inner[-1:] != (...,):
        return tuple[tuple(shown(each) for each in inner)]  # type: ignore[misc]
    if origin in {list, tuple, Sequence, Iterable}:
        return list[shown(inner[0])]  # type: ignore[misc]
    if origin in {dict, Mapping}:
        return dict[inner[0], shown(inner[1])]  # type: ignore[misc, valid-type]
    return annotation


def _answer_of(row: type) -> type[Shown]:
    hints = get_type_hints(row, include_extras=True)
    wanted: dict[str, Any] = {each.name: (shown(hints[each.name]), ...) for each in fields(row)}
    return create_model(_name_for(row), __base__=Shown, __doc__=inspect.getdoc(row), **wanted)


def _name_for(row: type) -> str:
    """The class's own name; with its app before it where another app has a class of that name."""
    for name in (row.__name__, f"{row.__module__.split('.')[2].capitalize()}{row.__name__}"):
        if _taken_names.setdefault(name, row) is row:
            return name
    raise TypeError(f"{row} needs a name of its own in the API.")


@cache
def _body_of_draft(draft: type) -> type[Sent]:
    return create_model(_name_for(draft), __base__=Sent, __doc__=inspect.getdoc(draft), **_fields_of(draft))


def _fields_of(draft: Any) -> dict[str, Any]:
    hints = get_type_hints(draft, include_extras=True)
    wanted: dict[str, Any] = {}
    for each in fields(draft):
        default: Any = ... if each.default is MISSING else each.default
        if each.default_factory is not MISSING:
            default = Field(default_factory=each.default_factory)
        wanted[each.name] = (sent(hints[each.name]), default)
    return wanted


def _made(draft: Any, given: Mapping[str, Any]) -> Any:
    """A draft from its fields."""
    hints = get_type_hints(draft)
    return draft(**{each.name: _native(hints[each.name], given[each.name]) for each in fields(draft)})


def _native(annotation: Any, value: Any) -> Any:
    """A value as it is declared: nested drafts and frozen collections made again."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        return value if value is None else _native(inner[0], value)
    if isinstance(value, Sent):
        return _made(annotation, {name: getattr(value, name) for name in type(value).model_fields})
    if isinstance(value, list):
        made = [_native(inner[0], each) for each in value]
        return made if origin is not frozenset else frozenset(made)
    return value
