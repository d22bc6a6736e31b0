"""Open sessions: one's own, and those of others for who answers for them; and ending them at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, F, Func, Q, QuerySet

from throughcare.platform import clock
from throughcare.platform.access.browsers import in_plain_words
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import RoleHeld, Session
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail

HANDLE = Func(
    F("session_key"), output_field=CharField(),
    template="left(encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex'), 32)",
)  # fmt: skip
"""Names a session by the beginning of its key's SHA-256, as the audit trail does; the key is a secret."""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A signed-in session. handle: names it without giving its key away. own: the one that asks."""

    handle: str
    user_id: UUID
    user_name: str
    signed_in_at: datetime | None
    seen_at: datetime | None
    address: str
    browser: str
    present: bool


def own(actor: Actor) -> list[OpenSession]:
    """The actor's own sessions, last used first."""
    return _listed(actor, _open().filter(user_id=actor.user_id))


def of_others(actor: Actor, limit: int, offset: int = 0) -> list[OpenSession]:
    """Sessions of users the actor answers for, by name; raises NotPermitted."""
    require(actor, Permission.SESSIONS_END)
    found = (
        _open().filter(_answered_for(actor)).exclude(user_id=actor.user_id).order_by("user__name", "-seen_at")
    )
    return _listed(actor, found[offset : offset + limit])


@transaction.atomic
def end(actor: Actor, handle: str) -> bool:
    """End one session, the actor's own or one the actor answers for. Returns whether it was the present one.

    Raises NotThere when it is not open or not the actor's to end.
    """
    row = _open().filter(_mine_to_end(actor), handle=handle).first()
    if row is None:
        raise NotThere(Permission.SESSIONS_END, None, "R2 not a session of the actor's")
    _end(actor, row.user_id, [row])
    return bool(row.session_key == actor.session)


@transaction.atomic
def end_all_of(actor: Actor, user_id: UUID) -> int:
    """End every session of a user except the present one. Returns how many. Raises NotThere if none."""
    rows = list(_open().filter(_mine_to_end(actor), user_id=user_id).exclude(session_key=actor.session))
    if not rows:
        raise NotThere(Permission.SESSIONS_END, None, "R2 not sessions of the actor's")
    _end(actor, user_id, rows)
    return len(rows)


def end_others(actor: Actor, keep: str) -> int:
    """End the actor's own sessions but the one with key `keep`, after a change of how they sign in."""
    rows = list(_open().filter(user_id=actor.user_id).exclude(session_key__in=[keep, actor.session]))
    if rows:
        _end(actor, actor.user_id, rows)
    return len(rows)


def end_every(actor: Actor, user_id: UUID) -> int:
    """End every session of a user, at once. For parts of the system. Returns how many."""
    rows = list(_open().filter(user_id=user_id))
    if rows:
        _end(actor, user_id, rows)
    return len(rows)


def _end(actor: Actor, user_id: UUID, rows: list[Any]) -> None:
    Session.objects.filter(session_key__in=[row.session_key for row in rows]).delete()
    trail.record(
        actor, "access:session:ended", verb=trail.Verb.ADMINISTER, kind="access.user", key=user_id,
        details={"sessions": [row.handle for row in rows]},
    )  # fmt: skip


def _open() -> QuerySet[Any]:
    """Sessions that would still be let in."""
    since = clock.now() - timedelta(hours=settings.SIGN_IN_AGAIN_HOURS)
    held = Session.objects.filter(expire_date__gt=clock.now(), signed_in_at__gt=since, user__isnull=False)
    return held.annotate(handle=HANDLE).select_related("user").order_by("-seen_at")


def _mine_to_end(actor: Actor) -> Q:
    mine = Q(user_id=actor.user_id)
    return mine | _answered_for(actor) if Permission.SESSIONS_END in actor.permissions else mine


def _answered_for(actor: Actor) -> Q:
    """An administrator answers for the agency's users, a manager for those with a role in own teams."""
    agency = Q(user__agency_id=actor.agency_id)
    if Permission.USERS_ADMINISTER in actor.permissions:
        return agency
    today = clock.today(actor.zone)
    held = RoleHeld.objects.filter(team_id__in=actor.team_ids, starts_on__lte=today)
    return agency & Q(
        user_id__in=held.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today)).values("user_id")
    )


def _listed(actor: Actor, rows: QuerySet[Any]) -> list[OpenSession]:
    return [
        OpenSession(
            row.handle, row.user_id, row.user.name, row.signed_in_at, row.seen_at, row.address or "",
            in_plain_words(row.browser), row.session_key == actor.session,
        )
        for row in rows
    ]  # fmt: skip
