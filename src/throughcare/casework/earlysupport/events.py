"""What happened in early support. Ids, codes and dates only; never what the person said to an offer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SupportOfferClosed:
    """Help was offered, or is not offered now."""

    person_id: UUID
    offer_id: UUID
    on: date


@dataclass(frozen=True, slots=True)
class SupportSwitched:
    """Early support was switched on or off in an agency. state: as the switch stands."""

    agency_id: UUID
    switch_id: UUID
    rule: str
    state: str
