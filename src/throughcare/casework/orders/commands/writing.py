"""What every write of this app shares: finding the row and the pack, and saving with an audit entry."""

from datetime import date, timedelta
from uuid import UUID

from throughcare.casework.orders.reasons import WORDS
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import OfPerson, Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules import jurisdictions
from throughcare.rules.dates import DateOrder, in_words
from throughcare.rules.jurisdictions import Jurisdiction

ADDED, CHANGED, TAKEN_BACK = "added", "changed", "taken back"


def held[Row: OfPerson](model: type[Row], person_id: UUID, key: UUID, *, lock: bool = False) -> Row:
    """The current row `key` of this person; locked against other writers when `lock`. Raises NotThere.

    A record of another person answers as one that does not exist: the permission was asked for this person.
    """
    rows = model.objects.select_for_update(no_key=True) if lock else model.objects
    row: Row | None = rows.filter(pk=key, person_id=person_id).first()
    if row is None:
        raise NotThere(Permission.ORDER_CHANGE, person_id, "R1 no such record")
    return row


def belongs(model: type[OfPerson], person_id: UUID, key: UUID | None) -> bool:
    """Whether `key` is None or a current record of this person."""
    return key is None or model.objects.filter(pk=key, person_id=person_id).exists()


def refuse_why(actor: Actor, person_id: UUID, because: str) -> None:
    """Refuse a reason that tells what is protected: pages offer codes, another system may send a sentence.

    Raises ProtectedInText.
    """
    if because not in WORDS:
        refuse_what_tells(actor, person_id, {"because": because})


def add(actor: Actor, row: Versioned, action: str) -> None:
    """Save a new row with its audit entry. Raises ValidationError."""
    row.full_clean()
    row.save(force_insert=True)
    trail.record(actor, action, row)


def pack_of(actor: Actor, person_id: UUID) -> Jurisdiction:
    """The jurisdiction under which the person is supervised: the actor's, or for the system the agency's."""
    code = actor.jurisdiction
    if not code:
        code = Person.objects.values_list("agency__jurisdiction", flat=True).get(pk=person_id)
    return jurisdictions.get(code)


def after(last_day: date | None) -> date | None:
    """The first day outside a period whose last day is `last_day`, as tables hold it."""
    return None if last_day is None else last_day + timedelta(days=1)


def last_day_before(end: date | None) -> date | None:
    """The last day inside a period that ends, exclusively, on `end`."""
    return None if end is None else end - timedelta(days=1)


def written(actor: Actor, day: date) -> str:
    """A date in a message, in the order in which the actor's place writes dates."""
    order = jurisdictions.get(actor.jurisdiction).date_order if actor.jurisdiction else DateOrder.DAY_MONTH
    return in_words(day, order)
