"""The question what papers are evidence of. Apps above answer it; `config` joins them at start-up.

Documents may not import decisions, so this declares what such a thing is, and asks all of them in one statement.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Provable:
    """One kind of thing. All of them are shown to whoever may open the person's record, as the paper is.

    words: what it is, before its day: "The failure". page: the name of its page, which takes the person's id and its
    own. rows: a SELECT of id and day of all that a person has; its parameters are `person` and `zone`.
    """

    words: str
    page: str
    rows: str


_provable: list[Provable] = []


def learn(provable: Iterable[Provable]) -> None:
    """Say of what papers can be evidence."""
    _provable[:] = provable


def provable() -> tuple[Provable, ...]:
    """Every kind of thing."""
    return tuple(_provable)
