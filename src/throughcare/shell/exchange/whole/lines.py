r"""Rows of COPY as JSON Lines and as CSV, some hundred kilobytes at a time.

COPY's text escapes backslash, tab, newline, return, backspace and form feed as JSON does, so a row becomes JSON by
escaping its quotes and putting its cells between the names. What differs (null, vertical tab, other control
characters) is looked for in the whole block and mended only where it is there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

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


def _first_bytes_of_a_formula() -> bytes:
    """What a cell begins with that may be a formula, escaped as COPY does: `harmless` is asked about those."""
    spaces = [chr(code) for code in range(0x3001) if chr(code).isspace()]
    return bytes({mark.encode()[0] for mark in (*FORMULA_STARTS, *spaces)} - set(b"\t\n\r\v\f"))


_SUSPECT = re.compile(
    rb'(?:^|(?<=[,\n]))"((?:[%b]|\\[tnrvf])(?:[^"\\]|\\.)*)"' % re.escape(_first_bytes_of_a_formula())
)


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
        self._csv = b",".join(b'"%b"' for _ in columns) + b"\r\n"
        self._json_at = [at for at, column in enumerate(columns) if column.json]

    def header(self) -> bytes:
        """The CSV file's first line."""
        return b",".join(b'"%b"' % column.name.encode() for column in self.columns) + b"\r\n"

    def shaped(self, block: bytes) -> tuple[int, bytes, bytes]:
        """How many rows a block of COPY's text has, and those rows as JSON Lines and as CSV."""
        rows = [tuple(row.split(b"\t")) for row in block[:-1].replace(b'"', b'\\"').split(b"\n")]
        return len(rows), self._as_json(rows), self._as_csv(rows)

    def _as_json(self, rows: Sequence[tuple[bytes, ...]]) -> bytes:
        if self._json_at:
            rows = [self._with_json(row) for row in rows]
        line = self._line
        out = b"".join([line % row for row in rows]).replace(b'"\\N"', b"null").replace(b'":\\N', b'":null')
        if b"\\v" in out:
            out = _ESCAPED.sub(lambda found: b"\\u000b" if found[1] == b"v" else found[0], out)
        if len(out.translate(None, _CONTROL)) != len(out):
            out = _CONTROLS.sub(lambda found: b"\\u%04x" % found[0][0], out)
        return out

    def _with_json(self, row: tuple[bytes, ...]) -> tuple[bytes, ...]:
        """A cell that is JSON already stands as it was before its quotes and backslashes were escaped."""
        cells = list(row)
        for at in self._json_at:
            if cells[at] != b"\\N":
                cells[at] = cells[at].replace(b'\\"', b'"').replace(b"\\\\", b"\\")
        return tuple(cells)

    def _as_csv(self, rows: Sequence[tuple[bytes, ...]]) -> bytes:
        row_of = self._csv
        out = b"".join([row_of % row for row in rows]).replace(b'"\\N"', b"")
        out = _SUSPECT.sub(_disarmed, out)
        return _ESCAPED.sub(lambda found: _PLAIN[found[1]], out) if b"\\" in out else out


def _disarmed(found: re.Match[bytes]) -> bytes:
    """A cell that begins like a formula, behind an apostrophe; null is no cell."""
    text = _ESCAPED.sub(lambda escape: _PLAIN[escape[1]], found[1]).decode()
    return b"\"'" + found[1] + b'"' if harmless(text) != text else found[0]
