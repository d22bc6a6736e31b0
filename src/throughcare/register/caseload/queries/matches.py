"""A hidden match as the keeper of the hidden record sees it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from throughcare.platform.access.door import visible_to
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import HiddenMatch
from throughcare.register.people.models import Person

READER = Actor.system_named("caseload.match")


@dataclass(frozen=True, slots=True)
class Match:
    """The record that may be of the same person. ours: the keeper's own agency has it; else ring the other agency."""

    id: UUID
    version: int
    found_at: datetime
    reasons: str
    outcome: str
    other_id: UUID
    reference: str
    agency: str
    agency_phone: str
    ours: bool


def match_of(actor: Actor, person_id: UUID, match_id: UUID) -> Match | None:
    """One match of a person whose record the actor may open. The other record is named by number and agency only."""
    row = HiddenMatch.objects.filter(visible_to(actor), pk=match_id, person_id=person_id).first()
    if row is None:
        return None
    with acting(READER):
        other = Person.objects.select_related("agency").get(pk=row.other_id)
        return Match(
            row.pk, row.version, row.known_from, row.reasons, row.get_outcome_display() if row.outcome else "",
            other.pk, other.reference, other.agency.name, other.agency.phone, other.agency_id == actor.agency_id,
        )  # fmt: skip
