"""Terms as they are stored and sent: plain JSON by field, read back by what each field may hold.

Read: nothing is guessed, and every field that cannot be read is named. Written: only what is recorded.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from throughcare.rules.conditions.asking import BadTerms, People, Question, plain_type, questions_of
from throughcare.rules.conditions.shapes import BadShape, Shape
from throughcare.rules.conditions.timetable import Hours, Weekday
from throughcare.rules.kernel import Problem

Json = Mapping[str, Any]


class _Unreadable(ValueError):
    """One answer cannot be read; its text is the reason."""


def read_terms[Terms](terms: type[Terms], given: Json) -> Terms:
    """Terms from stored or sent JSON; what is not there is not recorded.

    Raises BadTerms, which names each field that is not asked or cannot be read, and what the type's own check refuses.
    """
    questions = {each.name: each for each in questions_of(terms)}
    problems = [
        Problem(name, given[name], "is not asked of this kind of condition")
        for name in given
        if name not in questions
    ]
    hints, read = get_type_hints(terms), {}
    for name, question in questions.items():
        if given.get(name) in (None, "", [], ()):
            continue
        try:
            read[name] = _read(plain_type(hints[name]), given[name])
            _check_limits(question, read[name])
        except _Unreadable as reason:
            problems.append(Problem(name, given[name], str(reason)))
    if problems:
        raise BadTerms(*problems)
    return terms(**read)


def write_terms(terms: Any) -> dict[str, Any]:
    """The JSON of terms: what is recorded, and nothing else."""
    found = {}
    for each in fields(terms):
        value = getattr(terms, each.name)
        if value != each.default and value not in (None, "", ()):
            found[each.name] = _written(value)
    return found


def _written(value: Any) -> Any:
    match value:
        case bool() | int() | StrEnum():
            return value if not isinstance(value, StrEnum) else value.value
        case Shape():
            return [[corner.latitude, corner.longitude] for corner in value.corners]
        case Hours():
            row = {"day": value.day.value, "starts": f"{value.starts:%H:%M}", "ends": f"{value.ends:%H:%M}"}
            return row | ({"place": str(value.place)} if value.place else {})
        case tuple():
            return [_written(each) for each in value]
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _read(kind: Any, given: Any) -> Any:
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in _listed(given))
    if kind is People:
        return People(_read(UUID, each) for each in _listed(given))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _code(kind, given)
    return _READERS[kind](given)


def _listed(given: Any) -> Sequence[Any]:
    if not isinstance(given, list | tuple):
        raise _Unreadable("is not a list")
    return given


def _code[Code: StrEnum](kind: type[Code], given: Any) -> Code:
    try:
        return kind(given)
    except ValueError:
        raise _Unreadable(f"is not one of {', '.join(each.value for each in kind)}") from None


def _text(given: Any) -> str:
    if not isinstance(given, str):
        raise _Unreadable("is not text")
    return given.strip()


def _whole(given: Any) -> int:
    if isinstance(given, str) and given.isascii() and given.strip().isdigit():
        return int(given)
    if isinstance(given, bool) or not isinstance(given, int):
        raise _Unreadable("is not a whole number")
    return given


def _number(given: Any) -> Decimal:
    try:
        number = Decimal(str(given)) if not isinstance(given, bool) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise _Unreadable("is not a number")
    return number


def _yes_no(given: Any) -> bool:
    if not isinstance(given, bool):
        raise _Unreadable("is neither yes (true) nor no (false)")
    return given


def _plain(kind: Callable[[str], Any], reason: str) -> Callable[[Any], Any]:
    def read(given: Any) -> Any:
        try:
            return kind(str(given))
        except ValueError:
            raise _Unreadable(reason) from None

    return read


_clock = _plain(time.fromisoformat, "is not a time of day like 19:00")


def _time(given: Any) -> time:
    clock: time = _clock(given)
    if clock.tzinfo or clock.second or clock.microsecond:
        raise _Unreadable("is not a time of day like 19:00")
    return clock


def _shape(given: Any) -> Shape:
    corners = _listed(given)
    if not all(isinstance(each, list | tuple) and len(each) == 2 for each in corners):
        raise _Unreadable("is not a list of corners, each a latitude and a longitude")
    try:
        return Shape.of(
            [(float(_number(latitude)), float(_number(longitude))) for latitude, longitude in corners]
        )
    except BadShape as refused:
        raise _Unreadable(refused.message) from None


def _hours(given: Any) -> Hours:
    asked = {"day", "starts", "ends", "place"}
    if not isinstance(given, Mapping) or not {"day", "starts", "ends"} <= set(given) <= asked:
        raise _Unreadable("is not a row of day, starts, ends and, if needed, place")
    place = given.get("place")
    return Hours(
        day=_code(Weekday, given["day"]), starts=_time(given["starts"]), ends=_time(given["ends"]),
        place=_uuid(place) if place else None,
    )  # fmt: skip


_uuid = _plain(UUID, "is not a reference to a record")
_READERS: dict[Any, Callable[[Any], Any]] = {
    str: _text, int: _whole, Decimal: _number, bool: _yes_no, time: _time,
    date: _plain(date.fromisoformat, "is not a date like 2027-03-09"),
    UUID: _uuid, Shape: _shape, Hours: _hours,
}  # fmt: skip


def _check_limits(question: Question, value: Any) -> None:
    size = len(value) if isinstance(value, str | tuple) else value
    if isinstance(size, bool) or not isinstance(size, int | Decimal):
        return
    of = " characters" if isinstance(value, str) else " entries" if isinstance(value, tuple) else ""
    if question.least is not None and size < question.least:
        raise _Unreadable(f"is less than {question.least}{of}")
    if question.most is not None and size > question.most:
        raise _Unreadable(f"is more than {question.most}{of}")
