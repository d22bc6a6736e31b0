"""Who changes if this rule changes: two rules, or two versions of one, over the same people."""

from dataclasses import dataclass

import polars as pl

from throughcare.rules.catalogue import Entry
from throughcare.rules.populations.tables import Done, score_table

OLD, NEW = "old ", "new "


@dataclass(frozen=True, slots=True)
class Compared:
    """people: how many rows. changed: the rows whose band changes, or value where there are no bands, with both.

    moves: how many went from which band (or value, or refused) to which, largest first.
    """

    people: int
    changed: pl.DataFrame
    moves: tuple[tuple[str, str, int], ...]


def compare(before: Entry, after: Entry, table: pl.DataFrame, done: Done = lambda rows: None) -> Compared:
    """Score the same table by both. Raises BadTable where one of them finds none of its questions."""
    old = score_table(before, table, done=done)
    new = score_table(after, table, done=lambda rows: done(table.height + rows))
    levels = pl.DataFrame({"from": _level(before, old), "to": _level(after, new)})
    differs = levels["from"].ne_missing(levels["to"])
    asked = {item.name for item in (*before.items, *after.items)}
    others = [name for name in table.columns if name not in asked]
    beside = table.with_row_index("row", offset=1).select("row", *others)
    changed = beside.hstack(
        [
            _level(before, old).alias(f"{OLD}{before.card.id}"),
            _level(after, new).alias(f"{NEW}{after.card.id}"),
        ]
    ).filter(differs)
    counted = levels.group_by("from", "to").len().sort("len", "from", "to", descending=[True, False, False])
    return Compared(table.height, changed, tuple((row[0], row[1], row[2]) for row in counted.rows()))


def _level(entry: Entry, scored: pl.DataFrame) -> pl.Series:
    """Each row's band; its value where the rule has no bands; `refused` where it was not scored."""
    names = entry.instrument.names if entry.instrument else {}
    band, value = names.get("band", "band"), names.get("value", "value")
    results = [name for name in scored.columns if name != "refused"]
    banded = band in results and scored[band].null_count() < scored.height
    level = scored[band if banded else value if value in results else results[-1]].cast(pl.String)
    refused = scored["refused"].is_not_null()
    return pl.select(
        pl.when(refused).then(pl.lit("refused")).otherwise(level.fill_null("no band"))
    ).to_series()
