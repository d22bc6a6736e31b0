"""What stands beside a person's name on every page although another app knows it, joined at start-up.

A flag is one condition in SQL on `p.id`, read in the header's own statement, and the words shown while it holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeaderFlag:
    """sql: true or false of the person `p`; it may name %(today)s. words: plain, without quotes or percent signs."""

    sql: str
    words: str


_flags: list[HeaderFlag] = []


def learn(flags: Iterable[HeaderFlag]) -> None:
    """Know these flags and no others."""
    _flags[:] = list(flags)


def flags_sql() -> str:
    """An SQL array of the words of every flag that holds for the person `p`."""
    if not _flags:
        return "ARRAY[]::text[]"
    cases = ", ".join(f"CASE WHEN {flag.sql} THEN '{flag.words}' END" for flag in _flags)
    return f"array_remove(ARRAY[{cases}], NULL)"
