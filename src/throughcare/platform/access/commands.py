"""Writes on users, sessions and purposes."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.models import PurposeStated, User
from throughcare.platform.access.permissions import Permission, purposes_of
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.refusal import Refused

PURPOSE_LASTS = timedelta(hours=12)


class PurposeNotOpen(Refused):
    """The purpose is not one the user's roles may state."""


@transaction.atomic
def acknowledge_notice(actor: Actor) -> None:
    """Write that the user has read the notice of monitored use."""
    User.objects.filter(pk=actor.user_id).update(notice_seen_at=clock.now())
    trail.record(
        actor, "access:notice:acknowledged", verb=trail.Verb.SIGN_IN, kind="access.user", key=actor.user_id
    )


def open_for_intake(actor: Actor, person: UUID) -> None:
    """Let whoever has just begun a record go on with it, though nobody is responsible yet. Within their command."""
    if actor.system or actor.machine:
        return
    now = clock.now()
    stated = PurposeStated.objects.create(
        user_id=actor.user_id, person_id=person, purpose="intake", starts_at=now, ends_at=now + PURPOSE_LASTS
    )
    trail.record(
        actor, "access:purpose:given", stated, verb=trail.Verb.CONSULT, people=[person], purpose="intake"
    )


@transaction.atomic
def state_purpose(actor: Actor, person: UUID, purpose: str, reason: str) -> PurposeStated:
    """State why the actor opens an ordinary record without a relation; holds for twelve hours for that person.

    Raises NotPermitted, NotThere, or PurposeNotOpen. Stating it again while it holds changes nothing.
    """
    require(actor, Permission.PURPOSE_STATE, person)
    if purpose not in purposes_of(actor.roles):
        raise PurposeNotOpen("Choose one of the purposes listed", "purpose", purpose=purpose)
    now = clock.now()
    held = PurposeStated.objects.filter(user_id=actor.user_id, person_id=person, ends_at__gt=now).first()
    if held is not None:
        return held
    stated = PurposeStated.objects.create(
        user_id=actor.user_id, person_id=person, purpose=purpose, reason=reason[:300],
        starts_at=now, ends_at=now + PURPOSE_LASTS,
    )  # fmt: skip
    trail.record(
        actor, "access:purpose:stated", stated, verb=trail.Verb.CONSULT, people=[person], purpose=purpose
    )
    return stated


def note_password_changed(actor: Actor) -> None:
    """Write that the user changed their password."""
    trail.record(
        actor, "access:password:changed", verb=trail.Verb.ADMINISTER, kind="access.user", key=actor.user_id
    )


def note_unlocked(actor: Actor) -> None:
    """Write that the user gave their password at the idle lock."""
    trail.record(
        actor, "access:session:unlocked", verb=trail.Verb.SIGN_IN, kind="access.user", key=actor.user_id
    )
