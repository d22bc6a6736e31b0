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


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """sql: an array of texts about the person `p`, none where there is nothing to say; it may name %(today)s."""

    sql: str


_flags: list[HeaderFlag] = []
_words: list[HeaderWords] = []


def learn(flags: Iterable[HeaderFlag], words: Iterable[HeaderWords] = ()) -> None:
    """Know these flags and words and no others."""
    _flags[:], _words[:] = list(flags), list(words)


def flags_sql() -> str:
    """An SQL array of the words of every flag that holds for the person `p`, then of all other words."""
    cases = ", ".join(f"CASE WHEN {flag.sql} THEN '{flag.words}' END" for flag in _flags)
    return " || ".join(
        (f"array_remove(ARRAY[{cases}]::text[], NULL)", *(f"({words.sql})" for words in _words))
    )
