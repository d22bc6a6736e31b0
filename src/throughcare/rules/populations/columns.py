"""Columns of answers: each a place in a short list of the values that occur, so that a table answers for a million.

An answer is read once for every value that occurs, by the same `Kind` that reads it for one person.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from throughcare.rules.kernel import Item, Unknown, Whole, YesNo, unknown_or

type Places = NDArray[np.integer[Any]]
type Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of anything. at: for each row a place in `values`, the values that can occur."""

    at: Places
    values: Sequence[Hashable]

    def __len__(self) -> int:
        return len(self.at)

    def cell(self, row: int) -> object:
        """The value of one row."""
        return self.values[int(self.at[row])]


type Column = Coded | NDArray[Any] | Sequence[object]
"""What may be handed in: numpy arrays of whole numbers or truth values, `Coded`, or any sequence of answers."""


@dataclass(frozen=True, slots=True)
class Read:
    """An item's answers, read. bad: the rows whose answer cannot be used, which hold a harmless value; None if none."""

    column: Coded
    bad: Mask | None


def read_column(item: Item, given: Column | None, rows: int) -> Read:
    """Read a column. None stands for a question that was never asked."""
    if given is None:
        return _read_values(item, np.zeros(rows, dtype=np.int8), (Unknown.NOT_ASKED,))
    if isinstance(given, Coded):
        return _read_values(item, given.at, given.values)
    if isinstance(given, np.ndarray) and given.dtype.kind in "iu" and isinstance(item.kind, Whole):
        return _whole_numbers(item.kind, given)
    if isinstance(given, np.ndarray) and given.dtype.kind == "b" and isinstance(item.kind, YesNo):
        return Read(Coded(given.view(np.int8), (False, True)), None)
    coded = code(given)
    return _read_values(item, coded.at, coded.values)


def _whole_numbers(kind: Whole, given: NDArray[Any]) -> Read:
    least, most = (int(given.min()), int(given.max())) if len(given) else (kind.low, kind.low)
    low, high = max(least, kind.low), max(min(most, kind.high), kind.low)
    values = range(low, high + 1)
    if kind.low <= least and most <= kind.high:
        return Read(Coded(given if low == 0 else given - low, values), None)
    bad = (given < kind.low) | (given > kind.high)
    return Read(Coded(np.where(bad, 0, given - low), values), bad)


def _read_values(item: Item, at: Places, values: Sequence[Hashable]) -> Read:
    """Read every value that occurs, once; a row with one that cannot be read takes a value that can."""
    read: list[Any] = []
    good = []
    for value in values:
        answer, fine = _read_one(item, value)
        read.append(answer)
        good.append(fine)
    if all(good):
        return Read(Coded(at, read), None)
    stand_in = good.index(True) if any(good) else 0
    bad = np.logical_not(np.array(good))[at]
    return Read(Coded(np.where(bad, stand_in, at), read), bad)


def _read_one(item: Item, value: object) -> tuple[object, bool]:
    answer = unknown_or(value)
    if isinstance(answer, Unknown):
        return answer, not item.needed
    try:
        return item.kind.read(answer), True
    except ValueError:
        return answer, False


def code(given: NDArray[Any] | Sequence[object]) -> Coded:
    """Any sequence as places in the list of the values that occur. True and 1 stay apart, as do 1 and 1.0."""
    seen: dict[object, int] = {}
    values: list[Any] = []
    at: list[int] = []
    for value in given.tolist() if isinstance(given, np.ndarray) else given:
        key = _key(value)
        place = seen.get(key)
        if place is None:
            place = seen[key] = len(values)
            values.append(value)
        at.append(place)
    return Coded(np.array(at, dtype=np.int32), values)


def _key(value: object) -> Hashable:
    return (type(value), value) if isinstance(value, Hashable) else id(value)


def row_of(columns: Mapping[str, Column], row: int) -> dict[str, object]:
    """The answers of one row, as they came."""
    return {name: _cell(column, row) for name, column in columns.items()}


def _cell(column: Column, row: int) -> object:
    value = column.cell(row) if isinstance(column, Coded) else column[row]
    return value.item() if isinstance(value, np.generic) else value
