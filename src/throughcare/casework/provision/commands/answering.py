"""Whoever runs it accepts a referral, gives it to a worker, moves it on, or declines with the reason."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.interventions.commands.moving import move
from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.interventions.reasons import reasons_for
from throughcare.casework.provision.commands.writing import referral_of
from throughcare.casework.provision.refusals import AnotherState, NotOne, NotWritten
from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.rules.interventions.referring import ROUTE, RUNNER, SERVICE

BY_ITSELF = frozenset({"assessed", "report_submitted", "prematurely_ended", "completed"})
"""Moves of a service that follow from an act of their own: the plan sent, the report sent."""


@transaction.atomic
def move_on(
    actor: Actor, referral_id: UUID, *, to: str, expected: int, reason: str = "", words: str = "",
    worker: UUID | None = None,
) -> None:  # fmt: skip
    """Bring a referral into its next state, on the side of whoever runs it; with `worker`, give it to a colleague.

    Raises NotPermitted, NotThere, AnotherState, NotOne, NotWritten, StaleVersion, or what `interventions.move` refuses.
    """
    referral = referral_of(actor, referral_id, Permission.REFERRAL_ANSWER)
    by_itself = referral.route == SERVICE and to in BY_ITSELF
    if by_itself and ROUTE[SERVICE].may(referral.state, to, RUNNER):
        raise AnotherState("This follows from the action plan or the report being sent", "to")
    if reasons_for(referral.route, referral.state, to, RUNNER) and not words.strip():
        raise NotWritten("Say what the officer and the person should know about it", "words")
    changes: dict[str, object] = {}
    if worker is not None:
        changes["worker_id"] = _colleague(referral, worker)
    move(
        actor, referral_id, to=to, side=RUNNER, reason=reason, words=words.strip(), expected=expected, **changes
    )  # fmt: skip


@transaction.atomic
def give_to(actor: Actor, referral_id: UUID, *, worker: UUID, expected: int) -> None:
    """Give a referral to a colleague. Raises NotPermitted, NotThere, NotOne or StaleVersion."""
    referral = referral_of(actor, referral_id, Permission.REFERRAL_ANSWER)
    amend(referral, expected=expected, by=actor, because="given", worker_id=_colleague(referral, worker))
    trail.record(actor, "provision:referral:given", referral, purpose="referral")


def _colleague(referral: ServiceReferral, worker: UUID) -> UUID:
    if not User.objects.filter(pk=worker, organisation_id=referral.organisation_id, is_active=True).exists():
        raise NotOne("worker", "Choose somebody of your organisation")
    return worker
