"""Reading a CSV file row by row, whatever somebody made of it. Memory stays small at any file size."""

import csv
import gzip
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

MAX_LINE = 1_000_000
"""Characters. A longer line is no row: the file is damaged, or not a CSV file."""
BLOCK = 1 << 20


class UnreadableFile(Exception):
    """The file as a whole cannot be read; nothing was imported from here on. The message says what to mend."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file (the header is line 1), its cells as sent, by column."""

    line: int
    cells: tuple[str, ...]


def sha256_of(path: Path) -> str:
    """The file's fingerprint, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


class Reader:
    """Rows of one file. `header` is read at once; `rows` yields the rest in order."""

    def __init__(self, path: Path, *, encoding: str, delimiter: str) -> None:
        self.path, self.encoding, self.delimiter = path, encoding, delimiter
        self.header = self._header()

    def rows(self) -> Iterator[Row]:
        """Every row after the header. Raises UnreadableFile where the file breaks off or stops being text."""
        with self._text() as lines:
            next(lines)
            for number, cells in enumerate(self._parsed(lines), start=2):
                if cells:
                    yield Row(number, tuple(cells))

    def _header(self) -> tuple[str, ...]:
        with self._text() as lines:
            first = next(self._parsed(lines), None)
        if not first:
            raise UnreadableFile("The file is empty.")
        return tuple(name.strip() for name in first)

    def _parsed(self, lines: Iterator[str]) -> Iterator[list[str]]:
        try:
            yield from csv.reader(lines, delimiter=self.delimiter, strict=True)
        except csv.Error as problem:
            raise UnreadableFile(f"The file is not well-formed CSV: {problem}.") from problem
        except UnicodeDecodeError as problem:
            raise UnreadableFile(
                f"The file is not {self.encoding} text (byte {problem.start} of a block)."
                " Save it as UTF-8 and send it again."
            ) from problem
        except (EOFError, gzip.BadGzipFile, OSError) as problem:
            raise UnreadableFile("The compressed file is cut off or damaged. Send it again.") from problem

    @contextmanager
    def _text(self) -> Iterator[Iterator[str]]:
        encoding = (
            "utf-8-sig" if self.encoding == "utf-8" else self.encoding
        )  # a byte order mark is no letter
        opened = gzip.open if self.path.suffix == ".gz" else open
        with (
            cast(BinaryIO, opened(self.path, "rb")) as raw,
            io.TextIOWrapper(raw, encoding, newline="") as text,
        ):
            yield _bounded(text)


def _bounded(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines, none longer than MAX_LINE: a 2 GB line is refused before it fills the memory."""
    number = 0
    while line := text.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise UnreadableFile(
                f"Line {number} is longer than {MAX_LINE:,} characters. This is not a list of people."
            )
        if "\0" in line:
            raise UnreadableFile(f"Line {number} holds binary data. This is not a CSV file.")
        yield line
