"""A declared tie: whoever knows a person says so and is shut out at once, whatever their role or caseload.

From the record, or by an exact number: then the answer is the same whether the number is anybody's or not, and
whether the record was hidden or not.
"""

from uuid import UUID

from django.db import transaction

from throughcare.platform.access import door
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.caseload.events import TieDeclared
from throughcare.register.caseload.models import Exclusion
from throughcare.register.caseload.reach import own_agency
from throughcare.register.caseload.wording import TIES
from throughcare.register.people.queries.exact import person_with_exactly

TIER = Actor.system_named("caseload.tie")


class TieNotClear(Refused):
    """The kind of tie is missing."""


@transaction.atomic
def declare_tie(actor: Actor, person_id: UUID, *, kind: str) -> None:
    """Shut oneself out of a record one can find. Raises NotPermitted, NotThere or TieNotClear."""
    door.require(actor, Permission.PERSON_FIND, person_id)
    _check(kind)
    with acting(TIER):
        _shut_out(actor, person_id, kind)


@transaction.atomic
def declare_tie_by_number(actor: Actor, *, number: str, agency_id: UUID | None, kind: str) -> None:
    """Shut oneself out of whichever record has exactly this number; says nothing of whether there is one.

    Raises NotPermitted or TieNotClear.
    """
    door.require(actor, Permission.PERSON_FIND)
    _check(kind)
    with acting(TIER):
        agency = Agency.objects.filter(pk=agency_id or own_agency(actor)).first()
        found = person_with_exactly(number, agency.pk, agency.jurisdiction) if agency else None
        if found:
            _shut_out(actor, found, kind)
            return
        trail.record(actor, "caseload:tie:declared", kind="caseload.exclusion")
        bus.publish(actor, TieDeclared(actor.user_id))


def _check(kind: str) -> None:
    if kind not in TIES:
        raise TieNotClear("Choose how you know this person", "kind")


def _shut_out(actor: Actor, person_id: UUID, kind: str) -> None:
    """A part in the supervision does not stand against it: the manager is told to give the person to somebody else."""
    if not Exclusion.objects.filter(person_id=person_id, user_id=actor.user_id).exists():
        made = Exclusion(
            person_id=person_id, agency_id=own_agency(actor), user_id=actor.user_id, reason=TIES[kind],
            declared=True, recorded_by_id=actor.user_id,
        )  # fmt: skip
        made.full_clean()
        made.save(force_insert=True)
    trail.record(actor, "caseload:tie:declared", kind="caseload.exclusion", people=[person_id])
    bus.publish(actor, TieDeclared(actor.user_id, person_id))
