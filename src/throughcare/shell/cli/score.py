"""`throughcare score`: a whole population, from a table to a table, with a progress bar. No database, no framework."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from throughcare.shell.cli import ground, offence_table


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "score", "score a table of people with a published rule",
        "Reads a CSV or Parquet file with a column for each question (see `throughcare rules show CODE`) and writes\n"
        "one with the results. Columns that are no question, such as a reference, stay beside them. A person the rule\n"
        "refuses has the reason in the column `refused`; the others are scored. Nothing is guessed: an empty cell of\n"
        "a CSV file was not asked, and the words not_known and source_unknown say what they say.",
        lambda chosen: offence_table.within(chosen, _score),
    )  # fmt: skip
    parser.add_argument("code", help="CODE, CODE@YYYY-MM-DD or FILE.toml")
    parser.add_argument("table", type=Path, help="people.csv or people.parquet")
    parser.add_argument("-o", "--output", type=Path, required=True, help="scores.csv or scores.parquet")
    parser.add_argument("--explain", action="store_true", help="add a column for what each part adds")
    offence_table.add_option(parser)


def _score(chosen: Namespace) -> int:
    from throughcare.rules import catalogue
    from throughcare.rules.kernel import RuleError

    try:
        entry = catalogue.named(chosen.code)
        from throughcare.rules.populations import tables

        table = tables.read_table(chosen.table)
        with progress(f"Scoring with {entry.card.id}", table.height) as done:
            scored = tables.score_table(entry, table, explain=chosen.explain, done=done)
        tables.write_table(scored, chosen.output)
    except (RuleError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2
    refused = scored.height - scored["refused"].null_count()
    print(
        f"{scored.height - refused:,} scored, {refused:,} refused (the column `refused` says why).",
        file=sys.stderr,
    )
    return 0


@contextmanager
def progress(what: str, rows: int) -> Iterator[Callable[[int], None]]:
    """A bar on the terminal; gives what to call with the rows done so far."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(what, total=rows)
        yield lambda done: bar.update(task, completed=done)
