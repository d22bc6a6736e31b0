"""What is still open for a person whose supervision is to end, in one statement."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.orders.checklist import EndingCheck, known_checks
from throughcare.platform import clock
from throughcare.platform.actor import Actor


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One line of the checklist and how many of its kind are open."""

    check: EndingCheck
    count: int

    @property
    def blocks(self) -> bool:
        """Whether supervision cannot end before this is dealt with."""
        return self.check.blocks and self.count > 0


def open_items(actor: Actor, person_id: UUID, after: date) -> tuple[OpenItem, ...]:
    """Every line of the checklist. after: the first day on which nothing is required any more."""
    checks = known_checks()
    if not checks:
        return ()
    counts = ", ".join(f"({check.count_sql})" for check in checks)
    given: dict[str, Any] = {"person": person_id, "after": after, "now": clock.now()}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", given)
        row = cursor.fetchone()
    return tuple(OpenItem(check, count) for check, count in zip(checks, row, strict=True))
