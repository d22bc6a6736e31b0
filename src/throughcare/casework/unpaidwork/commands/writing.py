"""What every write of this app shares: the place, the rows it asks about, and saving with an audit entry."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from throughcare.casework.unpaidwork.hours import Hours, hours_of
from throughcare.casework.unpaidwork.models import WorkAdjustment, WorkAppointment, WorkRequirement
from throughcare.casework.unpaidwork.refusals import NotListed, NoUnpaidWork
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import OfPerson, Person
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.unpaid_work import UnpaidWork


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person works their hours: the pack, what it says of unpaid work, the civil day there, and the agency."""

    pack: Jurisdiction
    work: UnpaidWork
    today: date
    agency_id: UUID

    def written(self, day: date) -> str:
        """A date as the place writes it."""
        return self.pack.in_words(day)


def hold(person_id: UUID) -> Place:
    """One writer at a time on this person's hours. Raises NoUnpaidWork."""
    rows = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    agency = rows.get(pk=person_id).agency
    pack = jurisdictions.get(agency.jurisdiction)
    if pack.unpaid_work is None:
        raise NoUnpaidWork
    return Place(pack, pack.unpaid_work, clock.today(agency.zone), agency.pk)


def add(actor: Actor, row: Versioned, action: str) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean(validate_constraints=False)
    row.save(force_insert=True)
    trail.record(actor, action, row)


def held[Row: OfPerson](model: type[Row], person_id: UUID, key: UUID, permission: Permission) -> Row:
    """The current row `key` of this person. Raises NotThere, as for one that does not exist."""
    row: Row | None = model.objects.filter(pk=key, person_id=person_id).first()
    if row is None:
        raise NotThere(permission, person_id, "no such record")
    return row


def required_of(person_id: UUID, requirement_id: UUID) -> WorkRequirement:
    """The hours that a draft names. Raises NotListed."""
    found: WorkRequirement | None = WorkRequirement.objects.filter(
        pk=requirement_id, person_id=person_id
    ).first()
    if found is None:
        raise NotListed("requirement_id", requirement_id)
    return found


@dataclass(frozen=True, slots=True)
class DayHeld:
    """A day as the arithmetic reads it."""

    id: UUID
    on: date
    starts_at: time
    ends_at: time
    outcome: str
    penalty_minutes: int | None
    credited_minutes: int | None
    kind: str


def hours_now(place: Place, requirement: WorkRequirement, *, without: UUID | None = None) -> Hours:
    """The hours of a requirement as they stand. without: a day that is left out."""
    rows = WorkAppointment.objects.filter(requirement=requirement).exclude(pk=without)
    days = [
        DayHeld(*row)
        for row in rows.values_list(
            "pk",
            "on",
            "starts_at",
            "ends_at",
            "outcome",
            "penalty_minutes",
            "credited_minutes",
            "project__kind",
        )
    ]
    adjustments = list(WorkAdjustment.objects.filter(requirement=requirement))
    return hours_of(
        place.work, requirement.required_minutes, days, adjustments, place.today, requirement.in_scheme
    )  # fmt: skip
