"""A failure or an incident written down by hand, with what shows it; and taking back what was written in error."""

from typing import NoReturn
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.models import Condition
from throughcare.casework.orders.queries import orders_on
from throughcare.decisions.noncompliance.commands.writing import add, failure_held, named_person
from throughcare.decisions.noncompliance.drafts import FailureDraft
from throughcare.decisions.noncompliance.events import FailureClosed, FailureOpened
from throughcare.decisions.noncompliance.models import Failure
from throughcare.decisions.noncompliance.refusals import (
    DayNeeded,
    NeverAFailure,
    NotAFailureHere,
    NotNow,
    WordsNeeded,
)
from throughcare.decisions.noncompliance.wording import IN_ERROR
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.responses.failures import FAILURES, NEVER, FailureKind, Subject

RECORDED_ELSEWHERE: dict[Subject, str] = {
    Subject.CONTACT: "Record the outcome of the contact: it is answered from there",
    Subject.CHECKIN: "A check-in is recorded where check-ins are kept",
}
"""What is not written down here, and where it is."""
BY_HAND = {code: kind for code, kind in FAILURES.items() if kind.subject not in RECORDED_ELSEWHERE}
"""Kinds that may be written down by hand."""


@transaction.atomic
def record_failure(actor: Actor, person_id: UUID, draft: FailureDraft) -> Failure:
    """Write down a failure or an incident with what shows it. Nobody has judged it yet.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NeverAFailure, NotAFailureHere, WordsNeeded, DayNeeded.
    """
    named_person(actor)
    require(actor, Permission.CONTACT_RECORD, person_id)
    kind = _kind(draft.kind)
    if not draft.evidence.strip():
        raise WordsNeeded("Say what shows it: who saw what, or which paper says so", "evidence")
    refuse_what_tells(actor, person_id, {"evidence": draft.evidence})
    if draft.failed_on > clock.today(actor.zone):
        raise DayNeeded("The day must be today or before", "failed_on")
    condition = _condition(person_id, draft)
    standing = orders_on(person_id, draft.failed_on)
    key = uuid7()
    failure = Failure(
        id=key, person_id=person_id, subject_kind=kind.subject.value, subject_id=key, kind=draft.kind,
        condition=condition, order_id=_order_of(condition, standing[0].id if standing else None),
        failed_on=draft.failed_on, what=kind.title, evidence=draft.evidence.strip(), reported_by_id=actor.user_id,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, failure, "noncompliance:failure:recorded", kind=draft.kind)
    bus.publish(actor, FailureOpened(failure.pk, person_id, draft.failed_on))
    return failure


@transaction.atomic
def take_back_failure(
    actor: Actor, person_id: UUID, failure_id: UUID, *, because: str, expected: int
) -> Failure:
    """Close what was written down by hand in error; nothing follows from it.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, WordsNeeded, StaleVersion.
    """
    require(actor, Permission.EXCUSE_JUDGE, person_id)
    failure = failure_held(person_id, failure_id, Permission.EXCUSE_JUDGE)
    if failure.subject_id != failure.pk:
        raise NotNow("Correct what it is about: this closes by itself then.")
    if failure.stage == Failure.Stage.CLOSED:
        raise NotNow("This failure is closed.")
    if not because.strip():
        raise WordsNeeded("Say what was wrong", "because")
    refuse_what_tells(actor, person_id, {"because": because})
    amend(
        failure, expected=expected, by=actor, because=IN_ERROR, stage=Failure.Stage.CLOSED, closed_reason=IN_ERROR,
        taken_back_because=because.strip(),
    )  # fmt: skip
    trail.record(actor, "noncompliance:failure:taken-back", failure)
    bus.publish(actor, FailureClosed(failure.pk, person_id, IN_ERROR))
    return failure


def _kind(code: str) -> FailureKind:
    if code in NEVER:
        raise NeverAFailure(NEVER[code], "kind")
    if code not in FAILURES:
        _refuse("Choose what happened")
    kind = FAILURES[code]
    if kind.subject in RECORDED_ELSEWHERE:
        _refuse(RECORDED_ELSEWHERE[kind.subject])
    return kind


def _refuse(why: str) -> NoReturn:
    raise NotAFailureHere(why, "kind")


def _condition(person_id: UUID, draft: FailureDraft) -> Condition | None:
    if draft.condition_id is None:
        return None
    held: Condition | None = Condition.objects.filter(pk=draft.condition_id, person_id=person_id).first()
    if held is None:
        raise NotAFailureHere("Choose a condition of this person", "condition_id")
    if held.starts_on is not None and draft.failed_on < held.starts_on:
        raise NotAFailureHere("The condition did not stand on that day", "condition_id")
    if held.ends_on is not None and draft.failed_on >= held.ends_on:
        raise NotAFailureHere("The condition did not stand on that day", "condition_id")
    return held


def _order_of(condition: Condition | None, standing: UUID | None) -> UUID | None:
    return condition.order_id if condition is not None else standing
