"""The question what else stands in an officer's diary. Apps above answer it; `config` joins them at start-up.

Diaries may not import decisions, so this declares what an entry is, and asks all of them in the feed's one statement.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One app's entries.

    code: by which their rows are known. words: what the calendar says: what kind of entry it is, with no name and no
    place. rows: a SELECT of id, starts_at, ends_at, the code, known_from and person_id; its parameters are `user`,
    `today` (where the agency is), `since` and `until`. People whose record is limited are left out by the diary.
    """

    code: str
    words: str
    rows: str


_offered: list[Offered] = []


def learn(offered: Iterable[Offered]) -> None:
    """Say who answers."""
    _offered[:] = offered


def offered() -> tuple[Offered, ...]:
    """Everybody who answers."""
    return tuple(_offered)
