"""Rows that a statement gives as JSON, read into frozen dataclasses by the types these declare.

JSON has no days, moments or ids: they come as text, and the dataclass says which is which.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from functools import cache
from types import UnionType
from typing import Any, get_args, get_type_hints
from uuid import UUID

_READERS: dict[Any, Callable[[str], Any]] = {
    UUID: UUID, date: date.fromisoformat, datetime: datetime.fromisoformat, time: time.fromisoformat,
}  # fmt: skip


def read_row[Row](kind: type[Row], raw: Mapping[str, Any], **more: Any) -> Row:
    """A row as an instance of the dataclass `kind`; columns it does not name are left.

    more: fields that came beside the row. Raises TypeError where the row lacks a field without a default.
    """
    whole = {**raw, **more}
    declared: Any = kind  # to mypy a type with a parameter is not hashable
    return kind(**{
        name: reader(whole[name]) if reader is not None and isinstance(whole[name], str) else whole[name]
        for name, reader in _fields(declared)
        if name in whole
    })  # fmt: skip


@cache
def _fields(kind: Any) -> tuple[tuple[str, Callable[[str], Any] | None], ...]:
    """Each field with what reads its text; None for what is as JSON gives it."""
    hints = get_type_hints(kind)
    return tuple((each.name, _READERS.get(_bare(hints[each.name]))) for each in fields(kind) if each.init)


def _bare(declared: Any) -> Any:
    """The type without its None."""
    if isinstance(declared, UnionType):
        return next(part for part in get_args(declared) if part is not type(None))
    return declared
