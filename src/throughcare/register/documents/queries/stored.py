"""Documents kept with a record: the list, one of them, what is evidence of one thing, and what one says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.models import Evidence, StoredDocument, StoredPart
from throughcare.register.documents.storing.blocks import opened
from throughcare.register.documents.storing.recognising import MEGABYTE
from throughcare.register.documents.wording import CAME_FROM, DOCUMENT_KINDS, NO_SCANNER

LINE = (
    "id", "version", "title", "kind", "came_on", "came_from", "media", "size", "digest", "state",
    "examined_at", "examined_by", "found", "sensitive", "known_from", "recorded_by__name", "about",
)  # fmt: skip
KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document, without what it says. by: who wrote the present version. about: what it is evidence of."""

    id: UUID
    version: int
    title: str
    kind: str
    came_on: date
    came_from: str
    media: str
    size: int
    digest: str
    state: str
    examined_at: datetime | None
    examined_by: str
    found: str
    sensitive: bool
    known_from: datetime
    by: str
    about: tuple[UUID, ...]

    @property
    def may_be_opened(self) -> bool:
        """Whether it was examined and nothing was found."""
        return self.state == StoredDocument.State.CLEAN

    @property
    def scanned(self) -> bool:
        """Whether a virus scanner examined it."""
        return self.examined_by not in ("", NO_SCANNER)

    @property
    def kind_words(self) -> str:
        """What it is, in words."""
        return DOCUMENT_KINDS.get(self.kind, self.kind)

    @property
    def origin(self) -> str:
        """Where it came from, in words."""
        return CAME_FROM.get(self.came_from, self.came_from)

    @property
    def standing(self) -> str:
        """ "Examined", "Being examined", "Kept apart: ..."."""
        words = str(StoredDocument.State(self.state).label)
        return f"{words}: {self.found}" if self.found else words

    @property
    def size_words(self) -> str:
        """ "340 KB", "2.1 MB"."""
        if self.size >= MEGABYTE:
            return f"{self.size / MEGABYTE:.1f} MB"
        return f"{max(1, round(self.size / KILOBYTE))} KB"


def documents_of(actor: Actor, person_id: UUID) -> list[DocumentLine]:
    """Every document of a person that the actor may know of, the latest first. The page went through `door.look`."""
    return _lines(_of(actor, person_id))


def stored_document(actor: Actor, person_id: UUID, document_id: UUID) -> DocumentLine:
    """One document. Raises NotThere."""
    found = _lines(_of(actor, person_id).filter(pk=document_id))
    if not found:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such document")
    return found[0]


def content_of_document(
    actor: Actor, person_id: UUID, document_id: UUID
) -> tuple[DocumentLine, Iterator[bytes]]:
    """A document and what it says, block by block. Raises NotThere, also while it may not be opened; and Damaged."""
    line = stored_document(actor, person_id, document_id)
    if not line.may_be_opened:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 not examined, or kept apart")
    # Read whole before the first byte leaves: what is damaged is refused, not half handed out.
    return line, iter(list(blocks_of(StoredDocument.objects.get(pk=document_id))))


def blocks_of(document: StoredDocument) -> Iterator[bytes]:
    """What a document says, block by block. Raises Damaged."""
    sealed = StoredPart.objects.filter(document_id=document.pk).order_by("number")
    rows = (bytes(each) for each in sealed.values_list("content", flat=True).iterator(chunk_size=2))
    return opened(document.pk, document.key, rows, document.size)


def _of(actor: Actor, person_id: UUID) -> Any:
    rows = StoredDocument.objects.filter(person_id=person_id)
    return rows if Permission.SENSITIVE_READ in actor.permissions else rows.filter(sensitive=False)


def _lines(rows: Any) -> list[DocumentLine]:
    about = Evidence.objects.filter(document=OuterRef("pk")).order_by("id").values("about")
    found = rows.annotate(about=ArraySubquery(about)).order_by("-came_on", "-id").values_list(*LINE)
    return [DocumentLine(*(*row[:-1], tuple(row[-1]))) for row in found]
