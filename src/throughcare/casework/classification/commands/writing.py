"""What every write of this app shares: a new row kept and written down, and who must hold still meanwhile."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.classification.models import LevelHeld, Override
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is supervised: the pack, the civil day there, and the agency."""

    pack: Jurisdiction
    today: date
    agency_id: UUID


def hold(person_id: UUID) -> Place:
    """One writer at a time on this person's level; the place tells which rules hold."""
    rows = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    agency = rows.get(pk=person_id).agency
    return Place(jurisdictions.get(agency.jurisdiction), clock.today(agency.zone), agency.pk)


def add(actor: Actor, row: Versioned, action: str) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean()
    row.save(force_insert=True)
    trail.record(actor, action, row)


def held_on(person_id: UUID, day: date) -> LevelHeld | None:
    """The level held on a day, as a row."""
    rows = LevelHeld.objects.filter(person_id=person_id).exclude(starts_on__gt=day).exclude(ends_on__lte=day)
    held: LevelHeld | None = rows.first()
    return held


def standing_override(person_id: UUID) -> Override | None:
    """The override that stands, if one does."""
    override: Override | None = Override.objects.filter(person_id=person_id, state="standing").first()
    return override
