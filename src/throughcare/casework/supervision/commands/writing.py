"""What every write of this app shares: finding the row, the pack and the moment, and saving with an audit entry."""

from datetime import date, datetime, time
from uuid import UUID

from throughcare.casework.supervision.refusals import NoSuchTime, NotListed, TimeComesTwice
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import OfPerson, Person
from throughcare.rules import jurisdictions
from throughcare.rules.dates import ClockTimeDoesNotExist, DateOrder, happens_twice, in_words, utc_moment
from throughcare.rules.jurisdictions import Jurisdiction


def held[Row: OfPerson](model: type[Row], person_id: UUID, key: UUID, permission: Permission) -> Row:
    """The current row `key` of this person. Raises NotThere.

    A row of another person answers as one that does not exist: the permission was asked for this person.
    """
    row: Row | None = model.objects.filter(pk=key, person_id=person_id).first()
    if row is None:
        raise NotThere(permission, person_id, "R1 no such record")
    return row


def belongs(model: type[OfPerson], person_id: UUID, key: UUID | None) -> bool:
    """Whether `key` is None or a current row of this person."""
    return key is None or model.objects.filter(pk=key, person_id=person_id).exists()


def add(actor: Actor, row: Versioned, action: str) -> None:
    """Save a new row with its audit entry. Raises ValidationError."""
    row.full_clean(validate_unique=False, validate_constraints=False)  # the database holds both, once
    row.save(force_insert=True)
    trail.record(actor, action, row)


def one_writer(person_id: UUID) -> None:
    """Let one writer at a time plan for this person, so that two bookings cannot fall on the same time."""
    Person.objects.select_for_update(no_key=True).values_list("pk").get(pk=person_id)


def pack_of(actor: Actor, person_id: UUID) -> Jurisdiction:
    """The jurisdiction under which the person is supervised: the actor's, or for the system the agency's."""
    code = actor.jurisdiction
    if not code:
        code = Person.objects.values_list("agency__jurisdiction", flat=True).get(pk=person_id)
    return jurisdictions.get(code)


def moment(actor: Actor, on: date, at: time, second: bool | None) -> datetime:
    """The clock time `at` on `on` where the agency is, in UTC. Raises NoSuchTime or TimeComesTwice."""
    if second is None and happens_twice(on, at, actor.zone):
        raise TimeComesTwice(written(actor, on))
    try:
        return utc_moment(on, at, actor.zone, second=bool(second))
    except ClockTimeDoesNotExist as gap:
        instead = gap.values["instead"]
        assert isinstance(instead, time)
        raise NoSuchTime(written(actor, on), instead) from gap


def staff(actor: Actor, user_id: UUID | None, field: str) -> UUID:
    """The id of a colleague in use, the actor's own when none is given; a machine names one. Raises NotListed."""
    if user_id is None and actor.machine:
        raise NotListed(field)
    if user_id is None or user_id == actor.user_id:
        return actor.user_id
    colleague = User.objects.filter(pk=user_id, is_active=True)
    if actor.agency_id is not None:
        colleague = colleague.filter(agency_id=actor.agency_id)
    if not colleague.exists():
        raise NotListed(field)
    return user_id


def written(actor: Actor, day: date) -> str:
    """A date in a message, in the order in which the actor's place writes dates."""
    order = jurisdictions.get(actor.jurisdiction).date_order if actor.jurisdiction else DateOrder.DAY_MONTH
    return in_words(day, order)
