"""The outside vectors, through the same function as `throughcare rules evaluate`: one test a file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from throughcare.rules import catalogue
from throughcare.rules.kernel import RuleError

VECTORS = Path(__file__).parents[3] / "shared" / "vectors"
EXACT = 1e-12
WAITING: frozenset[str] = frozenset()
"""Files whose rules the library does not have yet."""
NOT_HELD: dict[tuple[str, int], str] = {
    **{
        ("workload-ew", line): "its lists stand in words, with made-up points; made real in the table"
        for line in range(3, 8)
    },
    **{
        ("tier-ew-v2", line): "its case stands in prose (scenario); made real in the table under Whole cases"
        for line in range(115, 126)
    },
    (
        "early-allocation-ew",
        5,
    ): 'its flag is a placeholder ("e.g. mappa_level_2"); a real case stands in the table',
    (
        "early-allocation-ew",
        6,
    ): "a day written as a sum with an unnamed today; a real case stands in the table",
    (
        "early-allocation-ew",
        7,
    ): "a day written as a sum with an unnamed today; a real case stands in the table",
    (
        "early-allocation-ew",
        8,
    ): "a day written as a sum with an unnamed today; a real case stands in the table",
    ("early-allocation-ew", 9): "a day written in words; a real case stands in the table",
    ("licence-dates-ew", 39): "its confirmed date is put in words; a real case stands in the table",
}
"""Rows, by file and line number, that are not a case as they stand, each with the reason."""

pytestmark = pytest.mark.skipif(
    not VECTORS.exists(), reason="the outside vectors are not beside this checkout"
)


@pytest.mark.parametrize("name", sorted({path.stem for path in VECTORS.glob("*.jsonl")} - WAITING))
@pytest.mark.requirement("R020", "R141")
def test_every_row_of_a_file_holds(name: str) -> None:
    rows = [json.loads(line) for line in (VECTORS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows
    assert list(_differences(name, rows)) == []


def _differences(name: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    for at, row in enumerate(rows, start=1):
        if (name, at) in NOT_HELD:
            continue
        expected = row["out"]
        try:
            found = catalogue.answer(name, row)
        except RuleError as refusal:
            if expected != {"error": True}:
                yield f"row {at}: refused ({refusal})"
            continue
        for key, value in expected.items():
            if not _same(found.get(key), value, row.get("tolerance", EXACT)):
                yield f"row {at}, {key}: {found.get(key)!r}, not {value!r}"


WORDING = frozenset({"message"})
"""Keys whose text is the source's own: what is said counts, not how."""


def _same(found: object, expected: object, tolerance: float) -> bool:
    """Numbers within the tolerance, all else equal, as deep as it goes; a number is never a truth value.

    Of named values those that are expected have to be there; a list has to have just the expected length.
    """
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(
            key in found and _same(found[key], value, tolerance)
            for key, value in expected.items()
            if key not in WORDING
        )
    if isinstance(expected, list):
        return (
            isinstance(found, list)
            and len(found) == len(expected)
            and all(_same(one, other, tolerance) for one, other in zip(found, expected, strict=True))
        )
    if isinstance(expected, bool) or not isinstance(expected, int | float):
        return found == expected
    return (
        isinstance(found, int | float) and not isinstance(found, bool) and abs(found - expected) <= tolerance
    )
