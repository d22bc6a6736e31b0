"""Statements whose rows come as JSON, which `platform.database.json_rows` reads into frozen dataclasses."""

import json
from collections.abc import Mapping
from typing import Any

from throughcare.platform.database.planned import planned_cursor


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
