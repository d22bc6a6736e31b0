"""A response whose decision was set aside on appeal: it counts for nothing, and what was to be done is over.

Where a part of the decision was, the response or its sanction ends, whichever part it is. No other follows it then.
Where the appeal sent it back, its failure waits for a decision again, by somebody who did not make the first.
"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from throughcare.decisions.noncompliance.commands.proposing import propose, propose_again
from throughcare.decisions.noncompliance.events import FailureOpened, SanctionEnded, WarningWithdrawn
from throughcare.decisions.noncompliance.models import Failure, Response, Sanction
from throughcare.decisions.noncompliance.refusals import NotTheirsAgain
from throughcare.decisions.noncompliance.wording import DECIDED
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.documents.commands import withdraw_letter
from throughcare.register.people.models import Person

ON_APPEAL = "Set aside on appeal."
IN_PART = "Set aside when an appeal was allowed in part."
SENT_BACK = "sent-back"


@transaction.atomic
def end_set_aside(actor: Actor, process_id: UUID, *, again: bool = False) -> bool:
    """Withdraw the response that this process decided, with its sanction; false where there is none, or it was done.

    again: the failure waits for a decision anew. The person is told by the letter about the appeal. Safe to repeat.
    Raises NotPermitted, NotThere, PurposeNeeded.
    """
    response = _held(actor, process_id)
    if response is None:
        return False
    person_id = response.person_id
    stood, today = response.withdrawn_on is None, _today(person_id)
    ended = {"withdrawn_on": today, "withdrawn_because": ON_APPEAL} if stood else {}
    amend(response, expected=response.version, by=actor, because="appeal", set_aside=True, **ended)
    trail.record(actor, "noncompliance:response:set-aside", response)
    if stood:
        _end(actor, response, today, ON_APPEAL)
    if again and response.failure is not None:
        _anew(actor, response.failure)
    propose_again(actor, person_id, response.order_id)
    return True


@transaction.atomic
def end_part_set_aside(actor: Actor, process_id: UUID, part: UUID) -> bool:
    """End the response that this process decided, or only its sanction, whichever `part` names; false where neither.

    The failure stays answered: what stands of the decision is the answer. Safe to repeat.
    Raises NotPermitted, NotThere, PurposeNeeded.
    """
    response = _held(actor, process_id)
    if response is None:
        return False
    today = _today(response.person_id)
    if response.pk != part:
        return _end_sanctions(actor, response, today, IN_PART, only=part)
    if response.withdrawn_on is not None:
        return False
    amend(
        response, expected=response.version, by=actor, because="appeal", withdrawn_on=today, withdrawn_because=IN_PART
    )  # fmt: skip
    trail.record(actor, "noncompliance:response:set-aside", response)
    _end(actor, response, today, IN_PART)
    propose_again(actor, response.person_id, response.order_id)
    return True


def refuse_who_was_set_aside(failure: Failure, *users: UUID | None) -> None:
    """What an appeal sent back is neither decided nor approved by who did so before. Raises NotTheirsAgain."""
    before = Response.objects.filter(failure=failure, set_aside=True)
    if before.filter(Q(decided_by_id__in=users) | Q(approved_by_id__in=users)).exists():
        raise NotTheirsAgain


def _held(actor: Actor, process_id: UUID) -> Response | None:
    """The response of this process that was not set aside; one writer at a time."""
    rows = Response.objects.select_for_update(no_key=True, of=("self",)).select_related("failure__order")
    response: Response | None = rows.filter(process_id=process_id, set_aside=False).first()
    if response is not None:
        require(actor, Permission.RESPONSE_DECIDE, response.person_id)
    return response


def _today(person_id: UUID) -> date:
    return clock.today(Person.objects.select_related("agency").get(pk=person_id).agency.zone)


def _end(actor: Actor, response: Response, today: date, because: str) -> None:
    person_id = response.person_id
    _end_sanctions(actor, response, today, because)
    if response.kind == Response.Kind.WARNING:
        bus.publish(actor, WarningWithdrawn(response.pk, person_id))
    if response.letter_id is not None:
        withdraw_letter(actor, person_id, response.letter_id, because="warning-withdrawn")


def _end_sanctions(
    actor: Actor, response: Response, today: date, because: str, *, only: UUID | None = None
) -> bool:
    """What is due of it is due no more; only: that one. False where nothing was."""
    rows = Sanction.objects.filter(response=response, state=Sanction.State.DUE)
    held = list(rows if only is None else rows.filter(pk=only))
    for sanction in held:
        amend(
            sanction, expected=sanction.version, by=actor, because="appeal", state=Sanction.State.WITHDRAWN,
            ended_on=today, ended_because=because,
        )  # fmt: skip
        trail.record(actor, "noncompliance:sanction:ended", sanction, details={"state": "withdrawn"})
        bus.publish(actor, SanctionEnded(sanction.pk, response.person_id, "withdrawn"))
    return bool(held)


def _anew(actor: Actor, failure: Failure) -> None:
    """Only where the decision closed it: what was judged reasonable since, or is no failure any more, stays closed."""
    if failure.closed_reason != DECIDED:
        return
    amend(
        failure, expected=failure.version, by=actor, because=SENT_BACK, stage=Failure.Stage.TO_DECIDE, closed_reason=""
    )  # fmt: skip
    trail.record(actor, "noncompliance:failure:sent-back", failure)
    propose(actor, failure)
    bus.publish(actor, FailureOpened(failure.pk, failure.person_id, failure.failed_on))
