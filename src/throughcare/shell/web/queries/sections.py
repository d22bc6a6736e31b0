"""Several SELECTs sent as one statement, for pages that show many short lists.

Each section is plain SQL, readable alone. PostgreSQL answers each as JSON; `read` turns its rows into a dataclass,
by the types the dataclass declares.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, get_args, get_type_hints
from uuid import UUID

from throughcare.platform.database.planned import planned_cursor

Rows = dict[str, list[dict[str, Any]]]


def gather(shared: str, sections: Mapping[str, str], parameters: Mapping[str, Any]) -> Rows:
    """Run all sections in one statement.

    shared: common table expressions that sections may read, after WITH. sections: name to SELECT. Returns the rows
    of each section by name, in the order the section gave them.
    """
    columns = ",\n".join(
        f"(SELECT coalesce(json_agg(row_to_json(section)), '[]') FROM ({sql}) section) AS {name}"  # noqa: S608
        for name, sql in sections.items()
    )  # fmt: skip
    with planned_cursor() as cursor:
        cursor.execute(f"WITH {shared}\nSELECT {columns}", parameters)
        row = cursor.fetchone()
    return dict(zip(sections, row, strict=True))


def read[Row](kind: type[Row], rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The rows as instances of the dataclass `kind`; columns it does not declare are an error."""
    turns = _turns(kind)  # type: ignore[arg-type]  # a class is hashable
    return [
        kind(**{name: turns[name](value) if value is not None and name in turns else value
                for name, value in row.items()})
        for row in rows
    ]  # fmt: skip


@cache
def _turns(kind: type[Any]) -> dict[str, Callable[[str], Any]]:
    """For each field that JSON holds as text, how it is read."""
    known: dict[Any, Callable[[str], Any]] = {
        UUID: UUID, date: date.fromisoformat, datetime: datetime.fromisoformat,
    }  # fmt: skip
    hints = get_type_hints(kind)
    return {
        each.name: known[_bare(hints[each.name])] for each in fields(kind) if _bare(hints[each.name]) in known
    }


def _bare(declared: Any) -> Any:
    """The type without "or None"."""
    if isinstance(declared, UnionType):
        return next(part for part in get_args(declared) if part is not type(None))
    return declared
