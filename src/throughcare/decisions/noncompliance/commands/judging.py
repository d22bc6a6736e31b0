"""Judging the excuse: reasonable or not, by a named person, with reasons, and not before it could be heard."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.testing.commands import accept_afterwards
from throughcare.decisions.noncompliance.commands.proposing import propose, take_back
from throughcare.decisions.noncompliance.commands.writing import add, failure_held, named_person, pack_of
from throughcare.decisions.noncompliance.drafts import JudgmentDraft
from throughcare.decisions.noncompliance.events import ExcuseJudged, FailureClosed
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, Response
from throughcare.decisions.noncompliance.refusals import NotNow, TooSoon, WordsNeeded
from throughcare.decisions.noncompliance.wording import DECIDED, EXCUSED
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.responses.failures import Subject

Stage = Failure.Stage


@transaction.atomic
def judge(
    actor: Actor, person_id: UUID, failure_id: UUID, draft: JudgmentDraft, *, expected: int
) -> ExcuseJudgment:
    """Judge the excuse. Reasonable closes the failure; otherwise the pack's rule is asked what it proposes.

    It may be judged again until a response is decided. Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded,
    NotNow, TooSoon, WordsNeeded, StaleVersion.
    """
    named_person(actor)
    require(actor, Permission.EXCUSE_JUDGE, person_id)
    failure = failure_held(person_id, failure_id, Permission.EXCUSE_JUDGE)
    _check(actor, failure, draft)
    judgment = _keep(actor, failure, draft)
    stage, reason = _where_next(failure, draft)
    amend(failure, expected=expected, by=actor, because="judged", stage=stage, closed_reason=reason)
    trail.record(actor, "noncompliance:failure:judged", failure, details={"reasonable": draft.reasonable})
    bus.publish(actor, ExcuseJudged(failure.pk, person_id, draft.reasonable))
    if stage == Stage.CLOSED:
        bus.publish(actor, FailureClosed(failure.pk, person_id, reason))
    if draft.reasonable:
        take_back(actor, failure)
        if failure.subject_kind == Subject.TEST.value:
            accept_afterwards(
                actor, person_id, failure.subject_id, answer=failure.excuse, words=draft.reasons
            )
    elif stage == Stage.TO_DECIDE:
        propose(actor, failure)
    return judgment


def _check(actor: Actor, failure: Failure, draft: JudgmentDraft) -> None:
    if failure.stage == Stage.TO_ASK:
        raise NotNow("Ask for the reason first: the person has not been heard.")
    if failure.stage == Stage.CLOSED:
        raise NotNow("This failure is closed.")
    due = failure.excuse_due_on
    if failure.heard_on is None and due is not None and due >= clock.today(actor.zone):
        until = pack_of(actor, failure.person_id).in_words(due)
        raise TooSoon(
            f"The person has until {until} to give a reason. Judge it when they have, or after that day."
        )
    if not draft.reasons.strip():
        raise WordsNeeded("Say why", "reasons")
    refuse_what_tells(actor, failure.person_id, {"reasons": draft.reasons})


def _keep(actor: Actor, failure: Failure, draft: JudgmentDraft) -> ExcuseJudgment:
    held: ExcuseJudgment | None = ExcuseJudgment.objects.filter(failure=failure).first()
    given = {"excuse": failure.excuse, "reasonable": draft.reasonable, "reasons": draft.reasons.strip()}
    if held is None:
        held = ExcuseJudgment(
            person_id=failure.person_id, failure=failure, judged_by_id=actor.user_id, recorded_by_id=actor.user_id,
            **given,
        )  # fmt: skip
        add(actor, held, "noncompliance:excuse:judged", reasonable=draft.reasonable)
        return held
    amend(held, expected=held.version, by=actor, because="judged-again", judged_by_id=actor.user_id, **given)
    trail.record(actor, "noncompliance:excuse:judged-again", held, details={"reasonable": draft.reasonable})
    return held


def _where_next(failure: Failure, draft: JudgmentDraft) -> tuple[str, str]:
    """The stage after the judgment, and why it is closed if it is."""
    if draft.reasonable:
        return Stage.CLOSED, EXCUSED
    decided = Response.objects.filter(failure=failure, withdrawn_on__isnull=True).exists()
    return (Stage.CLOSED, DECIDED) if decided else (Stage.TO_DECIDE, "")
