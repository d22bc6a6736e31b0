"""What a person disputes, to stand beside what it is about."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from throughcare.register.people.flags import HeaderFlag
from throughcare.register.rights.models import Dispute

RESTRICTED = """EXISTS (SELECT 1 FROM rights_dispute rd WHERE rd.person_id = p.id AND rd.known_to IS NULL
  AND rd.kind = 'restriction' AND rd.table = '' AND rd.starts_on <= %(today)s
  AND (rd.ends_on IS NULL OR rd.ends_on > %(today)s))"""
"""The condition under which the use of the whole record of the person `p` is restricted on the day %(today)s. Keeping
it, keeping people safe, and legal claims go on; what leaves without such a ground does not."""
FLAGS = (
    HeaderFlag(RESTRICTED, "Use restricted: keep it, keep people safe, answer legal claims; nothing else"),
)
"""What stands beside the person's name on every page meanwhile."""


def restricted_among(people: Collection[UUID], today: date) -> int:
    """How many of these people's whole records are restricted in their use."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM people_person p WHERE p.id = ANY(%(people)s) AND {RESTRICTED}",  # noqa: S608
            {"people": list(people), "today": today},
        )
        return int(cursor.fetchone()[0])


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
