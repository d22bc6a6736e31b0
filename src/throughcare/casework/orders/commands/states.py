"""What is happening to the person, by date.

One state at a time: each closes the one before on its own first day. Death, whereabouts and the end of supervision
have commands of their own, which enter their state through `enter`.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.writing import ADDED, TAKEN_BACK, add, held, refuse_why, written
from throughcare.casework.orders.drafts import StateDraft
from throughcare.casework.orders.events import SupervisionStateChanged
from throughcare.casework.orders.models import SupervisionState as StateRow
from throughcare.casework.orders.reasons import STATE_CHANGED, STATE_REOPENED
from throughcare.casework.orders.refusals import InTheFuture, NotListed, StateRefused
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.contacts import SupervisionState

ELSEWHERE = {
    SupervisionState.WHEREABOUTS_UNKNOWN: "Record the attempts first; then a manager decides on the page"
    " “Whereabouts unknown”.",
    SupervisionState.DIED: "Record a reported death on its own page.",
    SupervisionState.ENDED: "End supervision on its own page, which shows what is still open.",
}
"""States with a way of their own in."""


@transaction.atomic
def change_state(actor: Actor, person_id: UUID, draft: StateDraft) -> StateRow:
    """Record a new state from a day on; the state before ends that day.

    Two changes on one day are both kept: the former then has no day of its own.
    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, InTheFuture or StateRefused.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    if draft.state not in set(SupervisionState):
        raise NotListed("state", draft.state)
    state = SupervisionState(draft.state)
    if state in ELSEWHERE:
        raise StateRefused(ELSEWHERE[state], "state")
    refuse_what_tells(actor, person_id, {"note": draft.note})
    return enter(actor, person_id, state, draft.starts_on, draft.note)


def enter(
    actor: Actor, person_id: UUID, state: SupervisionState, starts_on: date, note: str = "",
    decided_by: UUID | None = None,
) -> StateRow:  # fmt: skip
    """Write the state and close the one before. The caller asked permission. Raises InTheFuture or StateRefused."""
    one_writer(person_id)
    last = last_state(person_id)
    if starts_on > clock.today(actor.zone):
        raise InTheFuture("The first day", "starts_on", starts_on)
    if last is not None:
        _check_follows(actor, state, starts_on, last)
    if last is not None and (last.ends_on is None or last.ends_on > starts_on):
        amend(last, expected=last.version, by=actor, because=STATE_CHANGED.code, ends_on=starts_on)
        trail.record(actor, "orders:state:ended", last)
    row = StateRow(
        person_id=person_id, state=state, starts_on=starts_on, note=note.strip(), decided_by_id=decided_by,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, row, "orders:state:added")
    former = last.state if last is not None else ""
    bus.publish(actor, SupervisionStateChanged(person_id, row.state, former, row.starts_on, ADDED, row.pk))
    return row


@transaction.atomic
def retract_state(actor: Actor, person_id: UUID, state_id: UUID, *, expected: int, because: str) -> None:
    """Undo the latest state, entered by mistake: the one before runs on as if nothing had happened.

    Raises StateRefused unless it is the latest, or for a death, which has a report to be undone; StaleVersion.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    row = held(StateRow, person_id, state_id)
    if row.state == SupervisionState.DIED:
        raise StateRefused("Undo the report of the death instead: everything then stands as it stood before.")
    undo(actor, person_id, row, expected=expected, because=because)


def undo(actor: Actor, person_id: UUID, row: StateRow, *, expected: int, because: str) -> None:
    """Take a state back and open the one before as it was. The caller asked permission.

    Raises StateRefused unless it is the latest, StaleVersion.
    """
    one_writer(person_id)
    if last_state(person_id) != row:
        raise StateRefused("Only the latest state can be taken back. Take back the later ones first.")
    retract(row, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:state:taken-back", row)
    before = last_state(person_id)
    if before is not None and before.ends_on == row.starts_on:
        amend(
            before,
            expected=before.version,
            by=actor,
            because=STATE_REOPENED.code,
            ends_on=_end_before(before),
        )
        trail.record(actor, "orders:state:reopened", before)
    state = before.state if before is not None else ""
    bus.publish(
        actor, SupervisionStateChanged(person_id, state, row.state, row.starts_on, TAKEN_BACK, row.pk)
    )


def one_writer(person_id: UUID) -> None:
    """Let one writer at a time change this person's states, so that no gap or overlap can arise."""
    Person.objects.select_for_update(no_key=True).values_list("pk").get(pk=person_id)


def last_state(person_id: UUID) -> StateRow | None:
    """The latest state; of two that begin on one day, the one recorded later (ids grow with time)."""
    last: StateRow | None = StateRow.objects.filter(person_id=person_id).order_by("-starts_on", "-id").first()
    return last


def _end_before(row: StateRow) -> date | None:
    """The end that a state had before another followed: the version that the follower closed says."""
    if row.because != STATE_CHANGED.code:
        return None
    earlier: date | None = (
        StateRow.versions.of(row.pk).filter(version=row.version - 1).values_list("ends_on", flat=True).first()
    )
    return earlier


def _check_follows(actor: Actor, state: SupervisionState, starts_on: date, last: StateRow) -> None:
    label, since = label_of(last.state), written(actor, last.starts_on)
    if last.state == SupervisionState.DIED:
        raise StateRefused(
            f"This person is recorded as having died on {since}. If that is wrong, undo the report first.",
            "state",
        )
    if last.state == state and last.ends_on is None:
        raise StateRefused(f"The state is already “{label}”, since {since}", "state", since=last.starts_on)
    if starts_on < last.starts_on:
        raise StateRefused(
            f"“{label}” is recorded from {since}. Choose that day or a later one, or take it back first.",
            "starts_on", since=last.starts_on,
        )  # fmt: skip


def label_of(state: str) -> str:
    """The words of a state; a code that the rules lack as it stands."""
    return SupervisionState(state).label if state in set(SupervisionState) else state
