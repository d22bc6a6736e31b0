"""What is said to the commands, before it is kept. Moments are aware."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What papers are put together for: a hearing, or a decision made on papers alone. process_id: the decision.

    title: "Recall: hearing of 3 March 2026".
    """

    about: UUID
    title: str
    process_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDraft:
    """Where one paper stands. included: or left out, with a reason."""

    item_id: UUID
    position: int
    included: bool = True
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaDraft:
    """A part of a page in percent of its width and height, from its upper left corner."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDraft:
    """What becomes of one page of a document: kept, painted over in parts, or taken out. number: from 1."""

    number: int
    what: str
    because: str = ""
    areas: list[AreaDraft] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverDraft:
    """To whom a copy went, how, and when. name: of a lawyer, a court or a board."""

    recipient: str
    how: str
    given_at: datetime
    name: str = ""
