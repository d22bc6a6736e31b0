"""Reading the agency's own lists."""

from dataclasses import dataclass
from uuid import UUID

from throughcare.platform.actor import Actor
from throughcare.platform.reference.models import ReferenceItem


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as it is offered: `code` is stored, `title` shown."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One entry as an administrator sees it, retired ones included."""

    id: UUID
    kind: str
    code: str
    title: str
    position: int
    in_use: bool
    version: int


def items(actor: Actor, kind: str) -> list[Item]:
    """The entries of one of the agency's lists that are in use, in the agency's order."""
    offered = ReferenceItem.objects.filter(agency_id=actor.agency_id, kind=kind, in_use=True)
    return [Item(*row) for row in offered.order_by("position", "title").values_list("code", "title")]


def title_of(actor: Actor, kind: str, code: str) -> str:
    """What an entry is called, retired or not; the code itself when the agency has no such entry."""
    held = ReferenceItem.objects.filter(agency_id=actor.agency_id, kind=kind, code=code)
    return held.values_list("title", flat=True).first() or code


def every_item(actor: Actor, kind: str) -> list[ListedItem]:
    """All entries of one of the agency's lists, in the agency's order."""
    return _listed(actor, kind=kind)


def item(actor: Actor, item_id: UUID) -> ListedItem | None:
    """One entry of the agency's lists."""
    return next(iter(_listed(actor, pk=item_id)), None)


def _listed(actor: Actor, **which: object) -> list[ListedItem]:
    rows = ReferenceItem.objects.filter(agency_id=actor.agency_id, **which).order_by("position", "title")
    return [
        ListedItem(*row)
        for row in rows.values_list("id", "kind", "code", "title", "position", "in_use", "version")
    ]
