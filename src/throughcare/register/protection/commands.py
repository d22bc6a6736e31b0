"""Writes of what is protected: naming colleagues, adding, changing and taking back entries.

No event tells of them: where somebody is hidden is nobody else's news, not even that there is something to hide.
"""

from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend, retract
from throughcare.register.caseload.models import Allocation
from throughcare.register.people.models import Person
from throughcare.register.protection import queries
from throughcare.register.protection.content import CAPACITIES, Content
from throughcare.register.protection.models import Entry, Holder
from throughcare.register.protection.refusals import EntryEmpty, HolderRefused, NotHeld, NothingChanged

REASONS = {
    "corrected": "It was recorded wrongly",
    "changed": "It has changed",
    "moved": "They have moved",
}
TAKEN_BACK = {
    "no-longer": "They no longer need to be protected",
    "mistake": "It was recorded by mistake",
    "wish": "They do not want us to hold it",
}


@transaction.atomic
def name_holder(actor: Actor, person_id: UUID, *, user_id: UUID, reason: str) -> UUID:
    """Name a colleague for what is protected around a person; somebody else does it, never they themselves.

    Raises NotPermitted, NotThere, PurposeNeeded or HolderRefused.
    """
    door.require(actor, Permission.PROTECTED_NAME, person_id)
    if user_id not in dict(queries.who_may_be_named(actor)):
        raise HolderRefused("Choose a colleague who holds the role for it", "user")
    if user_id == actor.user_id:
        raise HolderRefused("Nobody names themselves: ask another manager", "user")
    if _supervises(person_id, user_id):
        raise HolderRefused("This colleague supervises the person, so they cannot be named", "user")
    if Holder.objects.filter(person_id=person_id, user_id=user_id).exists():
        raise HolderRefused("This colleague is named already", "user")
    queries.refuse_protected(actor, person_id, reason, "reason")
    made = Holder(person_id=person_id, user_id=user_id, reason=reason, recorded_by_id=actor.user_id)
    made.full_clean(exclude=["person", "user"])
    made.save(force_insert=True)
    trail.record(
        actor, "protection:holder:named", made, verb=trail.Verb.ADMINISTER, details={"user": str(user_id)}
    )
    return made.pk


@transaction.atomic
def end_holder(actor: Actor, person_id: UUID, holder_id: UUID, *, expected: int, because: str) -> None:
    """End a colleague's being named. Raises NotPermitted, NotThere, PurposeNeeded or StaleVersion."""
    door.require(actor, Permission.PROTECTED_NAME, person_id)
    held = Holder.objects.filter(pk=holder_id, person_id=person_id).first()
    if held is None:
        raise door.NotThere(Permission.PROTECTED_NAME, person_id, "R1 nobody so named")
    queries.refuse_protected(actor, person_id, because, "because")
    retract(held, expected=expected, by=actor, because=because)
    trail.record(actor, "protection:holder:ended", held, verb=trail.Verb.ADMINISTER)


@transaction.atomic
def add_entry(actor: Actor, person_id: UUID, kind: str, content: Content) -> UUID:
    """Protect somebody, or some place, from the person; returns the entry's id.

    Raises NotPermitted, NotThere, PurposeNeeded, NotHeld or EntryEmpty.
    """
    _let_through(actor, person_id)
    _complete(kind, content)
    agency_id = Person.objects.values_list("agency_id", flat=True).get(pk=person_id)
    made = Entry(
        person_id=person_id, agency_id=agency_id, kind=kind, number=_next_number(agency_id, kind),
        content=content.text(), recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean(exclude=["person", "agency"], validate_unique=False, validate_constraints=False)
    made.save(force_insert=True)
    trail.record(actor, "protection:entry:added", made, verb=trail.Verb.COLLECT)
    return made.pk


@transaction.atomic
def change_entry(
    actor: Actor, person_id: UUID, entry_id: UUID, content: Content, *, expected: int, because: str
) -> None:
    """Make a new version of an entry, if it is still at version `expected`. because: a code of REASONS.

    Raises NotPermitted, NotThere, PurposeNeeded, NotHeld, EntryEmpty, NothingChanged or StaleVersion.
    """
    row = _held(actor, person_id, entry_id)
    _complete(row.kind, content)
    if because not in REASONS:
        raise EntryEmpty("Choose why", "because")
    if Content.read(row.content) == content:
        raise NothingChanged
    amend(row, expected=expected, by=actor, because=because, content=content.text())
    trail.record(actor, "protection:entry:changed", row, details={"because": because})


@transaction.atomic
def take_back_entry(actor: Actor, person_id: UUID, entry_id: UUID, *, expected: int, because: str) -> None:
    """Stop protecting; the history stays, sealed. because: a code of TAKEN_BACK.

    Raises NotPermitted, NotThere, PurposeNeeded, NotHeld or StaleVersion.
    """
    row = _held(actor, person_id, entry_id)
    if because not in TAKEN_BACK:
        raise EntryEmpty("Choose why", "because")
    retract(row, expected=expected, by=actor, because=because)
    trail.record(actor, "protection:entry:taken-back", row, details={"because": because})


def _let_through(actor: Actor, person_id: UUID) -> None:
    door.require(actor, Permission.PROTECTED_CHANGE, person_id)
    if not (actor.system or queries.is_named(person_id)):
        raise NotHeld


def _held(actor: Actor, person_id: UUID, entry_id: UUID) -> Entry:
    _let_through(actor, person_id)
    row: Entry | None = Entry.objects.filter(pk=entry_id, person_id=person_id).first()
    if row is None:
        raise door.NotThere(Permission.PROTECTED_CHANGE, person_id, "R1 no such entry")
    return row


def _complete(kind: str, content: Content) -> None:
    if kind not in Entry.Kind.values:
        raise EntryEmpty("Choose what is to be protected", "kind")
    if kind == Entry.Kind.PERSON and not content.name:
        raise EntryEmpty("Enter the name", "name")
    if kind == Entry.Kind.ADDRESS and not content.lines:
        raise EntryEmpty("Enter the address", "lines")
    if content.capacity and content.capacity not in CAPACITIES:
        raise EntryEmpty("Choose who they are", "capacity")


def _next_number(agency_id: UUID, kind: str) -> int:
    """The agency's next number of this kind; whoever asks at the same moment waits. Taken-back numbers stay theirs."""
    with acting(queries.READER), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"protection {agency_id} {kind}"])
        highest = Entry.versions.filter(agency_id=agency_id, kind=kind).aggregate(last=Max("number"))["last"]
        return int(highest or 0) + 1


def _supervises(person_id: UUID, user_id: UUID) -> bool:
    """Whether a user is responsible for the person today or is to be: the same rule as the wall's."""
    rows = Allocation.objects.filter(person_id=person_id, officer_id=user_id, part="responsible")
    return bool(rows.exclude(ends_on__lt=clock.now().date()).exists())
