"""Approving or declining what was asked for beyond the proposal: by somebody else, who has read why."""

from uuid import UUID

from django.db import transaction

from throughcare.decisions.noncompliance.commands.checking import basis_of, check, needs_approval
from throughcare.decisions.noncompliance.commands.deciding import Deciders, respond
from throughcare.decisions.noncompliance.commands.writing import failure_held, named_person
from throughcare.decisions.noncompliance.drafts import DecisionDraft
from throughcare.decisions.noncompliance.events import ApprovalAnswered
from throughcare.decisions.noncompliance.models import Failure, Response, ResponseAsked
from throughcare.decisions.noncompliance.refusals import NotNow, OneAlone, WordsNeeded
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells

Stage = Failure.Stage


@transaction.atomic
def approve_response(
    actor: Actor, person_id: UUID, failure_id: UUID, *, answer: str, expected: int
) -> Response:
    """Approve what was asked for: the response is given now, in the name of who asked, approved by the actor.

    Everything is checked again as it stands today. Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotNow,
    OneAlone, WordsNeeded, StaleVersion, and what deciding raises.
    """
    failure, asked = _waiting(actor, person_id, failure_id, answer)
    _answer(actor, asked, ResponseAsked.State.APPROVED, answer)
    draft, basis = draft_of(asked), basis_of(actor, failure)
    option = check(actor, basis, draft, for_officer=True)
    if not needs_approval(option):
        raise NotNow(
            "It is not stricter than what is proposed any more: decline it, so that it is decided anew."
        )
    return respond(actor, basis, option, draft, Deciders(asked.asked_by_id, actor.user_id), expected)


@transaction.atomic
def decline_response(
    actor: Actor, person_id: UUID, failure_id: UUID, *, answer: str, expected: int
) -> Failure:
    """Decline it: nothing follows from it, and the failure waits for another decision. Raises as `approve_response`."""
    failure, asked = _waiting(actor, person_id, failure_id, answer)
    _answer(actor, asked, ResponseAsked.State.DECLINED, answer)
    amend(failure, expected=expected, by=actor, because="approval-declined", stage=Stage.TO_DECIDE)
    trail.record(actor, "noncompliance:failure:declined", failure)
    return failure


def draft_of(asked: ResponseAsked) -> DecisionDraft:
    """What was asked for, as a decision."""
    return DecisionDraft(
        kind=asked.kind, reasons=asked.reasons, departs_because=asked.departs_because, requirement=asked.requirement,
        correct_by=asked.correct_by, by_hand=asked.by_hand, measure=asked.measure, what=asked.what, amount=asked.amount,
        due_on=asked.due_on, beside_id=asked.beside_id,
        proportionate=asked.proportionate, interpreter=asked.interpreter, adult=asked.adult,
    )  # fmt: skip


def _waiting(actor: Actor, person_id: UUID, failure_id: UUID, answer: str) -> tuple[Failure, ResponseAsked]:
    named_person(actor)
    require(actor, Permission.SANCTION_APPROVE, person_id)
    failure = failure_held(person_id, failure_id, Permission.SANCTION_APPROVE)
    asked: ResponseAsked | None = ResponseAsked.objects.filter(
        failure=failure, state=ResponseAsked.State.WAITING
    ).first()
    if failure.stage != Stage.TO_APPROVE or asked is None:
        raise NotNow("Nothing waits for approval here.")
    if asked.asked_by_id == actor.user_id:
        raise OneAlone
    if not answer.strip():
        raise WordsNeeded("Say why", "answer")
    refuse_what_tells(actor, person_id, {"answer": answer})
    return failure, asked


def _answer(actor: Actor, asked: ResponseAsked, state: str, answer: str) -> None:
    amend(
        asked, expected=asked.version, by=actor, because=state, state=state, answered_by_id=actor.user_id,
        answered_on=clock.today(actor.zone), answer=answer.strip(),
    )  # fmt: skip
    approved = state == ResponseAsked.State.APPROVED
    trail.record(actor, "noncompliance:approval:answered", asked, details={"approved": approved})
    bus.publish(actor, ApprovalAnswered(asked.pk, asked.person_id, asked.failure_id, approved))
