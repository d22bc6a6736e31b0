"""How missed contacts were judged, as evidence: takes the place of the bare contact."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.casework.orders.evidence import Found, Offered
from throughcare.casework.supervision.evidence import contact_evidence

JUDGED = """
SELECT jsonb_build_object('failure', f.id, 'contact', c.id, 'on', (c.happened_at AT TIME ZONE %(zone)s)::date,
  'kind', c.kind, 'outcome', c.outcome, 'condition', a.condition_id, 'order', coalesce(c.order_id, a.order_id),
  'reasonable', j.reasonable)
FROM noncompliance_failure f
JOIN supervision_contact c ON c.id = f.contact_id AND c.known_to IS NULL
LEFT JOIN supervision_appointment a ON a.id = c.appointment_id AND a.known_to IS NULL
LEFT JOIN noncompliance_excusejudgment j ON j.failure_id = f.id AND j.known_to IS NULL
WHERE f.person_id = %(person)s AND f.known_to IS NULL
  AND c.happened_at >= %(since)s AND c.happened_at < %(until)s
"""


def _read(row: Mapping[str, Any], person_id: UUID) -> Found:
    return contact_evidence(
        row, reverse("noncompliance:failure", args=[person_id, row["failure"]]), row["reasonable"]
    )


CONTACTS_JUDGED = Offered(name="noncompliance.ExcuseJudgment", rows=JUDGED, read=_read)
