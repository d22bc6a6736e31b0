"""What changed in a person's level. Ids, codes and dates only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LevelChanged:
    """The person is at another level from `starts_on`. former: "" when none was recorded."""

    person_id: UUID
    level_id: UUID
    level: str
    former: str
    starts_on: date
