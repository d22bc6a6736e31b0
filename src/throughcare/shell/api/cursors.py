"""Lists in pages: where a page ended is an opaque signed cursor; nothing is counted.

A cursor holds the place of the last row shown, not a number of rows: what is added or taken away meanwhile moves
nothing, and no row is shown twice or passed over. It is signed for one list and holds ids and dates only, since it
stands in an address.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core import signing
from ninja.errors import HttpError

SIZE, MOST = 50, 200
"""Rows a page, unless asked for otherwise; and at most."""

type Place = list[str | int | float]
"""Where a row stands in its list: its values in the list's order, the last of them its own alone."""


class CursorUnknown(HttpError):
    """A cursor that this list did not give."""

    def __init__(self) -> None:
        super().__init__(422, "This cursor is not one that this list gave. Begin again without a cursor.")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page of a list. of: the list. by: attributes in its order. after: the last place seen, None at first."""

    of: str
    by: tuple[str, ...]
    newest_first: bool
    after: Place | None
    size: int

    @classmethod
    def page(cls, of: str, by: tuple[str, ...], newest_first: bool, cursor: str, size: int) -> "Asked":
        """Read a cursor as this list gave it. Raises CursorUnknown."""
        return cls(of, by, newest_first, read(of, cursor) if cursor else None, size)

    def cut(self, rows: Iterable[Any]) -> tuple[list[Any], str | None]:
        """The rows of the page, and the cursor to the next one; None at the end. rows: all of them, in any order."""
        ordered = sorted(rows, key=self._place, reverse=self.newest_first)
        left = [row for row in ordered if self._is_after(row)]
        shown = left[: self.size]
        return shown, write(self.of, self._place(shown[-1])) if len(left) > self.size else None

    def _place(self, row: Any) -> Place:
        return [_plain(getattr(row, name)) for name in self.by]

    def _is_after(self, row: Any) -> bool:
        if self.after is None:
            return True
        place = self._place(row)
        return place < self.after if self.newest_first else place > self.after


def _plain(value: Any) -> str | int | float:
    """A value that sorts alike before and after it travelled: days and moments as ISO 8601, nothing as ""."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | float) else str(value or "")


def write(of: str, place: Place) -> str:
    """A cursor of the list `of`."""
    return signing.dumps(place, salt=f"cursor:{of}")


def read(of: str, cursor: str) -> Place:
    """The place a cursor of the list `of` holds. Raises CursorUnknown."""
    try:
        place: Place = signing.loads(cursor, salt=f"cursor:{of}")
    except signing.BadSignature as forged:
        raise CursorUnknown from forged
    return place
