"""JSON becomes what the dataclass declares; what is missing is an error unless it has a default."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from throughcare.platform.database.json_rows import read_row

KEY = "11111111-2222-3333-4444-555555555555"


@dataclass(frozen=True)
class Line:
    """One of each."""

    id: UUID
    on: date | None
    at: datetime
    starts: time
    words: str
    parts: list[str]
    by: str = "nobody"


RAW = {
    "id": KEY, "on": "2026-11-22", "at": "2026-11-22T10:00:00+00:00", "starts": "09:30:00", "words": "2026-11-22",
    "parts": ["a"], "other": 1,
}  # fmt: skip


def test_each_field_is_what_it_is_declared_to_be() -> None:
    assert read_row(Line, RAW, by="Olive") == Line(
        UUID(KEY), date(2026, 11, 22), datetime(2026, 11, 22, 10, tzinfo=UTC), time(9, 30), "2026-11-22", ["a"],
        "Olive",
    )  # fmt: skip


def test_null_stays_null_and_a_default_stands_in() -> None:
    read = read_row(Line, RAW | {"on": None})
    assert (read.on, read.by) == (None, "nobody")


def test_what_is_missing_is_an_error() -> None:
    with pytest.raises(TypeError):
        read_row(Line, {name: value for name, value in RAW.items() if name != "words"})
