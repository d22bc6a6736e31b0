"""What happens to appeals that others may hear of: ids, codes and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AppealLodged:
    """An appeal came in. window: how its day lies to the time for it."""

    person_id: UUID
    appeal_id: UUID
    process_id: UUID
    window: str
    lodged_on: date


@dataclass(frozen=True, slots=True)
class AppealMoved:
    """It went on a step: admitted or not, acknowledged, taken up, suspended or not, carried out."""

    person_id: UUID
    appeal_id: UUID
    state: str
    step: str


@dataclass(frozen=True, slots=True)
class AppealWithdrawn:
    """The person took it back."""

    person_id: UUID
    appeal_id: UUID


@dataclass(frozen=True, slots=True)
class AppealDecided:
    """What came of it. kind: of the decision appealed against. basis: decided here, or recorded as a fact."""

    person_id: UUID
    appeal_id: UUID
    process_id: UUID
    kind: str
    outcome: str
    basis: str
