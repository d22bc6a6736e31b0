"""Opening, closing and reopening a failure as the outcome of its contact stands. Facts only: nothing is judged."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries import orders_on, pause_ended_by, was_stopped, zone_of
from throughcare.casework.supervision.models import Contact
from throughcare.decisions.noncompliance.commands.writing import add
from throughcare.decisions.noncompliance.events import FailureClosed, FailureOpened
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, ProposalMade
from throughcare.decisions.noncompliance.wording import DECIDED, OUTCOME_CHANGED, what_failed
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.rules.contacts import Activity, Outcome
from throughcare.rules.dates import civil_date

Stage = Failure.Stage


@transaction.atomic
def consider(actor: Actor, contact_id: UUID, happened_on: date) -> Failure | None:
    """Bring the failure of one contact in line with its outcome as it stands now; safe to repeat.

    happened_on: civil date of the contact in the agency's zone. An outcome that needs judgment opens one failure,
    or reopens the one that a changed outcome had closed; any other closes it. Returns the failure, None if none.
    """
    contact = Contact.objects.select_for_update(no_key=True).filter(pk=contact_id).first()
    failure: Failure | None = Failure.objects.filter(contact_id=contact_id).first()
    if contact is not None and _needs_judgment(contact.outcome) and not _nobody_missed(contact):
        if failure is None:
            return _open(actor, contact, happened_on)
        if failure.closed_reason == OUTCOME_CHANGED:
            _reopen(actor, failure, contact)
    elif failure is not None and (failure.stage != Stage.CLOSED or failure.closed_reason == DECIDED):
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


def _open(actor: Actor, contact: Contact, happened_on: date) -> Failure:
    order_id = contact.order_id
    if order_id is None:
        standing = orders_on(contact.person_id, happened_on)
        order_id = standing[0].id if standing else None
    failure = Failure(
        person_id=contact.person_id, contact=contact, order_id=order_id, failed_on=happened_on,
        what=what_failed(contact.kind, contact.outcome), recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, failure, "noncompliance:failure:opened")
    bus.publish(actor, FailureOpened(failure.pk, failure.person_id, happened_on))
    return failure


def _reopen(actor: Actor, failure: Failure, contact: Contact) -> None:
    """Where it stood before: asked is asked, heard is heard; but what was judged is judged anew."""
    stage = Stage.TO_JUDGE if failure.heard_on else Stage.ASKED if failure.excuse_due_on else Stage.TO_ASK
    amend(
        failure, expected=failure.version, by=actor, because=OUTCOME_CHANGED, stage=stage, closed_reason="",
        what=what_failed(contact.kind, contact.outcome),
    )  # fmt: skip
    trail.record(actor, "noncompliance:failure:reopened", failure)
    bus.publish(actor, FailureOpened(failure.pk, failure.person_id, failure.failed_on))


def _close(actor: Actor, failure: Failure) -> None:
    """The judgment falls with the outcome it was about. A warning already given stands until a person withdraws it."""
    for model in (ExcuseJudgment, ProposalMade):
        for row in model.objects.filter(failure=failure):
            retract(row, expected=row.version, by=actor, because=OUTCOME_CHANGED)
            trail.record(actor, f"noncompliance:{model._meta.model_name}:taken-back", row)
    amend(
        failure, expected=failure.version, by=actor, because=OUTCOME_CHANGED, stage=Stage.CLOSED,
        closed_reason=OUTCOME_CHANGED,
    )  # fmt: skip
    trail.record(actor, "noncompliance:failure:closed", failure, details={"reason": OUTCOME_CHANGED})
    bus.publish(actor, FailureClosed(failure.pk, failure.person_id, OUTCOME_CHANGED))
