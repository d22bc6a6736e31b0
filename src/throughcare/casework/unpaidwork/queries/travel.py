"""Travel that waits for a decision, of the people whom the reader may open."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from throughcare.casework.unpaidwork.models import TravelDecision
from throughcare.platform.access.door import visible_to
from throughcare.platform.actor import Actor
from throughcare.register.people.queries import names_of

MOST = 300


@dataclass(frozen=True, slots=True)
class TravelWaiting:
    """One day after which the travel is to be decided."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    on: date
    starts_at: time
    ends_at: time
    project: str
    place: str


def travel_waiting(actor: Actor) -> list[TravelWaiting]:
    """The oldest first. Two statements."""
    rows: Any = list(
        TravelDecision.objects.filter(visible_to(actor), state="pending")
        .order_by("appointment__on", "id")
        .values_list(
            "id", "person_id", "person__reference", "appointment__on", "appointment__starts_at",
            "appointment__ends_at", "appointment__project__title", "appointment__project__place",
        )[:MOST]
    )  # fmt: skip
    names = names_of(row[1] for row in rows)
    return [TravelWaiting(row[0], row[1], names.get(row[1], row[2]), *row[2:]) for row in rows]
