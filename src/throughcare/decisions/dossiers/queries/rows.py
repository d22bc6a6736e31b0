"""Dossiers as pages and the API read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from throughcare.decisions.dossiers.models import CopyPart, Dossier, DossierCopy, DossierItem, Handover
from throughcare.decisions.dossiers.redacting import title_without
from throughcare.decisions.dossiers.wording import COPIES, HOW, RECIPIENTS, SECTIONS, STATES, WITHHELD
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.storing.blocks import opened

ORDER = list(SECTIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLine:
    """One version. by: who made it, None while it is a draft."""

    id: UUID
    version: int
    person_id: UUID
    about: UUID
    process_id: UUID | None
    number: int
    title: str
    state: str
    known_from: datetime
    fixed_at: datetime | None
    by: str | None

    @property
    def state_words(self) -> str:
        """How far it is."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One paper. said: with nothing taken out; only whoever works on the draft reads it."""

    id: UUID
    version: int
    section: str
    position: int
    title: str
    source: str
    source_id: UUID
    said: list[list[str]]
    document_id: UUID | None
    page_count: int
    included: bool
    left_out_because: str
    removed: list[dict[str, Any]]
    pages: list[dict[str, Any]]
    withheld: str
    withheld_because: str
    withheld_answer: str
    asked_by_id: UUID | None
    asked_by: str | None
    decided_by: str | None

    @property
    def section_words(self) -> str:
        """The part it stands in."""
        return SECTIONS[self.section]

    @property
    def shown_title(self) -> str:
        """The title with what was taken out of it."""
        return title_without(self.title, self.removed)

    @property
    def withheld_words(self) -> str:
        """Whether the person gets it."""
        return WITHHELD[self.withheld]

    @property
    def taken_out(self) -> int:
        """How many passages and pages are taken out or painted over."""
        return len(self.removed) + len(self.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """A copy that was made."""

    id: UUID
    copy: str
    pages: int
    size: int
    fingerprint: str

    @property
    def words(self) -> str:
        """Which copy."""
        return COPIES[self.copy]

    @property
    def spelt(self) -> str:
        """The fingerprint in groups of eight, so that it wraps and can be read out."""
        return " ".join(self.fingerprint[at : at + 8] for at in range(0, len(self.fingerprint), 8))


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLine:
    """One entry of the log of disclosure."""

    id: UUID
    number: int
    copy: str
    recipient: str
    name: str
    how: str
    given_at: datetime
    met_gate: bool
    by: str

    @property
    def to_words(self) -> str:
        """To whom."""
        return f"{RECIPIENTS[self.recipient]}: {self.name}" if self.name else RECIPIENTS[self.recipient]

    @property
    def copy_words(self) -> str:
        """Which copy."""
        return COPIES[self.copy]

    @property
    def how_words(self) -> str:
        """In which form."""
        return HOW[self.how]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRead:
    """One version with its papers in order, its copies, and to whom versions of it were given."""

    dossier: DossierLine
    items: tuple[ItemLine, ...]
    copies: tuple[CopyLine, ...]
    handovers: tuple[HandoverLine, ...]

    @property
    def waiting(self) -> int:
        """How many papers that go in somebody asked to withhold, undecided."""
        return sum(each.withheld == "asked" and each.included for each in self.items)


DOSSIER = {"by": "fixed_by__name"}
ITEM = {"asked_by_id": "withheld_asked_by_id", "asked_by": "withheld_asked_by__name",
        "decided_by": "withheld_decided_by__name"}  # fmt: skip
HANDED = {"number": "dossier__number", "by": "given_by__name"}


def dossiers_of(actor: Actor, person_id: UUID) -> list[DossierLine]:
    """Every version of a person's dossiers, the newest first."""
    return list(
        _read(
            DossierLine, Dossier.objects.filter(person_id=person_id).order_by("-known_from", "-id"), DOSSIER
        )
    )


def dossier_of(actor: Actor, person_id: UUID, dossier_id: UUID) -> DossierRead:
    """One version. The page went through `door.look`. Raises NotThere."""
    rows = _read(DossierLine, Dossier.objects.filter(pk=dossier_id, person_id=person_id), DOSSIER)
    if not rows:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such dossier")
    items = _read(ItemLine, DossierItem.objects.filter(dossier_id=dossier_id), ITEM)
    given = Handover.objects.filter(dossier_id=dossier_id).order_by("given_at", "id")
    return DossierRead(
        dossier=rows[0],
        items=tuple(sorted(items, key=lambda each: (ORDER.index(each.section), each.position, each.id))),
        copies=tuple(
            _read(CopyLine, DossierCopy.objects.filter(dossier_id=dossier_id).order_by("-copy"), {})
        ),
        handovers=tuple(
            _read(
                HandoverLine,
                given,
                HANDED,
            )
        ),
    )


def item_of(actor: Actor, person_id: UUID, dossier_id: UUID, item_id: UUID) -> tuple[DossierLine, ItemLine]:
    """One paper and its dossier. Raises NotThere."""
    heads = _read(DossierLine, Dossier.objects.filter(pk=dossier_id, person_id=person_id), DOSSIER)
    items = _read(
        ItemLine, DossierItem.objects.filter(pk=item_id, dossier_id=dossier_id, person_id=person_id), ITEM
    )
    if not heads or not items:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such paper")
    return heads[0], items[0]


def copy_of(person_id: UUID, dossier_id: UUID, copy: str) -> tuple[CopyLine, bytes]:
    """A copy and what it says; the caller has let the actor to it. Raises NotThere, Damaged."""
    held = DossierCopy.objects.filter(dossier_id=dossier_id, person_id=person_id, copy=copy).first()
    if held is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such copy")
    parts = CopyPart.objects.filter(copy=held).order_by("number").values_list("content", flat=True)
    content = b"".join(opened(held.pk, held.key, (bytes(each) for each in parts), held.size))
    line = CopyLine(
        id=held.pk, copy=held.copy, pages=held.pages, size=held.size, fingerprint=held.fingerprint
    )
    return line, content


def _read[Row](kind: type[Row], rows: Any, other: dict[str, str]) -> list[Row]:
    names = {name: other.get(name, name) for name in kind.__dataclass_fields__}  # type: ignore[attr-defined]
    return [kind(**dict(zip(names, row, strict=True))) for row in rows.values_list(*names.values())]
