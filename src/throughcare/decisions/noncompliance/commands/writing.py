"""What every write of this app shares."""

from datetime import date
from uuid import UUID

from throughcare.casework.orders.queries import state_on
from throughcare.decisions.noncompliance.models import Failure
from throughcare.decisions.noncompliance.refusals import NobodyDecides
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import SupervisionState
from throughcare.rules.jurisdictions import Jurisdiction, TimeLimit


def failure_held(person_id: UUID, failure_id: UUID, permission: Permission) -> Failure:
    """The current row of this person's failure, locked against other writers. Raises NotThere."""
    rows = Failure.objects.select_for_update(no_key=True, of=("self",)).select_related("contact", "order")
    failure: Failure | None = rows.filter(pk=failure_id, person_id=person_id).first()
    if failure is None:
        raise NotThere(permission, person_id, "R1 no such failure")
    return failure


def add(actor: Actor, row: Versioned, action: str, **details: str | int | bool) -> None:
    """Save a new row with its audit entry. Raises ValidationError."""
    row.full_clean()
    row.save(force_insert=True)
    trail.record(actor, action, row, details=details)


def named_person(actor: Actor) -> None:
    """Refuse a machine as the one who judges or decides. Raises NobodyDecides."""
    if actor.system or actor.machine:
        raise NobodyDecides


def pack_of(actor: Actor, person_id: UUID) -> Jurisdiction:
    """The pack under which the person is supervised: the actor's, or for the system the agency's."""
    code = actor.jurisdiction
    if not code:
        code = Person.objects.values_list("agency__jurisdiction", flat=True).get(pk=person_id)
    return jurisdictions.get(code)


def state_today(actor: Actor, person_id: UUID) -> SupervisionState | None:
    """The person's state today."""
    return state_on(person_id, clock.today(actor.zone))


def last_day(pack: Jurisdiction, limit: TimeLimit, start: date) -> date | None:
    """The last day in time under a limit of the pack, counted from the day after `start`; None without a figure."""
    return limit.due(start, pack.holidays(start.year, start.year + 1))
