"""What every write of this app shares: a row checked, kept and written down; a referral held meanwhile."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.interventions.models import ServiceReferral
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
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
    """One writer at a time on this person's referrals; the place tells which rules hold."""
    rows = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    agency = rows.get(pk=person_id).agency
    return Place(jurisdictions.get(agency.jurisdiction), clock.today(agency.zone), agency.pk)


def add(actor: Actor, row: Versioned, action: str, *, outside: bool = False) -> None:
    """Check and keep a new row, and write it down.

    outside: the actor works for an organisation, to whom persons and what belongs to them do not exist; that they do
    is then left to the database's foreign keys.
    """
    row.recorded_by_id = actor.user_id
    unseen = {each.name for each in row._meta.concrete_fields if each.is_relation} if outside else None
    row.full_clean(exclude=unseen, validate_constraints=not outside)
    row.save(force_insert=True)
    trail.record(actor, action, row)


def held_referral(actor: Actor, referral_id: UUID) -> ServiceReferral:
    """A referral as far as the actor may see one, held until the act is over. Raises NotThere."""
    found: ServiceReferral | None = (
        ServiceReferral.objects.select_for_update(no_key=True).filter(pk=referral_id).first()
    )
    if found is None:
        raise NotThere(Permission.REFERRAL_MAKE, None, "no such referral")
    return found


def referral_to_change(actor: Actor, person_id: UUID, referral_id: UUID) -> ServiceReferral:
    """A referral of a person whom the actor may refer, held. Raises NotPermitted, NotThere or PurposeNeeded."""
    require(actor, Permission.REFERRAL_MAKE, person_id)
    hold(person_id)
    found = held_referral(actor, referral_id)
    if found.person_id != person_id:
        raise NotThere(Permission.REFERRAL_MAKE, person_id, "no such referral of this person")
    return found
