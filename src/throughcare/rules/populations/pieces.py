"""A piece of a population: some rows' places, and tables looked up for them, each only once.

Where a column has at most 256 values and a table holds small whole numbers, both are bytes and one `translate` looks
up a whole piece: several times quicker than an index.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

BYTE = 256

type Numbers = NDArray[Any]


def smallest(table: NDArray[np.float64]) -> Numbers:
    """The table in the smallest type that holds every number exactly."""
    for dtype in (np.int8, np.int16, np.int32, np.float32):
        if not np.isnan(table).any() and np.array_equal(_cast(table, dtype), table):
            return table.astype(dtype)
    return table


def _cast(table: NDArray[np.float64], dtype: Any) -> Numbers:
    with np.errstate(invalid="ignore", over="ignore"):
        return table.astype(dtype).astype(np.float64)


def places(at: Numbers, values: int) -> Numbers:
    """Places as bytes where there are few values, else as they are."""
    if values > BYTE or at.dtype == np.uint8:
        return at
    return at.view(np.uint8) if at.dtype == np.int8 else at.astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Sum:
    """Whole numbers to be added over columns. key: the same for the same sum. most: no sum lies further from 0."""

    of: tuple[str, ...]
    tables: tuple[Numbers, ...]
    key: Hashable
    most: int

    @classmethod
    def over(cls, of: tuple[str, ...], tables: Iterable[Numbers]) -> Self:
        """The sum of each table's number for its column."""
        kept = tuple(tables)
        most = sum(int(np.abs(table.astype(np.int64)).max()) for table in kept)
        return cls(of, kept, (of, tuple(table.tobytes() for table in kept)), most)

    @property
    def dtype(self) -> np.dtype[Any]:
        """The smallest type that no sum overflows."""
        return np.dtype(np.int16 if self.most < 1 << 15 else np.int64)


class Piece:
    """found: for each column or feature the places of these rows; features are added as they are made. The column ""
    has one value, the same for all."""

    def __init__(self, found: dict[str, Numbers]) -> None:
        self.found: dict[str, Numbers] = found
        self._seen: dict[object, Numbers] = {}

    def look_up(self, column: str, table: Numbers) -> Numbers:
        """The table's number for each row. Not to be written to."""
        at = self.found[column]
        if at.dtype != np.uint8 or table.itemsize != 1:
            return table.take(at, mode="clip")
        key = (column, table.tobytes())
        found = self._seen.get(key)
        if found is None:
            whole = key[1].ljust(BYTE, b"\0")
            found = self._seen[key] = np.frombuffer(at.tobytes().translate(whole), dtype=table.dtype)
        return found

    def added(self, wanted: Sum) -> Numbers:
        """The sum for each row, 0 over no columns. Not to be written to."""
        found = self._seen.get(wanted.key)
        if found is None:
            found = self._seen[wanted.key] = np.zeros(len(self.found[""]), dtype=wanted.dtype)
            for column, table in zip(wanted.of, wanted.tables, strict=True):
                found += self.look_up(column, table)
        return found


def piece_of(columns: Mapping[str, Numbers], start: int, end: int) -> Piece:
    """The rows from `start` up to `end`."""
    found = {name: at[start:end] for name, at in columns.items()}
    return Piece(found | {"": np.zeros(end - start, dtype=np.uint8)})
