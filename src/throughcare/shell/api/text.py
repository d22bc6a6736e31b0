"""Text as callers may send it."""

from typing import Annotated

from pydantic import AfterValidator


def _storable(text: str) -> str:
    """The text itself. Raises ValueError for what PostgreSQL cannot hold."""
    if "\x00" in text:
        raise ValueError("text cannot hold the character NUL (U+0000)")
    return text


Text = Annotated[str, AfterValidator(_storable)]
"""Text without NUL, refused beside its field."""
