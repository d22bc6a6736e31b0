"""Truth tables that a practitioner can read and correct: YAML rows beside the test that runs them."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent


@cache
def table(path: Path) -> list[dict[str, Any]]:
    """The rows of a truth table; none where the file is not there."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) if path.exists() else []


def broken(
    of: Iterable[dict[str, Any]], check: Callable[[dict[str, Any]], None]
) -> Iterator[tuple[object, str]]:
    """The rows that do not hold, each with its note and what is wrong: one test tells of all rows of a table.

    (Thousands of rows as tests of their own cost more time to collect than to run.)
    """
    for at, row in enumerate(of, start=1):
        try:
            check(row)
        except AssertionError as wrong:
            yield row.get("note", f"row {at}"), str(wrong)


def rows(name: str) -> list[Any]:
    """The rows of tests/rules/<name>.yaml, each named by its own note or its place."""
    found = table(HERE / f"{name}.yaml")
    return [pytest.param(row, id=str(row.get("note", f"row {at}"))) for at, row in enumerate(found, start=1)]
