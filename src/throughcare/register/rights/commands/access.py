"""A request to see the record: its clock, what is withheld and why, the pack, and handing it over."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.queries.merges import ids_of
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.rights import packing
from throughcare.register.rights.events import AccessAsked, AccessHandedOver, PackAsked
from throughcare.register.rights.models import AccessPack, AccessRequest, PartDecision
from throughcare.register.rights.queries.access import decisions_of, undecided_parts
from throughcare.register.rights.refusals import NotOpen, NotReady, OutOfOrder, ReasonMissing
from throughcare.rules import jurisdictions

RIGHTS = Permission.RIGHTS_ANSWER
State = AccessRequest.State
OPEN = (State.OPEN, State.PAUSED)


@transaction.atomic
def ask_access(
    actor: Actor, person_id: UUID, *, asked_on: date, asked_by: str = "", identity_sure: bool = True
) -> AccessRequest:
    """Record a request; the pack's law says by when it is answered. The clock stands until it is sure who asks.

    Raises NotPermitted, NotThere, PurposeNeeded or OutOfOrder.
    """
    door.require(actor, RIGHTS, person_id)
    today = clock.today(actor.zone)
    if asked_on > today:
        raise OutOfOrder("The day it was asked must be today or in the past", "asked_on", on=asked_on)
    refuse_what_tells(actor, person_id, {"asked_by": asked_by})
    pack = jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None
    due = (
        pack.data_rights.access.due(asked_on, pack.holidays(asked_on.year, asked_on.year + 1))
        if pack
        else None
    )
    made = AccessRequest(
        person_id=person_id, asked_on=asked_on, asked_by=asked_by, due_on=due, recorded_by_id=actor.user_id,
        state=State.OPEN if identity_sure else State.PAUSED, paused_on=None if identity_sure else asked_on,
    )  # fmt: skip
    made.full_clean(validate_constraints=False)
    made.save(force_insert=True)
    trail.record(actor, "rights:access:asked", made)
    bus.publish(actor, AccessAsked(person_id, made.pk))
    return made


@transaction.atomic
def pause(actor: Actor, request_id: UUID, *, expected: int, on: date) -> AccessRequest:
    """Stop the clock until it is sure who asks. Raises as `ask_access`, NotOpen or StaleVersion."""
    held = _open(actor, request_id)
    if held.state == State.PAUSED:
        raise NotOpen
    if on < held.asked_on:
        raise OutOfOrder("The clock cannot stop before it was asked", "on", on=on)
    amend(held, expected=expected, by=actor, because="identity asked for", state=State.PAUSED, paused_on=on)
    trail.record(actor, "rights:access:paused", held)
    return held


@transaction.atomic
def resume(actor: Actor, request_id: UUID, *, expected: int, on: date) -> AccessRequest:
    """Let the clock run on; the days it stood are added. Raises as `pause`."""
    held = _open(actor, request_id)
    if held.paused_on is None:
        raise NotOpen
    if on < held.paused_on:
        raise OutOfOrder("It must be on or after the day the clock stopped", "on", on=on)
    due = held.due_on + timedelta(days=(on - held.paused_on).days) if held.due_on else None
    amend(
        held,
        expected=expected,
        by=actor,
        because="identity sure",
        state=State.OPEN,
        paused_on=None,
        due_on=due,
    )
    trail.record(actor, "rights:access:resumed", held)
    return held


@transaction.atomic
def decide_part(actor: Actor, request_id: UUID, *, part: str, give: bool, reason: str = "") -> PartDecision:
    """Decide, as a named person, about a part that needs judgement. Raises as `pause`, or ReasonMissing."""
    held = _open(actor, request_id)
    if not give and not reason.strip():
        raise ReasonMissing("Say why it is withheld: the person will read this", "reason")
    refuse_what_tells(actor, held.person_id, {"reason": reason})
    before: PartDecision | None = PartDecision.objects.filter(request=held, part=part).first()
    if before is not None:
        amend(before, expected=before.version, by=actor, because="decided again", give=give, reason=reason)
        trail.record(actor, "rights:part:decided", before, details={"give": give})
        return before
    made = PartDecision(
        person_id=held.person_id,
        request=held,
        part=part,
        give=give,
        reason=reason,
        recorded_by_id=actor.user_id,
    )
    made.full_clean(validate_unique=False, validate_constraints=False)
    made.save(force_insert=True)
    trail.record(actor, "rights:part:decided", made, details={"give": give})
    return made


@transaction.atomic
def ask_pack(actor: Actor, request_id: UUID) -> AccessPack:
    """Note that a pack is to be made; the worker makes it. Raises as `pause`, or NotReady."""
    held = _open(actor, request_id)
    left = undecided_parts(held)
    if left:
        raise NotReady(f"Decide first about: {', '.join(part.what for part in left)}")
    made = AccessPack(
        person_id=held.person_id, request=held, asked_by_id=actor.user_id,
        total=packing.rows_held(ids_of(held.person_id)),
    )  # fmt: skip
    made.save(force_insert=True)
    trail.record(actor, "rights:pack:asked", made)
    bus.publish(actor, PackAsked(held.person_id, made.pk, actor.user_id))
    return made


def make_pack(actor: Actor, pack_id: UUID) -> AccessPack:
    """Put a pack together for the one who asked for it; in a transaction of the caller's. Safe to repeat.

    Raises NotPermitted, NotThere or PurposeNeeded when they may no longer.
    """
    held: AccessPack = AccessPack.objects.select_related("request").get(pk=pack_id)
    door.require(actor, RIGHTS, held.person_id)
    if held.state == AccessPack.State.MADE:
        return held
    made = packing.make(
        ids_of(held.person_id), decisions_of(held.request), title="What is held about you",
        made_on=clock.today(actor.zone),
    )  # fmt: skip
    held.state, held.made_at, held.file = AccessPack.State.MADE, clock.now(), made.file
    held.fingerprint, held.figures = made.fingerprint, made.figures
    held.save(update_fields=["state", "made_at", "file", "fingerprint", "figures"])
    trail.record(
        actor, "rights:pack:made", held, verb=trail.Verb.COMBINE, details={"fingerprint": held.fingerprint}
    )
    return held


@transaction.atomic
def hand_over(actor: Actor, request_id: UUID, *, expected: int, handed_to: str) -> AccessRequest:
    """Record that the newest pack was given, and to whom. Raises as `pause`, or NotReady."""
    held = _open(actor, request_id)
    if held.state == State.PAUSED:
        raise NotReady("It is not yet sure who asks: let the clock run on first")
    pack = AccessPack.objects.filter(request=held, state=AccessPack.State.MADE).order_by("-made_at").first()
    if pack is None:
        raise NotReady("Put the pack together first")
    newer = PartDecision.objects.filter(request=held, known_from__gt=pack.asked_at)
    if newer.exists() or undecided_parts(held):
        raise NotReady("Something was decided after this pack was made: put it together again")
    refuse_what_tells(actor, held.person_id, {"text": handed_to})
    amend(
        held, expected=expected, by=actor, because="handed over", state=State.HANDED_OVER, handed_to=handed_to
    )
    trail.record(
        actor, "rights:access:handed-over", held, verb=trail.Verb.DISCLOSE,
        details={"pack": str(pack.pk), "fingerprint": pack.fingerprint, "to": "the person"},
    )  # fmt: skip
    drop_packs(AccessPack.objects.filter(request=held))
    bus.publish(actor, AccessHandedOver(held.person_id, held.pk))
    return held


def drop_packs(packs: QuerySet[AccessPack]) -> int:
    """Keep no copy of a pack any longer; its fingerprint and figures stay. Returns how many there were."""
    return packs.exclude(file=b"").update(file=b"", state=AccessPack.State.GONE)


@transaction.atomic
def close_request(actor: Actor, request_id: UUID, *, expected: int, because: str) -> AccessRequest:
    """End a request without handing anything over: withdrawn, or refused with the reason. Raises as `pause`."""
    held = _open(actor, request_id)
    if not because.strip():
        raise ReasonMissing("Say why nothing is handed over", "because")
    refuse_what_tells(actor, held.person_id, {"text": because})
    amend(
        held,
        expected=expected,
        by=actor,
        because="closed",
        state=State.CLOSED,
        paused_on=None,
        answer=because,
    )
    trail.record(actor, "rights:access:closed", held)
    return held


def _open(actor: Actor, request_id: UUID) -> AccessRequest:
    held: AccessRequest | None = AccessRequest.objects.filter(pk=request_id).first()
    if held is None:
        raise door.NotThere(RIGHTS, None, "R1 no such request")
    door.require(actor, RIGHTS, held.person_id)
    if held.state not in OPEN:
        raise NotOpen
    return held
