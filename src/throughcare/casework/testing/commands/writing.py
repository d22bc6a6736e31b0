"""What every write of this app shares: the place, the test that is written about, and saving with an audit entry."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from throughcare.casework.testing.events import TestMoved
from throughcare.casework.testing.models import Specimen, Test
from throughcare.casework.testing.refusals import WrongMoment, WrongState
from throughcare.casework.testing.wording import STATES
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
from throughcare.rules.jurisdictions.testing import Testing


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is tested: the pack, how tests are kept there, the civil day, the zone, and the agency."""

    pack: Jurisdiction
    today: date
    zone: str
    agency_id: UUID

    @property
    def testing(self) -> Testing:
        """How tests are kept here."""
        return self.pack.testing

    def day_of(self, moment: datetime) -> date:
        """The civil day of a moment."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def clock_of(self, moment: datetime) -> str:
        """The time of day of a moment."""
        return f"{moment.astimezone(ZoneInfo(self.zone)):%H:%M}"


def hold(person_id: UUID) -> Place:
    """One writer at a time on this person's tests."""
    rows = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    agency = rows.get(pk=person_id).agency
    return Place(jurisdictions.get(agency.jurisdiction), clock.today(agency.zone), agency.zone, agency.pk)


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
        raise NotThere(Permission.TEST_RECORD, person_id, "no such record")
    return row


def test_in(person_id: UUID, test_id: UUID, *states: str) -> Test:
    """A test that stands in one of `states`. Raises NotThere or WrongState."""
    test = held(Test, person_id, test_id)
    if states and test.state not in states:
        raise WrongState(f"This test stands at “{STATES[test.state]}”, where this cannot be recorded")
    return test


def specimen_of(test: Test) -> Specimen:
    """The sample of a test. Raises WrongState."""
    found: Specimen | None = Specimen.objects.filter(test=test).first()
    if found is None:
        raise WrongState("No sample was taken in this test")
    return found


def move(actor: Actor, test: Test, expected: int, state: str, action: str, **changes: object) -> None:
    """Bring a test to another state, not its end, with the audit entry and the event."""
    amend(test, expected=expected, by=actor, because=state, state=state, **changes)
    trail.record(actor, action, test)
    bus.publish(actor, TestMoved(test.person_id, test.pk, state))


def not_later(moment: datetime, field: str) -> None:
    """Raises WrongMoment for a moment still to come."""
    if moment > clock.now():
        raise WrongMoment("This time is still to come", field)
