"""Opening, closing and reopening a failure as what it is about stands. Facts only: nothing is judged."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import orders_on, pause_ended_by, was_stopped, zone_of
from throughcare.casework.supervision.models import Contact
from throughcare.decisions.noncompliance.commands.writing import add
from throughcare.decisions.noncompliance.events import FailureClosed, FailureOpened
from throughcare.decisions.noncompliance.models import (
    AbilityFinding,
    ExcuseJudgment,
    Failure,
    ProposalMade,
    ResponseAsked,
    Weighing,
)
from throughcare.decisions.noncompliance.wording import (
    DECIDED,
    OUTCOME_CHANGED,
    contact_kind,
    what_failed,
)
from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.rules.contacts import Activity, Outcome
from throughcare.rules.dates import civil_date
from throughcare.rules.responses.failures import FAILURES, Subject

Stage = Failure.Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """A fact another app tells, of which a failure may be made. subject_id: its row there.

    what: for lists; "" for the kind's own title. order_id: None for the order in force on the day. reported_by: who
    recorded it there; None where a machine did.
    """

    person_id: UUID
    subject: Subject
    subject_id: UUID
    kind: str
    on: date
    what: str = ""
    order_id: UUID | None = None
    condition_id: UUID | None = None
    contact: Contact | None = None
    reported_by: UUID | None = None


@transaction.atomic
def consider(actor: Actor, contact_id: UUID, happened_on: date) -> Failure | None:
    """Bring the failure of one contact in line with its outcome as it stands now; safe to repeat.

    happened_on: civil date of the contact in the agency's zone. An outcome that needs judgment opens one failure,
    or reopens the one that a changed outcome had closed; any other closes it. Returns the failure, None if none.
    """
    contact = Contact.objects.select_for_update(no_key=True).filter(pk=contact_id).first()
    if contact is None or not _needs_judgment(contact.outcome) or _nobody_missed(contact):
        return none_any_more(actor, Subject.CONTACT, contact_id)
    return consider_fact(
        actor,
        Happened(
            person_id=contact.person_id, subject=Subject.CONTACT, subject_id=contact.pk,
            kind=contact_kind(contact.outcome), on=happened_on, what=what_failed(contact.kind, contact.outcome),
            order_id=contact.order_id, contact=contact, reported_by=_person(contact.recorded_by_id),
        ),
    )  # fmt: skip


@transaction.atomic
def consider_fact(actor: Actor, fact: Happened) -> Failure:
    """Open the failure of a fact, or reopen the one that a change had closed; safe to repeat."""
    failure = _about(fact.subject, fact.subject_id)
    if failure is None:
        return _open(actor, fact)
    if failure.closed_reason == OUTCOME_CHANGED:
        _reopen(actor, failure, fact)
    return failure


@transaction.atomic
def none_any_more(actor: Actor, subject: Subject, subject_id: UUID) -> Failure | None:
    """What it was about is changed, so that it is no failure: close it, decided or not. Safe to repeat."""
    failure = _about(subject, subject_id)
    if failure is not None and (failure.stage != Stage.CLOSED or failure.closed_reason == DECIDED):
        _close(actor, failure)
    return failure


def consider_person(actor: Actor, person_id: UUID) -> None:
    """Consider every missed contact of a person again, since a state changed on the days they lie on."""
    zone = zone_of(person_id)
    codes = [outcome for outcome in Outcome if outcome.needs_judgment]
    missed = Contact.objects.filter(person_id=person_id, outcome__in=codes).order_by("happened_at")
    for contact_id, happened_at in missed.values_list("id", "happened_at"):
        consider(actor, contact_id, civil_date(happened_at, zone))


@transaction.atomic
def run_on(actor: Actor, person_id: UUID, state_id: UUID) -> None:
    """Give the person the days back on which the time for a reason stood still. Safe to repeat."""
    pause = pause_ended_by(person_id, state_id, Activity.EXCUSE_CLOCK)
    if pause is None:
        return
    marker, zone = f"clock-ran-on {state_id}", zone_of(person_id)
    for failure in Failure.objects.filter(
        person_id=person_id, stage=Stage.ASKED, excuse_due_on__isnull=False
    ):
        due = pause.moved(failure.excuse_due_on, civil_date(failure.known_from, zone))
        if due == failure.excuse_due_on or Failure.versions.of(failure.pk).filter(because=marker).exists():
            continue
        amend(failure, expected=failure.version, by=actor, because=marker, excuse_due_on=due)
        trail.record(actor, "noncompliance:failure:ran-on", failure)


def _nobody_missed(contact: Contact) -> bool:
    """Whether contacts were stopped on the day, by what is known now or by what was believed then."""
    given = (contact.person_id, contact.happened_at)
    return was_stopped(*given, Activity.DIRECT_CONTACT) or was_stopped(*given, Activity.RESPONSE)


def _needs_judgment(outcome: str) -> bool:
    return outcome in set(Outcome) and Outcome(outcome).needs_judgment


def _about(subject: Subject, subject_id: UUID) -> Failure | None:
    held: Failure | None = Failure.objects.filter(subject_kind=subject.value, subject_id=subject_id).first()
    return held


def _person(user_id: UUID) -> UUID | None:
    return None if user_id == SYSTEM_USER else user_id


def _open(actor: Actor, fact: Happened) -> Failure:
    order_id = fact.order_id
    if order_id is None:
        standing = orders_on(fact.person_id, fact.on)
        order_id = standing[0].id if standing else None
    failure = Failure(
        person_id=fact.person_id, subject_kind=fact.subject.value, subject_id=fact.subject_id, contact=fact.contact,
        condition_id=fact.condition_id, kind=fact.kind, order_id=order_id, failed_on=fact.on, what=_what(fact),
        reported_by_id=fact.reported_by, recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, failure, "noncompliance:failure:opened")
    bus.publish(actor, FailureOpened(failure.pk, failure.person_id, fact.on))
    return failure


def _what(fact: Happened) -> str:
    return fact.what or FAILURES[fact.kind].title


def _reopen(actor: Actor, failure: Failure, fact: Happened) -> None:
    """Where it stood before: asked is asked, heard is heard; but what was judged is judged anew."""
    stage = Stage.TO_JUDGE if failure.heard_on else Stage.ASKED if failure.excuse_due_on else Stage.TO_ASK
    amend(
        failure, expected=failure.version, by=actor, because=OUTCOME_CHANGED, stage=stage, closed_reason="",
        kind=fact.kind, what=_what(fact),
    )  # fmt: skip
    trail.record(actor, "noncompliance:failure:reopened", failure)
    bus.publish(actor, FailureOpened(failure.pk, failure.person_id, failure.failed_on))


def _close(actor: Actor, failure: Failure) -> None:
    """The judgment falls with the outcome it was about. A warning already given stands until a person withdraws it."""
    for model in (ExcuseJudgment, ProposalMade, Weighing, AbilityFinding):
        for row in model.objects.filter(failure=failure):
            retract(row, expected=row.version, by=actor, because=OUTCOME_CHANGED)
            trail.record(actor, f"noncompliance:{model._meta.model_name}:taken-back", row)
    for asked in ResponseAsked.objects.filter(failure=failure, state=ResponseAsked.State.WAITING):
        retract(asked, expected=asked.version, by=actor, because=OUTCOME_CHANGED)
        trail.record(actor, "noncompliance:approval:taken-back", asked)
    amend(
        failure, expected=failure.version, by=actor, because=OUTCOME_CHANGED, stage=Stage.CLOSED,
        closed_reason=OUTCOME_CHANGED,
    )  # fmt: skip
    trail.record(actor, "noncompliance:failure:closed", failure, details={"reason": OUTCOME_CHANGED})
    bus.publish(actor, FailureClosed(failure.pk, failure.person_id, OUTCOME_CHANGED))
