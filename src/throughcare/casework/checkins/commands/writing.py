"""What every write of this app shares: the place, the rows, and saving with an audit entry."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from throughcare.casework.checkins.models import Checkin, CheckinSeries
from throughcare.casework.supervision import commands as supervision
from throughcare.casework.supervision.drafts import TaskDraft
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned
from throughcare.register.caseload.models import Allocation
from throughcare.register.people.models import OfPerson, Person
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_working_days
from throughcare.rules.jurisdictions import Jurisdiction


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is supervised: the pack, the zone and the civil day there."""

    pack: Jurisdiction
    zone: str
    today: date

    def in_working_days(self, days: int) -> date:
        """The day so many working days ahead."""
        return add_working_days(self.today, days, self.pack.holidays(self.today.year, self.today.year + 1))

    def end_of(self, day: date) -> datetime:
        """The moment at which a civil day is over there."""
        return datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(self.zone))


def place_of(person_id: UUID) -> Place:
    """The place of a person, with one writer at a time on their check-ins."""
    rows = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    agency = rows.get(pk=person_id).agency
    return Place(jurisdictions.get(agency.jurisdiction), agency.zone, clock.today(agency.zone))


def add(actor: Actor, row: Versioned, action: str) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean(validate_constraints=False)
    row.save(force_insert=True)
    trail.record(actor, action, row)


def held[Row: OfPerson](model: type[Row], person_id: UUID, key: UUID) -> Row:
    """The current row `key` of this person. Raises NotThere, as for one that does not exist."""
    row: Row | None = (
        model.objects.select_for_update(of=("self",)).filter(pk=key, person_id=person_id).first()
    )
    if row is None:
        raise NotThere(Permission.CHECKIN_ARRANGE, person_id, "R1 no such record")
    return row


def series_of(actor: Actor, person_id: UUID, series_id: UUID, permission: Permission) -> CheckinSeries:
    """A person's series, for whoever holds the permission. Raises NotPermitted, NotThere."""
    door.require(actor, permission, person_id)
    return held(CheckinSeries, person_id, series_id)


def checkin_of(actor: Actor, person_id: UUID, checkin_id: UUID) -> Checkin:
    """A check-in of a person, for whoever arranges them. Raises NotPermitted, NotThere."""
    door.require(actor, Permission.CHECKIN_ARRANGE, person_id)
    return held(Checkin, person_id, checkin_id)


def own_checkin(actor: Actor, report_id: UUID) -> Checkin:
    """The one check-in to which the actor is confined. Raises NotThere."""
    rows = Checkin.objects.select_for_update(of=("self",))
    row: Checkin | None = rows.filter(report_id=report_id).first() if actor.confined_to == report_id else None
    if row is None:
        raise NotThere(Permission.CHECKIN_ARRANGE, None, "R1 not the actor's own check-in")
    return row


def ask_officer(actor: Actor, series: CheckinSeries, what: str, due_on: date, today: date) -> None:
    """A task for whoever is responsible today; for who arranged the check-ins where nobody is. For the system."""
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    responsible = Allocation.objects.filter(
        running, person_id=series.person_id, part=Allocation.Part.RESPONSIBLE, starts_on__lte=today
    )
    owner = responsible.values_list("officer_id", flat=True).first() or series.asked_by_id
    supervision.add_task(actor, series.person_id, TaskDraft(what=what, due_on=due_on, owner_id=owner))
