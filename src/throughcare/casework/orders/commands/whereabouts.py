"""Attempts to reach somebody, and the decision that nobody knows where they are. A named person decides."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.states import enter
from throughcare.casework.orders.commands.writing import add, held, pack_of, refuse_why
from throughcare.casework.orders.drafts import AttemptDraft
from throughcare.casework.orders.models import ReachAttempt
from throughcare.casework.orders.models import SupervisionState as StateRow
from throughcare.casework.orders.queries.whereabouts import attempts_of
from throughcare.casework.orders.refusals import InTheFuture, NotEnoughTried, NotListed, StateRefused
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import retract
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.contacts import ReachResult, ReachWay, SupervisionState


@transaction.atomic
def record_attempt(actor: Actor, person_id: UUID, draft: AttemptDraft) -> ReachAttempt:
    """Write down one attempt to reach the person. Raises NotPermitted, NotThere, NotListed or InTheFuture."""
    require(actor, Permission.CONTACT_RECORD, person_id)
    if draft.way not in set(ReachWay):
        raise NotListed("way", draft.way)
    if draft.result not in set(ReachResult):
        raise NotListed("result", draft.result)
    if draft.on > clock.today(actor.zone):
        raise InTheFuture("The day of the attempt", "on", draft.on)
    refuse_what_tells(actor, person_id, {"note": draft.note})
    attempt = ReachAttempt(
        person_id=person_id, on=draft.on, way=draft.way, result=draft.result, note=draft.note.strip(),
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, attempt, "orders:attempt:recorded")
    return attempt


@transaction.atomic
def retract_attempt(actor: Actor, person_id: UUID, attempt_id: UUID, *, expected: int, because: str) -> None:
    """Take back an attempt that was entered wrongly. Raises StaleVersion."""
    require(actor, Permission.CONTACT_RECORD, person_id)
    refuse_why(actor, person_id, because)
    attempt = held(ReachAttempt, person_id, attempt_id)
    retract(attempt, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:attempt:taken-back", attempt)


@transaction.atomic
def decide_whereabouts_unknown(actor: Actor, person_id: UUID, *, starts_on: date, reasons: str) -> StateRow:
    """Decide that nobody knows where the person is; the actor's name stands with the state.

    Only once what the pack asks was tried. The way back is `change_state`, or `retract_state` when it was a mistake.
    Raises NotPermitted, NotThere, NotEnoughTried, InTheFuture or StateRefused.
    """
    if actor.system or actor.machine:
        raise StateRefused(
            "Only a named person can decide that somebody's whereabouts are unknown.", "reasons"
        )
    require(actor, Permission.WHEREABOUTS_DECIDE, person_id)
    if not reasons.strip():
        raise StateRefused("Say on what you decide this", "reasons")
    refuse_what_tells(actor, person_id, {"reasons": reasons})
    tried = [row.attempt for row in attempts_of(actor, person_id)]
    missing = pack_of(actor, person_id).attempts.missing(tried, clock.today(actor.zone))
    if missing:
        raise NotEnoughTried(missing)
    return enter(
        actor, person_id, SupervisionState.WHEREABOUTS_UNKNOWN, starts_on, reasons, decided_by=actor.user_id
    )
