"""What this app does when it hears of a fact: it opens a failure of it, or closes it. Nothing is judged here."""

from throughcare.casework.checkins.events import CheckinExpired, CheckinReviewed
from throughcare.casework.orders.events import SupervisionStateChanged
from throughcare.casework.supervision.events import ContactRecorded, OutcomeChanged
from throughcare.casework.testing.events import TestNotTaken, TestResulted
from throughcare.casework.unpaidwork.events import WorkOutcomeRecorded
from throughcare.decisions.dueprocess.events import DecisionSetAside, PartSetAside
from throughcare.decisions.noncompliance import commands
from throughcare.platform.actor import Actor
from throughcare.rules.responses.failures import Subject


def consider_contact(actor: Actor, event: ContactRecorded | OutcomeChanged) -> None:
    """Open, close or reopen the failure of a contact. The contact is read as it stands, so order does not matter."""
    commands.consider(actor, event.contact_id, event.happened_on)


def consider_state(actor: Actor, event: SupervisionStateChanged) -> None:
    """Look again at missed contacts when the state on their day changes, and let the time for a reason run on."""
    commands.consider_person(actor, event.person_id)
    commands.run_on(actor, event.person_id, event.state_id)


def consider_work(actor: Actor, event: WorkOutcomeRecorded) -> None:
    """A day of unpaid work that may be answered opens a failure; another outcome of the same day closes it."""
    if not event.enforceable:
        commands.none_any_more(actor, Subject.WORK, event.appointment_id)
        return
    kind = "work_not_complied" if event.state == "attended" else "work_missed"
    commands.consider_fact(
        actor,
        commands.Happened(
            person_id=event.person_id, subject=Subject.WORK, subject_id=event.appointment_id, kind=kind, on=event.on
        ),
    )  # fmt: skip


def consider_checkin(actor: Actor, event: CheckinExpired | CheckinReviewed) -> None:
    """A check-in that ran out unsent opens one; a technical failure is no failure, and closes what was opened.

    What somebody answered in a check-in opens nothing, and a picture that did not match neither.
    """
    if isinstance(event, CheckinReviewed) and not event.expired:
        return
    if event.technical:
        commands.none_any_more(actor, Subject.CHECKIN, event.checkin_id)
        return
    if isinstance(event, CheckinExpired):
        commands.consider_fact(
            actor,
            commands.Happened(
                person_id=event.person_id, subject=Subject.CHECKIN, subject_id=event.checkin_id,
                kind="checkin_expired", on=event.on,
            ),
        )  # fmt: skip


def consider_test(actor: Actor, event: TestResulted | TestNotTaken) -> None:
    """A confirmed result, or a test refused, opens one; disputed, explained or excused it is none and is closed.

    A screen is no result and opens nothing; nor does prescribed treatment, or no specimen for a reason.
    """
    if not event.answerable:
        commands.none_any_more(actor, Subject.TEST, event.test_id)
        return
    kind = "test_confirmed" if isinstance(event, TestResulted) else "test_refused"
    commands.consider_fact(
        actor,
        commands.Happened(
            person_id=event.person_id, subject=Subject.TEST, subject_id=event.test_id, kind=kind, on=event.on,
            condition_id=event.condition_id,
        ),
    )  # fmt: skip


def end_after_appeal(actor: Actor, event: DecisionSetAside) -> None:
    """A response whose decision an appeal set aside counts no more. Of one changed in part, each part is told of.

    Where it was sent back, the failure waits for a decision again.
    """
    if event.extent == "whole":
        commands.end_set_aside(actor, event.process_id, again=event.again)


def end_part_after_appeal(actor: Actor, event: PartSetAside) -> None:
    """The response, or what was to be done by it, stands no more; the rest of the decision does."""
    if event.what in ("response", "sanction"):
        commands.end_part_set_aside(actor, event.process_id, event.part)
