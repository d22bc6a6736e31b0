"""What changed in the rules an agency uses. Codes and dates only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RuleReleased:
    """Another version of a rule is in use from `effective_from`."""

    release_id: UUID
    agency_id: UUID
    rule: str
    effective_from: date
