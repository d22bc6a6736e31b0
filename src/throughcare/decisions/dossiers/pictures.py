"""Evidence as pictures of its pages. What draws them (`drawing`) is read with the first page: it takes long."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

MOST_PAGES = 200
"""Of one document in a dossier."""


class CannotDraw(ValueError):
    """The file cannot be shown as pages. Says why, in words."""


def count_of(content: bytes, media: str, *, most: int | None = MOST_PAGES) -> int:
    """How many pages a document has. Raises CannotDraw where it cannot be opened, or has more than `most`."""
    if media != "application/pdf":
        return 1
    pages: int = _drawing().count_of(content)
    if most is not None and pages > most:
        raise CannotDraw(f"It has {pages} pages. At most {most} of one document can be set in a dossier")
    return pages


def pages_of(content: bytes, media: str, chosen: Sequence[Mapping[str, Any]] = ()) -> Iterator[bytes | None]:
    """Each page as a JPEG picture; None for one that is taken out, which is not even drawn. Raises CannotDraw.

    chosen: what becomes of pages that are not shown whole: {"number", "what", "areas"}, areas in percent.
    """
    pages: Iterator[bytes | None] = _drawing().pages_of(content, media, count_of(content, media), chosen)
    return pages


def _drawing() -> Any:
    return import_module("throughcare.decisions.dossiers.drawing")
