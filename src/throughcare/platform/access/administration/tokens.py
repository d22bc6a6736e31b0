"""Tokens for other systems: made with the scopes they need and no more, and revoked at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.machines import SCOPES
from throughcare.platform.access.models import Token, User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.tokens import new_key
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.refusal import Refused

MOST_DAYS = 365


class TokenRefused(Refused):
    """Something about name, scopes or duration stands against it; the message says what."""


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token as it is shown once. key: what the other system sends."""

    id: UUID
    key: str
    prefix: str


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token in the list. state: "in force", "expired" or "revoked"; used_at: None when never."""

    id: UUID
    name: str
    prefix: str
    scopes: tuple[str, ...]
    writes: bool
    made_by: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None
    state: str


@transaction.atomic
def make_token(actor: Actor, *, name: str, scopes: Collection[str], writes: bool, days: int) -> NewToken:
    """Make a token for another system, with an account of the agency under whose name it acts.

    name: of the other system, as the log shows it. scopes: codes of `machines.SCOPES`. days: 1 to 365.
    Raises NotPermitted or TokenRefused.
    """
    require(actor, Permission.TOKENS_ADMINISTER)
    _check(name, scopes, days)
    key, now = new_key(), clock.now()
    user = User(
        username=f"token-{key.prefix}",
        name=name.strip(),
        agency_id=agency_of(actor),
        is_active=False,
        is_machine=True,
    )
    user.set_unusable_password()
    user.save(force_insert=True)
    made = Token(
        user=user, prefix=key.prefix, digest=key.digest, scopes=sorted(scopes), writes=writes,
        made_by_id=actor.user_id, made_at=now, expires_at=now + timedelta(days=days),
    )  # fmt: skip
    made.save(force_insert=True)
    trail.record(
        actor, "access:token:made", made, verb=trail.Verb.ADMINISTER,
        details={"scopes": sorted(scopes), "writes": writes, "days": days, "prefix": key.prefix},
    )  # fmt: skip
    return NewToken(made.pk, key.plain, key.prefix)


@transaction.atomic
def revoke_token(actor: Actor, token_id: UUID) -> None:
    """End a token: its next call is refused. Revoking it again changes nothing. Raises NotPermitted or NotThere."""
    require(actor, Permission.TOKENS_ADMINISTER)
    held = Token.objects.select_for_update().filter(pk=token_id, user__agency_id=agency_of(actor)).first()
    if held is None:
        raise NotThere(Permission.TOKENS_ADMINISTER, None, "R2 another agency's token, or none")
    if held.revoked_at is None:
        Token.objects.filter(pk=held.pk).update(revoked_at=clock.now(), revoked_by_id=actor.user_id)
        trail.record(
            actor, "access:token:revoked", held, verb=trail.Verb.ADMINISTER, details={"prefix": held.prefix}
        )


def tokens(actor: Actor) -> list[TokenLine]:
    """The agency's tokens, those in force first, then the newest first. Raises NotPermitted."""
    require(actor, Permission.TOKENS_ADMINISTER)
    now = clock.now()
    rows = Token.objects.select_related("user", "made_by", "use").filter(user__agency_id=agency_of(actor))
    lines = [_line(row, now) for row in rows.order_by("-made_at")]
    return sorted(lines, key=lambda line: line.state != "in force")


def _line(row: Token, now: datetime) -> TokenLine:
    use = getattr(row, "use", None)
    state = "revoked" if row.revoked_at else "expired" if row.expires_at <= now else "in force"
    return TokenLine(
        id=row.pk, name=row.user.name, prefix=row.prefix, scopes=tuple(row.scopes), writes=row.writes,
        made_by=row.made_by.name, made_at=row.made_at, expires_at=row.expires_at,
        used_at=use.at if use else None, revoked_at=row.revoked_at, state=state,
    )  # fmt: skip


def _check(name: str, scopes: Collection[str], days: int) -> None:
    if not 2 <= len(name.strip()) <= 120:
        raise TokenRefused("Enter the name of the other system, in 2 to 120 letters", "name")
    unknown = sorted(set(scopes) - {str(scope) for scope in SCOPES})
    if unknown:
        raise TokenRefused(f"No token can be given this: {', '.join(unknown)}", "scopes")
    if not scopes:
        raise TokenRefused("Choose at least one thing it may do", "scopes")
    if not 1 <= days <= MOST_DAYS:
        raise TokenRefused(f"A token lasts 1 to {MOST_DAYS} days", "days")
