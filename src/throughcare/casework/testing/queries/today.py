"""The list of whoever takes samples: who is to come, who waits, and which samples still need a step."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from throughcare.casework.testing.models import Test
from throughcare.casework.testing.wording import OPEN_STATES, RESULT_AWAITED
from throughcare.platform.access.door import visible_to
from throughcare.platform.actor import Actor
from throughcare.register.people.queries import names_of

BACK, AHEAD = timedelta(days=14), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ListedTest:
    """One test of the list: only what taking a sample takes."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    on: date
    place: str
    state: str
    waits_until: datetime | None


def listed(actor: Actor, today: date) -> list[ListedTest]:
    """Open tests around today of the people whom the actor may see, by day and name. Two statements."""
    rows: Any = list(
        Test.objects.filter(
            visible_to(actor), state__in=(*OPEN_STATES, *RESULT_AWAITED), on__gte=today - BACK, on__lte=today + AHEAD
        ).values("id", "person_id", "person__reference", "on", "place", "state", "waits_until")
    )  # fmt: skip
    names = names_of(row["person_id"] for row in rows)
    made = [
        ListedTest(
            row["id"], row["person_id"], names.get(row["person_id"], row["person__reference"]),
            row["person__reference"], row["on"], row["place"], row["state"], row["waits_until"],
        )
        for row in rows
    ]  # fmt: skip
    return sorted(made, key=lambda each: (each.on, each.name, each.reference))
