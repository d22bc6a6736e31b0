"""Attempts to reach a person, the latest first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.orders.models import ReachAttempt
from throughcare.platform.actor import Actor
from throughcare.rules.contacts import Attempt, ReachResult, ReachWay


@dataclass(frozen=True, slots=True)
class AttemptMade:
    """One attempt, with who recorded it. way, result: codes of `rules.contacts`."""

    id: UUID
    version: int
    on: date
    way: str
    result: str
    note: str
    by: str

    @property
    def attempt(self) -> Attempt:
        """As the rules count it."""
        return Attempt(self.on, ReachWay(self.way), ReachResult(self.result))

    @property
    def words(self) -> str:
        """What was tried and what came of it."""
        result = ReachResult(self.result).label
        return f"{ReachWay(self.way).label}: {result[0].lower()}{result[1:]}"


def attempts_of(actor: Actor, person_id: UUID) -> tuple[AttemptMade, ...]:
    """Every attempt on record. The page went through `door.look`; the wall stands behind."""
    rows = ReachAttempt.objects.filter(person_id=person_id).order_by("-on", "-id")
    return tuple(
        AttemptMade(*row)
        for row in rows.values_list("id", "version", "on", "way", "result", "note", "recorded_by__name")
    )
