r"""Rows of COPY as JSON Lines and as CSV, some hundred kilobytes at a time.

COPY's text escapes backslash, tab, newline, return, backspace and form feed as JSON does, so a row becomes JSON by
escaping its quotes and putting its cells between the names. What differs (null, vertical tab, other control
characters) is looked for in the whole block and mended only where it is there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.db import models

from throughcare.platform.keys.fields import SealedTextField
from throughcare.shell.exchange.whole.tables import Column
from throughcare.shell.web.spreadsheet import FORMULA_STARTS, harmless

BLOCK = 1 << 18
"""Bytes of rows shaped at once."""

_ESCAPED = re.compile(rb"\\(.)")
_CONTROL = bytes([*range(0x0A), *range(0x0B, 0x20)])
_CONTROLS = re.compile(rb"[\x00-\x09\x0b-\x1f]")
_PLAIN = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"v": b"\v", b"\\": b"\\", b'"': b'""',
}  # fmt: skip


def _first_bytes_of_a_formula() -> frozenset[bytes]:
    """What a cell begins with that may be a formula, escaped as COPY does: `harmless` is asked about those."""
    spaces = [chr(code) for code in range(0x3001) if chr(code).isspace()]
    return frozenset(mark.encode()[:1] for mark in (*FORMULA_STARTS, *spaces)) | {b"\\"}


_SUSPECT = _first_bytes_of_a_formula()
_NEVER_A_FORMULA = (
    models.UUIDField, models.ForeignKey, models.DateField, models.BooleanField, models.BinaryField, SealedTextField
)  # fmt: skip


def blocks(rows: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    """Rows joined until a block is full."""
    held: list[bytes | memoryview] = []
    size = 0
    for row in rows:
        held.append(row)
        size += len(row)
        if size >= BLOCK:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


class Shape:
    """The two shapes of one table's rows."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        pairs = [b'"%b":%b' % (column.name.encode(), b"%b" if column.bare else b'"%b"') for column in columns]
        self._line = b"{" + b",".join(pairs) + b"}\n"
        self._json_at = [at for at, column in enumerate(columns) if column.json]
        self._text_at = [
            at for at, column in enumerate(columns) if not isinstance(column.field, _NEVER_A_FORMULA)
        ]

    def header(self) -> bytes:
        """The CSV file's first line."""
        return b",".join(b'"%b"' % column.name.encode() for column in self.columns) + b"\r\n"

    def shaped(self, block: bytes) -> tuple[int, bytes, bytes]:
        """How many rows a block of COPY's text has, and those rows as JSON Lines and as CSV."""
        text = block[:-1].replace(b'"', b'\\"')
        cells = text.replace(b"\n", b"\t").split(b"\t")
        rows = len(cells) // len(self.columns)
        return rows, self._as_json(rows, cells), self._as_csv(text, cells)

    def _as_json(self, rows: int, cells: list[bytes]) -> bytes:
        if self._json_at:
            cells = self._with_json(cells)
        out = (self._line * rows) % tuple(cells)
        out = out.replace(b'"\\N"', b"null").replace(b'":\\N', b'":null')
        if b"\\v" in out:
            out = _ESCAPED.sub(lambda found: b"\\u000b" if found[1] == b"v" else found[0], out)
        if len(out.translate(None, _CONTROL)) != len(out):
            out = _CONTROLS.sub(lambda found: b"\\u%04x" % found[0][0], out)
        return out

    def _with_json(self, cells: list[bytes]) -> list[bytes]:
        """Cells that are JSON already stand as they were before their quotes and backslashes were escaped."""
        cells, width = list(cells), len(self.columns)
        for at in self._json_at:
            cells[at::width] = [
                cell if cell == b"\\N" else cell.replace(b'\\"', b'"').replace(b"\\\\", b"\\")
                for cell in cells[at::width]
            ]
        return cells

    def _as_csv(self, text: bytes, cells: list[bytes]) -> bytes:
        width = len(self.columns)
        if any(not _SUSPECT.isdisjoint([cell[:1] for cell in cells[at::width]]) for at in self._text_at):
            text = self._disarmed(cells)
        out = b'"' + text.replace(b"\t", b'","').replace(b"\n", b'"\r\n"') + b'"\r\n'
        out = out.replace(b'"\\N"', b"")
        return _ESCAPED.sub(lambda found: _PLAIN[found[1]], out) if b"\\" in out else out

    def _disarmed(self, cells: list[bytes]) -> bytes:
        """The rows again, cells that begin like a formula behind an apostrophe."""
        cells, width = list(cells), len(self.columns)
        for at in self._text_at:
            cells[at::width] = [_behind_an_apostrophe(cell) for cell in cells[at::width]]
        return b"\n".join([b"\t".join(cells[at : at + width]) for at in range(0, len(cells), width)])


def _behind_an_apostrophe(cell: bytes) -> bytes:
    """A cell as a spreadsheet shows and never runs it; null is no cell."""
    if cell[:1] not in _SUSPECT or cell == b"\\N":
        return cell
    text = _ESCAPED.sub(lambda escape: _PLAIN[escape[1]], cell).decode()
    return b"'" + cell if harmless(text) != text else cell
