"""What a person disputes, to stand beside what it is about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.register.rights.models import Dispute


@dataclass(frozen=True, slots=True)
class DisputeSeen:
    """A dispute in words. row: what it is about; None for the whole record. settled: what came of it."""

    id: UUID
    version: int
    kind: str
    kind_words: str
    table: str
    row: UUID | None
    what: str
    said: str
    starts_on: date
    ends_on: date | None
    settled: str


def disputes_of(person_id: UUID) -> list[DisputeSeen]:
    """Every dispute of a person, open ones first; one statement. A page shows those of its rows beside them."""
    rows = Dispute.objects.filter(person_id=person_id).order_by("-ends_on", "-starts_on")
    found = [
        DisputeSeen(row.pk, row.version, row.kind, row.get_kind_display(), row.table, row.row, row.what, row.said,
                    row.starts_on, row.ends_on, row.settled)
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.ends_on is not None)


def beside(person_id: UUID) -> dict[UUID, list[DisputeSeen]]:
    """The disputes of a person by the row they are about; those of the whole record stand under the person's id."""
    by_row: dict[UUID, list[DisputeSeen]] = {}
    for each in disputes_of(person_id):
        by_row.setdefault(each.row or person_id, []).append(each)
    return by_row
