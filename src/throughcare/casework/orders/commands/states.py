"""What is happening to the person, by date.

One state at a time: each closes the one before on its own first day.
"""

from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.writing import ADDED, TAKEN_BACK, add, held, written
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
from throughcare.rules.contacts import SupervisionState

DECIDED_BY_A_PERSON = frozenset({SupervisionState.WHEREABOUTS_UNKNOWN})
"""States no rule or job may set: a named person decides, and writes down on what."""


@transaction.atomic
def change_state(actor: Actor, person_id: UUID, draft: StateDraft) -> StateRow:
    """Record a new state from a day on; the state before ends that day.

    Two changes on one day are both kept: the former then has no day of its own.
    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, InTheFuture or StateRefused.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    _one_writer(person_id)
    last = _last(person_id)
    _check(actor, draft, last)
    if last is not None and (last.ends_on is None or last.ends_on > draft.starts_on):
        amend(last, expected=last.version, by=actor, because=STATE_CHANGED.code, ends_on=draft.starts_on)
        trail.record(actor, "orders:state:ended", last)
    row = StateRow(
        person_id=person_id, state=draft.state, starts_on=draft.starts_on, note=draft.note.strip(),
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, row, "orders:state:added")
    former = last.state if last is not None else ""
    bus.publish(actor, SupervisionStateChanged(person_id, row.state, former, row.starts_on, ADDED))
    return row


@transaction.atomic
def retract_state(actor: Actor, person_id: UUID, state_id: UUID, *, expected: int, because: str) -> None:
    """Undo the latest state, entered by mistake: the one before runs on as if nothing had happened.

    Raises StateRefused unless it is the latest, StaleVersion.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    _one_writer(person_id)
    row = held(StateRow, person_id, state_id)
    if _last(person_id) != row:
        raise StateRefused("Only the latest state can be taken back. Take back the later ones first.")
    retract(row, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:state:taken-back", row)
    before = _last(person_id)
    if before is not None and before.ends_on == row.starts_on:
        amend(before, expected=before.version, by=actor, because=STATE_REOPENED.code, ends_on=None)
        trail.record(actor, "orders:state:reopened", before)
    state = before.state if before is not None else ""
    bus.publish(actor, SupervisionStateChanged(person_id, state, row.state, row.starts_on, TAKEN_BACK))


def _one_writer(person_id: UUID) -> None:
    """Let one writer at a time change this person's states, so that no gap or overlap can arise."""
    Person.objects.select_for_update(no_key=True).values_list("pk").get(pk=person_id)


def _last(person_id: UUID) -> StateRow | None:
    """The latest state; of two that begin on one day, the one recorded later (ids grow with time)."""
    last: StateRow | None = StateRow.objects.filter(person_id=person_id).order_by("-starts_on", "-id").first()
    return last


def _check(actor: Actor, draft: StateDraft, last: StateRow | None) -> None:
    if draft.state not in set(SupervisionState):
        raise NotListed("state", draft.state)
    if draft.starts_on > clock.today(actor.zone):
        raise InTheFuture("The first day", "starts_on", draft.starts_on)
    if SupervisionState(draft.state) in DECIDED_BY_A_PERSON:
        _check_decision(actor, draft)
    if last is not None:
        _check_follows(actor, draft, last)


def _check_decision(actor: Actor, draft: StateDraft) -> None:
    if actor.system or actor.machine:
        raise StateRefused("Only a person can decide that somebody's whereabouts are unknown", "state")
    if not draft.note.strip():
        raise StateRefused("Say who decided this, and what was tried to reach the person", "note")


def _check_follows(actor: Actor, draft: StateDraft, last: StateRow) -> None:
    label, since = _label(last.state), written(actor, last.starts_on)
    if last.state == SupervisionState.DIED:
        raise StateRefused(
            f"This person is recorded as having died on {since}. If that is wrong, take it back first.",
            "state",
        )
    if last.state == draft.state and last.ends_on is None:
        raise StateRefused(f"The state is already “{label}”, since {since}", "state", since=last.starts_on)
    if draft.starts_on < last.starts_on:
        raise StateRefused(
            f"“{label}” is recorded from {since}. Choose that day or a later one, or take it back first.",
            "starts_on", since=last.starts_on,
        )  # fmt: skip


def _label(state: str) -> str:
    return SupervisionState(state).label if state in set(SupervisionState) else state
