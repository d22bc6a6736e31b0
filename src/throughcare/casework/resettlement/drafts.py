"""What a screen, an import or the API hands to a command. Dates are civil."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDraft:
    """One pathway of a report. answers: by question; one left out, or "no_answer", was not answered.

    status: what the pathway becomes, "" while that is open. complete: whether this part is done.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    status: str = ""
    summary: str = ""
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedDraft:
    """A need for support. words: what it is, where the catalogue's "other" is chosen."""

    pathway: str
    need: str
    words: str = ""
    who: str
    latest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDraft:
    """An activity in custody. ends_on: None while it is open. words: why it ended early, or what else to know."""

    pathway: str
    kind: str
    title: str
    place: str = ""
    starts_on: date
    ends_on: date | None = None
    state: str = "planned"
    words: str = ""
