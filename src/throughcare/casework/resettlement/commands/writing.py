"""What every write of this app shares: the place, the preparation that runs, and saving with an audit entry."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.resettlement.events import PathwayChanged
from throughcare.casework.resettlement.models import PathwayStatus, Preparation
from throughcare.casework.resettlement.refusals import NotListed
from throughcare.casework.resettlement.wording import PATHWAY_TITLES, STATUSES
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned, amend
from throughcare.platform.events import bus
from throughcare.register.people.models import OfPerson, Person
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is prepared for release: the pack and the civil day there."""

    pack: Jurisdiction
    today: date


def hold(person_id: UUID) -> Place:
    """One writer at a time on this person's preparation."""
    rows = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    agency = rows.get(pk=person_id).agency
    return Place(jurisdictions.get(agency.jurisdiction), clock.today(agency.zone))


def add(actor: Actor, row: Versioned, action: str) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean(validate_constraints=False)
    row.save(force_insert=True)
    trail.record(actor, action, row)


def held[Row: OfPerson](model: type[Row], person_id: UUID, key: UUID) -> Row:
    """The current row `key` of this person. Raises NotThere, as for one that does not exist."""
    row: Row | None = model.objects.filter(pk=key, person_id=person_id).first()
    if row is None:
        raise NotThere(Permission.RESETTLE, person_id, "no such record")
    return row


def running(person_id: UUID) -> Preparation | None:
    """The preparation that runs, if one does."""
    found: Preparation | None = Preparation.objects.filter(person_id=person_id, ended_on__isnull=True).first()
    return found


def running_or_new(actor: Actor, person_id: UUID, place: Place) -> Preparation:
    """The preparation that runs, begun today where none does."""
    found = running(person_id)
    if found is None:
        found = Preparation(person_id=person_id, begun_on=place.today)
        add(actor, found, "resettlement:preparation:begun")
    return found


def check_pathway(pathway: str) -> None:
    """Raises NotListed."""
    if pathway not in PATHWAY_TITLES:
        raise NotListed("pathway", pathway)


def check_status(status: str) -> None:
    """Raises NotListed."""
    if status not in STATUSES:
        raise NotListed("status", status)


def move(actor: Actor, preparation: Preparation, pathway: str, status: str, words: str, today: date) -> bool:
    """Put a pathway at a status, with its event; whether it was at another before."""
    before: PathwayStatus | None = PathwayStatus.objects.filter(
        preparation=preparation, pathway=pathway
    ).first()
    if before is not None and before.status == status:
        return False
    former = before.status if before is not None else ""
    if before is None:
        row = PathwayStatus(
            person_id=preparation.person_id, preparation=preparation, pathway=pathway, status=status, since=today,
            words=words,
        )  # fmt: skip
        add(actor, row, "resettlement:pathway:set")
    else:
        amend(
            before,
            expected=before.version,
            by=actor,
            because="moved",
            status=status,
            since=today,
            words=words,
        )
        trail.record(actor, "resettlement:pathway:set", before)
    bus.publish(actor, PathwayChanged(preparation.person_id, pathway, status, former))
    return True
