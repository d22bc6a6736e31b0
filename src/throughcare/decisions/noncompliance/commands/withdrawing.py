"""Withdrawing a warning: from then on it counts for nothing, and the person is told."""

from uuid import UUID

from django.db import transaction

from throughcare.decisions.noncompliance.commands.letters import withdrawal_letter
from throughcare.decisions.noncompliance.commands.proposing import propose_again
from throughcare.decisions.noncompliance.commands.writing import named_person, pack_of
from throughcare.decisions.noncompliance.events import WarningWithdrawn
from throughcare.decisions.noncompliance.models import Response
from throughcare.decisions.noncompliance.refusals import CannotBeWithdrawn, WordsNeeded
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.documents.commands import withdraw_letter
from throughcare.register.documents.models import Letter
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def withdraw_warning(
    actor: Actor, person_id: UUID, response_id: UUID, *, because: str, expected: int
) -> Letter | None:
    """Withdraw a warning, by who gave it or who may withdraw any. because: in words the person reads.

    Proposals nobody has decided on are computed again without it. Returns the letter that tells the person; None
    where the pack has none or the state stops letters. Raises NotPermitted, NotThere, PurposeNeeded, NobodyDecides,
    CannotBeWithdrawn, WordsNeeded, StaleVersion.
    """
    named_person(actor)
    warning: Response | None = Response.objects.filter(pk=response_id, person_id=person_id).first()
    own = warning is not None and warning.decided_by_id == actor.user_id
    require(actor, Permission.RESPONSE_DECIDE if own else Permission.WARNING_WITHDRAW, person_id)
    if warning is None:
        raise NotThere(Permission.WARNING_WITHDRAW, person_id, "R1 no such response")
    if warning.kind != Response.Kind.WARNING or warning.withdrawn_on is not None:
        raise CannotBeWithdrawn("This is not a warning that stands.")
    if not because.strip():
        raise WordsNeeded("Say why, in words the person can read", "because")
    refuse_what_tells(actor, person_id, {"because": because})
    amend(
        warning, expected=expected, by=actor, because="withdrawn", withdrawn_on=clock.today(actor.zone),
        withdrawn_because=because.strip(),
    )  # fmt: skip
    trail.record(actor, "noncompliance:warning:withdrawn", warning)
    bus.publish(actor, WarningWithdrawn(warning.pk, person_id))
    if warning.letter_id is not None:
        withdraw_letter(actor, person_id, warning.letter_id, because="warning-withdrawn")
    propose_again(actor, person_id, warning.order_id)
    return withdrawal_letter(actor, pack_of(actor, person_id), warning)
