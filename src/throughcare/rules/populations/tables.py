"""Tables of people: a CSV or Parquet file in, the same rows with their scores out.

In a CSV file an empty cell was not asked; the words not_known and source_unknown say what they say. In a Parquet file
an empty cell was asked and not known, as null is elsewhere. Columns that are no question stay beside the scores.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments import Instrument
from throughcare.rules.kernel import Inputs, Item, RuleError, Unknown, Whole, YesNo
from throughcare.rules.kernel.fingerprint import to_json
from throughcare.rules.populations.columns import Coded, Column, row_of
from throughcare.rules.populations.many import Scores, score_many

type Done = Callable[[int], None]

TOLD_EVERY = 1000
"""Rows asked one by one between two words of progress."""


class BadTable(RuleError):
    """A file cannot be read as a table, or lacks every question of the rule."""


def read_table(path: Path) -> pl.DataFrame:
    """A CSV file with every cell as text, or a Parquet file with its own types. Raises BadTable."""
    try:
        if path.suffix.lower() == ".parquet":
            return pl.read_parquet(path)
        return pl.read_csv(path, infer_schema=False).fill_null("")
    except (OSError, pl.exceptions.PolarsError) as problem:
        raise BadTable(f"{path} cannot be read as a table: {problem}") from problem


def write_table(table: pl.DataFrame, path: Path) -> None:
    """To Parquet where the name ends so, else to CSV."""
    if path.suffix.lower() == ".parquet":
        table.write_parquet(path)
    else:
        table.write_csv(path)


def score_table(
    entry: Entry, table: pl.DataFrame, *, explain: bool = False, done: Done = lambda rows: None
) -> pl.DataFrame:
    """The table's other columns, the results by name, `refused` with the reason, and with `explain` each contribution.

    Raises BadTable when no column is a question of the rule.
    """
    asked = [item for item in entry.items if item.name in table.columns]
    if not asked:
        names = ", ".join(item.name for item in entry.items)
        raise BadTable(f"The table has no column that {entry.card.id} asks for. It asks for: {names}.")
    others = table.select([name for name in table.columns if name not in {item.name for item in asked}])
    columns = {item.name: _column(item, table[item.name]) for item in asked}
    if entry.instrument is None:
        results = _one_by_one(entry, columns, table.height, done)
    else:
        results = _results(
            entry.instrument, score_many(entry.instrument, columns, explain=explain, done=done)
        )
    return others.hstack(results) if others.width else results


def _column(item: Item, series: pl.Series) -> Column:
    """A column of the table as one of answers; each value that occurs is read from its text once."""
    if series.dtype.is_integer() and not series.null_count() and isinstance(item.kind, Whole):
        return series.to_numpy()
    if series.dtype == pl.Boolean and not series.null_count() and isinstance(item.kind, YesNo):
        return series.to_numpy()
    values = series.unique(maintain_order=True)
    places = values.to_frame("value").with_row_index("at")
    at = series.to_frame("value").join(
        places, on="value", how="left", nulls_equal=True, maintain_order="left"
    )["at"]
    return Coded(at.to_numpy(), [_said(item, value) for value in values.to_list()])


def _said(item: Item, cell: Any) -> Any:
    """What a cell says: an answer to be read, or which kind of not knowing."""
    if not isinstance(cell, str):
        return cell
    said = cell.strip()
    if not said:
        return Unknown.NOT_ASKED
    return said if said in set(Unknown) else item.kind.from_text(said)


def _results(instrument: Instrument, scores: Scores) -> pl.DataFrame:
    name = instrument.names.get
    bands = pl.Series([*scores.bands, None], dtype=pl.String).gather(
        np.where(scores.band < 0, len(scores.bands), scores.band)
    )
    found = {
        name("value", "value"): _numbers(scores.value),
        name("band", "band"): bands,
        **{name(each, each): _numbers(column) for each, column in scores.also.items()},
        **{f"adds: {part}": pl.Series(column) for part, column in scores.contributions},
        "refused": pl.Series(_reasons(scores), dtype=pl.String),
    }
    return pl.DataFrame(found)


def _numbers(column: Any) -> pl.Series:
    """Whole numbers where all of them are, as one person's score shows them; empty where there is none."""
    series = pl.Series(column).fill_nan(None)
    whole = series.cast(pl.Int64, strict=False)
    return whole if (whole == series).all() else series


def _reasons(scores: Scores) -> list[str | None]:
    reasons: list[str | None] = [None] * len(scores.value)
    for row, problems in scores.refused.items():
        reasons[row] = "; ".join(str(problem) if problem.field else problem.reason for problem in problems)
    return reasons


def _one_by_one(entry: Entry, columns: dict[str, Column], rows: int, done: Done) -> pl.DataFrame:
    """A rule that is no instrument is asked for each row."""
    answers = []
    for row in range(rows):
        answers.append(_answered(entry, row_of(columns, row)))
        if row % TOLD_EVERY == TOLD_EVERY - 1 or row == rows - 1:
            done(row + 1)
    return pl.from_dicts(answers or [{"refused": None}], infer_schema_length=None)


def _answered(entry: Entry, given: Inputs) -> dict[str, Any]:
    try:
        return {name: _cell(value) for name, value in entry.evaluate(given).items()} | {"refused": None}
    except RuleError as refusal:
        return {"refused": refusal.message}


def _cell(value: object) -> object:
    """A result as one cell: text, number or truth value; anything else as its text."""
    plain = to_json(value)
    return plain if plain is None or isinstance(plain, bool | int | float | str) else str(plain)
