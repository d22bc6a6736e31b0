"""What happens to licences that others may hear of: ids, codes and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LicenceBegun:
    """A licence, or a new version of one, is being drafted."""

    person_id: UUID
    licence_id: UUID
    order_id: UUID
    kind: str


@dataclass(frozen=True, slots=True)
class LicenceMoved:
    """It was submitted, sent back, approved or rejected. stage: where it is now."""

    person_id: UUID
    licence_id: UUID
    order_id: UUID
    stage: str


@dataclass(frozen=True, slots=True)
class LicenceInForce:
    """It is in force: its conditions stand on the order."""

    person_id: UUID
    licence_id: UUID
    order_id: UUID
    on: date


@dataclass(frozen=True, slots=True)
class LicenceOver:
    """Nothing comes of it any more. because: a code of `wording.ENDINGS`, or the stage."""

    person_id: UUID
    licence_id: UUID
    order_id: UUID
    because: str
