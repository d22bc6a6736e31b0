"""Contacts and appointments as evidence of conditions. An absence is open until somebody judges the reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.casework.orders.evidence import Found, Offered
from throughcare.rules.conditions import Evidence, EvidenceKind, Shows
from throughcare.rules.contacts import ContactKind, Outcome, counts_as_failure
from throughcare.rules.kernel import Ternary

CONTACTS = """
SELECT jsonb_build_object('contact', c.id, 'on', (c.happened_at AT TIME ZONE %(zone)s)::date, 'kind', c.kind,
  'outcome', c.outcome, 'condition', a.condition_id, 'order', coalesce(c.order_id, a.order_id))
FROM supervision_contact c LEFT JOIN supervision_appointment a ON a.id = c.appointment_id AND a.known_to IS NULL
WHERE c.person_id = %(person)s AND c.known_to IS NULL AND c.with_whom = 'person'
  AND c.happened_at >= %(since)s AND c.happened_at < %(until)s
UNION ALL
SELECT jsonb_build_object('appointment', a.id, 'on', (a.starts_at AT TIME ZONE %(zone)s)::date, 'kind', a.kind,
  'outcome', '', 'condition', a.condition_id, 'order', a.order_id)
FROM supervision_appointment a
WHERE a.person_id = %(person)s AND a.known_to IS NULL AND a.status = 'booked' AND a.required
  AND a.starts_at >= %(since)s AND a.ends_at < %(until)s
"""


def shows(outcome: str, reasonable: bool | None = None) -> Shows:
    """What a contact's outcome shows. reasonable: how the excuse was judged; None until it was."""
    if outcome not in set(Outcome):
        return Shows.OPEN
    known = Outcome(outcome)
    failed = counts_as_failure(known, reasonable)
    if failed is Ternary.YES:
        return Shows.NOT_DONE
    if failed is Ternary.UNDECIDED:
        return Shows.OPEN
    return Shows.DONE if known.attended and not known.needs_judgment else Shows.EXCUSED


def contact_evidence(row: Mapping[str, Any], href: str, reasonable: bool | None = None) -> Found:
    """A contact, or an appointment without an outcome, as evidence."""
    what = "Contact" if row.get("contact") else "Appointment"
    outcome = (
        Outcome(row["outcome"]).label.lower() if row["outcome"] in set(Outcome) else "no outcome recorded"
    )
    return Found(
        Evidence(
            ref=f"supervision.{what}:{row.get('contact') or row['appointment']}", kind=EvidenceKind.CONTACT,
            on=date.fromisoformat(row["on"]), shows=shows(row["outcome"], reasonable),
            says=f"{kind_in_words(row['kind'])}, {outcome}",
        ),
        UUID(row["condition"]) if row["condition"] else None,
        UUID(row["order"]) if row["order"] else None,
        href,
    )  # fmt: skip


def kind_in_words(code: str) -> str:
    """The kind of contact; a code nobody knows as it stands."""
    return ContactKind(code).label if code in set(ContactKind) else code


def _read(row: Mapping[str, Any], person_id: UUID) -> Found:
    name, key = ("contact", row["contact"]) if row.get("contact") else ("appointment", row["appointment"])
    return contact_evidence(row, reverse(f"supervision:{name}", args=[person_id, key]))


CONTACTS_HELD = Offered(name="supervision.Contact", rows=CONTACTS, read=_read)
