"""Whole populations at once: the same items, features, parts and link, over columns.

Sums, points, bands and shown digits are those of one person's path to the last bit; probabilities agree to one unit
in the last place. Rows the instrument refuses are named with the reasons; the others are scored. Answers are read and
checked as for one person. The work is done in pieces small enough to stay in the processor's cache.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from throughcare.rules.instruments import Instrument, Score
from throughcare.rules.kernel import BadAnswers, Problem, RuleError
from throughcare.rules.populations.banding import Banding
from throughcare.rules.populations.columns import Column, Mask, Read, read_column, row_of
from throughcare.rules.populations.linking import linking
from throughcare.rules.populations.pieces import Sum, piece_of, places
from throughcare.rules.populations.plan import CannotTakeColumns, Plan, plan

PIECE = 1 << 15
"""Rows done at a time."""

type Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of many, in the order they came; a refused row holds NaN, NaN and no band.

    total, value: a number a row. band: a place in `bands`, -1 for none. also: further results by name.
    contributions: for each part, in order, its name and a number a row; empty unless asked for. refused: row -> why.
    """

    instrument: Instrument
    total: Numbers
    value: Numbers
    band: NDArray[np.int8]
    bands: tuple[str, ...]
    also: Mapping[str, Numbers]
    contributions: tuple[tuple[str, NDArray[Any]], ...]
    refused: Mapping[int, tuple[Problem, ...]]


def score_many(
    instrument: Instrument, columns: Mapping[str, Column], *, explain: bool = False,
    done: Callable[[int], None] = lambda rows: None,
) -> Scores:  # fmt: skip
    """Score every row of `columns`: for each item's name a column of answers, all of one length.

    A column is a numpy array of whole numbers or truth values, `Coded`, or any sequence. An item without a column was
    not asked. done: told how many rows have been scored so far. Raises ValueError for columns of different lengths.
    """
    lengths = {len(column) for column in columns.values()}
    if len(lengths) != 1:
        raise ValueError(f"Columns must have one length, not {sorted(lengths)}.")
    asked = {item.name: columns[item.name] for item in instrument.items if item.name in columns}
    work = _Work(instrument, asked, lengths.pop(), explain=explain)
    for start in range(0, work.rows, PIECE):
        work.do(start, min(start + PIECE, work.rows))
        done(min(start + PIECE, work.rows))
    work.one_by_one()
    return work.scores()


class _Work:
    """Columns read, tables made, results half filled."""

    def __init__(
        self, instrument: Instrument, given: Mapping[str, Column], rows: int, *, explain: bool
    ) -> None:
        self.instrument, self.given, self.rows = instrument, given, rows
        read = {item.name: read_column(item, given.get(item.name), rows) for item in instrument.items}
        self.places = {name: places(each.column.at, len(each.column.values)) for name, each in read.items()}
        self.odd = _odd(read, rows)
        self.plan = self._plan(read)
        self.total, self.value = np.full(rows, np.nan), np.full(rows, np.nan)
        self.banding = Banding(instrument, self.plan.band_by if self.plan else None)
        self.band = np.full(rows, -1, dtype=np.int8)
        self.link = linking(instrument.link)
        self.also = {name: np.full(rows, np.nan) for name in self.link.names}
        self.stored = self._stored()
        self.whole = _whole(self.stored)
        self.features = [part.feature for part in instrument.parts]
        self.begun = Sum.over(tuple(self.features[: self.whole]), self.stored[: self.whole])
        self.contributions = [np.zeros(rows, dtype=table.dtype) for table in self.stored] if explain else []
        self.refused: dict[int, tuple[Problem, ...]] = {}

    def _plan(self, read: Mapping[str, Read]) -> Plan | None:
        try:
            return plan(self.instrument, {name: each.column.values for name, each in read.items()})
        except CannotTakeColumns:
            self.odd[:] = True
            return None

    def _stored(self) -> Sequence[Numbers]:
        """For each part its table; where there is no plan, a table that only says that anything may come."""
        if self.plan is None:
            return [np.array([np.nan])] * len(self.instrument.parts)
        return [weights.stored for weights in self.plan.weights]

    def do(self, start: int, end: int) -> None:
        """Score the rows from `start` up to `end`, leaving those that are odd for later."""
        if self.plan is None:
            return
        piece = piece_of(self.places, start, end)
        for lookup in self.plan.lookups:
            piece.found[lookup.name] = lookup.places(piece)
        for doubt in self.plan.doubts:
            self.odd[start:end] |= doubt.lookup.places(piece) < doubt.least
        total = piece.added(self.begun).astype(np.float64)
        for at, (name, table) in enumerate(zip(self.features, self.stored, strict=True)):
            if at < self.whole and not self.contributions:
                continue
            added = piece.look_up(name, table)
            if self.contributions:
                self.contributions[at][start:end] = added
            if at >= self.whole:
                total += added
        self._finish(start, end, total, piece.found)

    def _finish(self, start: int, end: int, total: Numbers, found: Mapping[str, NDArray[Any]]) -> None:
        holes = np.isnan(total)
        if holes.any():
            self.odd[start:end] |= holes
            total = np.where(holes, 0.0, total)
        linked = self.link.many(total)
        self.total[start:end], self.value[start:end] = total, linked.value
        for name, column in linked.also.items():
            self.also[name][start:end] = column
        self.band[start:end] = self.banding.find(linked.banded, found)

    def one_by_one(self) -> None:
        """Put every odd row to one person's path, which scores it or says why not."""
        for row in np.flatnonzero(self.odd):
            self._blank(int(row))
            try:
                self._fill(int(row), self.instrument.score(row_of(self.given, int(row))))
            except BadAnswers as bad:
                self.refused[int(row)] = bad.problems
            except RuleError as refusal:
                self.refused[int(row)] = (Problem("", None, refusal.message),)

    def _blank(self, row: int) -> None:
        self.total[row] = self.value[row] = np.nan
        self.band[row] = -1
        for column in self.also.values():
            column[row] = np.nan
        for column in self.contributions:
            column[row] = 0

    def _fill(self, row: int, score: Score) -> None:
        self.total[row], self.value[row] = score.total, score.value
        self.band[row] = self.banding.place(score.band)
        for name, number in score.also.items():
            self.also[name][row] = number
        for column, weighed in zip(self.contributions, score.weighed, strict=False):
            column[row] = weighed.contribution

    def scores(self) -> Scores:
        """What there is, whole."""
        named = [part.name for part in self.instrument.parts]
        return Scores(
            instrument=self.instrument, total=self.total, value=self.value, band=self.band,
            bands=self.banding.codes, also=self.also,
            contributions=tuple(zip(named, self.contributions, strict=False)), refused=self.refused,
        )  # fmt: skip


def _odd(read: Mapping[str, Read], rows: int) -> Mask:
    odd = np.zeros(rows, dtype=bool)
    for each in read.values():
        if each.bad is not None:
            odd |= each.bad
    return odd


def _whole(tables: Sequence[Numbers]) -> int:
    """How many parts, from the first on, add whole numbers: their sum is the same in whatever order it is made."""
    return next((at for at, table in enumerate(tables) if table.dtype.kind != "i"), len(tables))
