"""What is looked at before supervision ends. Apps offer their checks; `config` joins them at start-up.

A check is one count in SQL over what is open for a person, with the words that explain it and the page where it is
dealt with. It may name %(person)s, %(now)s and %(after)s: the first day on which nothing is required any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingCheck:
    """One question. count_sql: a SELECT of one number. blocks: supervision cannot end while it is not 0.

    says: what it is, as a list names it. why: what to do about it, or what becomes of it, in a sentence.
    """

    code: str
    says: str
    why: str
    count_sql: str
    page: str
    blocks: bool = False

    def href(self, person_id: UUID) -> str:
        """Where it is dealt with; "" where that page is absent."""
        try:
            return reverse(self.page, args=[person_id])
        except NoReverseMatch:
            return ""


_checks: list[EndingCheck] = []


def learn(checks: Iterable[EndingCheck]) -> None:
    """Know these checks and no others."""
    _checks[:] = list(checks)


def known_checks() -> tuple[EndingCheck, ...]:
    """Every check, in the order in which it is shown."""
    return tuple(_checks)
