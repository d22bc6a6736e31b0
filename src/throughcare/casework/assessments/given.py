"""Stored answers as a rule takes them."""

from collections.abc import Iterable, Mapping
from typing import Any

from throughcare.rules.kernel import Unknown

UNKNOWN: dict[str, object] = {"not_known": None, "source_unknown": Unknown.SOURCE_UNKNOWN.value}


def as_given(rows: Iterable[Mapping[str, Any]]) -> dict[str, object]:
    """By question: the value, None for not known, the code for what the source does not know; not asked is left out."""
    given: dict[str, object] = {}
    for row in rows:
        if row["state"] == "value":
            given[row["question"]] = row["value"]
        elif row["state"] in UNKNOWN:
            given[row["question"]] = UNKNOWN[row["state"]]
    return given
