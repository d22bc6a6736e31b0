"""Rows as JSON, read into frozen dataclasses: ids, days and moments as what they are."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.platform.database.planned import planned_cursor

DAYS = frozenset({"waits_from", "needed_by", "oldest"})
MOMENTS = frozenset({"known_from", "sent_at"})


def read_row[Row](made: type[Row], raw: Mapping[str, Any]) -> Row:
    """A row of `made` from its JSON; columns it does not name are left."""
    return made(**{each.name: typed(each.name, raw[each.name]) for each in fields(made)})  # type: ignore[arg-type]


def typed(name: str, value: Any) -> Any:
    """A value by the name of its column."""
    if not isinstance(value, str):
        return value
    if name == "id" or name.endswith("_id"):
        return UUID(value)
    if name.endswith("_on") or name in DAYS:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if name in MOMENTS else value


def read_all(statement: str, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a statement that gives one column of JSON."""
    with planned_cursor() as cursor:
        cursor.execute(statement, given)
        return [_plain(raw) for (raw,) in cursor.fetchall()]


def read_kinds(statement: str, given: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The rows of a statement that gives a kind and a column of JSON, by kind."""
    found: dict[str, list[dict[str, Any]]] = {}
    with planned_cursor() as cursor:
        cursor.execute(statement, given)
        for kind, raw in cursor.fetchall():
            found.setdefault(kind, []).append(_plain(raw))
    return found


def _plain(raw: Any) -> dict[str, Any]:
    read: dict[str, Any] = raw if isinstance(raw, dict) else json.loads(raw)
    return read
