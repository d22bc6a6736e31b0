"""What runs about a person and asks for somebody's next act: failures, decisions, hearings, licences, appeals."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure to comply that is not closed."""

    id: UUID
    failed_on: date
    what: str
    stage: str
    excuse_due_on: date | None


@dataclass(frozen=True, slots=True)
class ProcessHeld:
    """A decision being made, or just made. gates: gate, stage, closed, in their order. due_at: the first clock."""

    id: UUID
    kind: str
    outcome: str
    due_at: datetime | None
    gates: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class HearingHeld:
    """A hearing that is listed. late: its time has come, and what came of it is not recorded."""

    id: UUID
    kind: str
    starts_at: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class LicenceMade:
    """A licence, or a new version of one, on its way."""

    id: UUID
    place: str
    number: int
    stage: str
    starts_on: date | None


@dataclass(frozen=True, slots=True)
class AppealHeld:
    """An appeal somebody still has to act on. by: the day of the next act; None where no clock runs."""

    id: UUID
    called: str
    state: str
    acknowledged: bool
    by: date | None
