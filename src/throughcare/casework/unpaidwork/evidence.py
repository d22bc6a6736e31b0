"""Days of unpaid work as evidence of the condition that carries the hours."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.casework.orders.evidence import Found, Offered
from throughcare.rules.conditions import Evidence, EvidenceKind, Shows
from throughcare.rules.interventions.unpaid_work_outcomes import OUTCOMES, Outcome
from throughcare.rules.jurisdictions.unpaid_work import HOUSE_OUTCOMES

DAYS = """
SELECT jsonb_build_object('id', w.id, 'on', w."on", 'outcome', w.outcome, 'condition', q.condition_id,
  'minutes', extract(epoch FROM w.ends_at - w.starts_at) / 60 - coalesce(w.penalty_minutes, 0))
FROM unpaidwork_workappointment w
JOIN unpaidwork_workrequirement q ON q.id = w.requirement_id AND q.known_to IS NULL
WHERE w.person_id = %(person)s AND w.known_to IS NULL AND w."on" >= %(first)s AND w."on" < %(end)s
  AND (w.outcome <> '' OR (w."on" + w.ends_at) AT TIME ZONE %(zone)s < %(until)s)
"""
KNOWN = {**HOUSE_OUTCOMES, **OUTCOMES}
QUARTER = Decimal("0.25")


def _shows(outcome: Outcome | None) -> Shows:
    """What a day's outcome shows. An absence that may be followed up is for a person to judge."""
    if outcome is None or outcome.enforceable:
        return Shows.OPEN
    return Shows.DONE if outcome.attended else Shows.EXCUSED


def _read(row: Mapping[str, Any], person_id: UUID) -> Found:
    outcome = KNOWN.get(row["outcome"])
    shows = _shows(outcome)
    hours = (Decimal(str(row["minutes"])) / 60).quantize(QUARTER) if shows is Shows.DONE else None
    return Found(
        Evidence(
            ref=f"unpaidwork.WorkAppointment:{row['id']}", kind=EvidenceKind.WORK, on=date.fromisoformat(row["on"]),
            shows=shows, says=outcome.words.lower() if outcome else "no outcome recorded", amount=hours,
        ),
        UUID(row["condition"]),
        href=reverse("unpaidwork:outcome", args=[person_id, row["id"]]),
    )  # fmt: skip


DAYS_OF_WORK = Offered(name="unpaidwork.WorkAppointment", rows=DAYS, read=_read)
