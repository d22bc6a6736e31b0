"""Evidence that stands below orders: where the person lives."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.casework.orders.evidence import Found, Offered
from throughcare.rules.conditions import Evidence, EvidenceKind, Shows, residence

ADDRESSES = """
SELECT jsonb_build_object('id', a.id, 'on', coalesce(a.starts_on, (a.known_from AT TIME ZONE %(zone)s)::date),
  'ends_on', a.ends_on, 'homeless', a.no_fixed_abode)
FROM people_address a
WHERE a.person_id = %(person)s AND a.known_to IS NULL AND a.kind <> 'postal'
  AND coalesce(a.starts_on, '-infinity') < %(end)s AND coalesce(a.ends_on, 'infinity') > %(first)s
"""


def _address(row: Mapping[str, Any], person_id: UUID) -> Found:
    ends = date.fromisoformat(row["ends_on"]) - timedelta(days=1) if row["ends_on"] else None
    homeless = bool(row["homeless"])
    return Found(
        Evidence(
            ref=f"people.Address:{row['id']}", kind=EvidenceKind.ADDRESS, on=date.fromisoformat(row["on"]),
            last_day=ends, shows=Shows.OPEN if homeless else Shows.DONE,
            state=residence.NO_FIXED_ABODE if homeless else "",
            says="No fixed abode" if homeless else "Address on the record", place=UUID(row["id"]),
        ),
        href=reverse("people:details", args=[person_id]),
    )  # fmt: skip


WHERE_THEY_LIVE = Offered(name="people.Address", rows=ADDRESSES, read=_address)
