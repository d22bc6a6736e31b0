"""Whatever stands in a cell comes out of both shapes as it was, and no spreadsheet runs it."""

import csv
import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from throughcare.register.documents.models import Letter
from throughcare.register.people.models import Address
from throughcare.shell.exchange.whole.lines import Shape, blocks
from throughcare.shell.exchange.whole.tables import Column, _columns
from throughcare.shell.web.spreadsheet import harmless

TEXT = next(column for column in _columns(Address) if column.name == "town")
FLAG = next(column for column in _columns(Address) if column.name == "no_fixed_abode")
NUMBER = next(column for column in _columns(Address) if column.name == "version")
CONTENT = next(column for column in _columns(Letter) if column.name == "content")
COPIED = {"\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v"}

texts = some.text(some.characters(exclude_characters="\0", exclude_categories=["Cs"]))
awkward = some.sampled_from(
    ["\\N", "", '"', '"\\N"', "=1+1", " =1", "\t=1", "\x1f@", "＝1", "a\vb", "\\v", "\x01", '","']
)
jsons = some.recursive(
    some.none() | some.booleans() | some.integers() | texts | awkward,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(texts, inner, max_size=3), max_leaves=6,
)  # fmt: skip


def copied(column: Column, value: Any) -> str:
    """A cell as COPY writes it."""
    if value is None:
        return "\\N"
    text = (
        json.dumps(value, ensure_ascii=False) if column.json else str(value).lower() if column.bare else value
    )
    return "".join(COPIED.get(letter, letter) for letter in text)


cells = texts | awkward
rows_of_cells = some.tuples(
    cells | some.none(), cells, some.none() | some.integers(0), some.booleans(), jsons
)


@given(some.lists(rows_of_cells, min_size=1, max_size=5))
def test_every_cell_comes_back_from_both(rows: list[tuple[Any, ...]]) -> None:
    columns = [TEXT, TEXT, NUMBER, FLAG, CONTENT]
    names = ["one", "two", "number", "flag", "content"]
    shape = Shape([_Named(column, name) for column, name in zip(columns, names, strict=True)])
    text = "".join(
        "\t".join(copied(column, value) for column, value in zip(columns, row, strict=True)) + "\n"
        for row in rows
    )
    found = [shape.shaped(block) for block in blocks(line.encode() + b"\n" for line in text.split("\n")[:-1])]
    lines = b"".join(as_json for _, as_json, _ in found).decode().split("\n")[:-1]
    assert [tuple(json.loads(line).values()) for line in lines] == [
        (*row[:4], row[4] if row[4] is not None else None) for row in rows
    ]
    cells = list(csv.reader(io.StringIO(b"".join(as_csv for _, _, as_csv in found).decode(), newline="")))
    assert [row[:2] for row in cells] == [
        ["" if cell is None else harmless(cell) for cell in row[:2]] for row in rows
    ]
    assert [json.loads(row[4].removeprefix("'")) if row[4] else None for row in cells] == [
        row[4] for row in rows
    ]
    assert all(cell == harmless(cell) for row in cells for cell in row)


class _Named:
    """A column under another name."""

    def __init__(self, column: Column, name: str) -> None:
        self.bare, self.json, self.name, self.field = column.bare, column.json, name, column.field


def test_rows_are_shaped_a_block_at_a_time() -> None:
    rows = [b"x" * 1000 + b"\n"] * 1000
    assert [len(block) for block in blocks(rows)] == [262_262, 262_262, 262_262, 214_214]
