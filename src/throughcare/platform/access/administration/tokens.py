"""Tokens for other systems: made with the scopes they need and no more, and revoked at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.machines import scopes_of
from throughcare.platform.access.models import Organisation, Token, User
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
    """A token in the list. organisation: "" for a system of the agency's. used_at: None when never.

    state: "in force", "expired" or "revoked".
    """

    id: UUID
    name: str
    organisation: str
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
def make_token(
    actor: Actor,
    *,
    name: str,
    scopes: Collection[str],
    writes: bool,
    days: int,
    organisation: UUID | None = None,
) -> NewToken:
    """Make a token for another system, with an account of the agency under whose name it acts.

    name: of the other system, as the log shows it. scopes: codes of `machines.scopes_of`. days: 1 to 365.
    organisation: of an outside organisation's system, which reaches what was sent to the organisation alone.
    Raises NotPermitted or TokenRefused.
    """
    require(actor, Permission.TOKENS_ADMINISTER)
    _check(name, scopes, days, outside=organisation is not None)
    _refuse_unknown(actor, organisation)
    key, now = new_key(), clock.now()
    user = User(
        username=f"token-{key.prefix}",
        name=name.strip(),
        agency_id=agency_of(actor),
        organisation_id=organisation,
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
        _end(actor, held)


def end_tokens_of(actor: Actor, organisation: Organisation) -> None:
    """End every token of an organisation, within the command that closes it."""
    for held in Token.objects.select_for_update().filter(
        user__organisation=organisation, revoked_at__isnull=True
    ):
        _end(actor, held)


def _end(actor: Actor, held: Token) -> None:
    Token.objects.filter(pk=held.pk).update(revoked_at=clock.now(), revoked_by_id=actor.user_id)
    trail.record(
        actor, "access:token:revoked", held, verb=trail.Verb.ADMINISTER, details={"prefix": held.prefix}
    )


def organisation_named(actor: Actor, code: str | None) -> UUID | None:
    """The agency's organisation of this code; None for no code. Raises TokenRefused."""
    if not code:
        return None
    found = (
        Organisation.objects.filter(agency_id=agency_of(actor), code=code)
        .values_list("pk", flat=True)
        .first()
    )
    if found is None:
        raise TokenRefused(f"No organisation has the code {code}", "organisation")
    return found


def tokens(actor: Actor) -> list[TokenLine]:
    """The agency's tokens, those in force first, then the newest first. Raises NotPermitted."""
    require(actor, Permission.TOKENS_ADMINISTER)
    now = clock.now()
    rows = Token.objects.select_related("user__organisation", "made_by", "use").filter(
        user__agency_id=agency_of(actor)
    )
    lines = [_line(row, now) for row in rows.order_by("-made_at")]
    return sorted(lines, key=lambda line: line.state != "in force")


def _line(row: Token, now: datetime) -> TokenLine:
    use = getattr(row, "use", None)
    state = "revoked" if row.revoked_at else "expired" if row.expires_at <= now else "in force"
    return TokenLine(
        id=row.pk, name=row.user.name, organisation=str(row.user.organisation or ""), prefix=row.prefix,
        scopes=tuple(row.scopes), writes=row.writes,
        made_by=row.made_by.name, made_at=row.made_at, expires_at=row.expires_at,
        used_at=use.at if use else None, revoked_at=row.revoked_at, state=state,
    )  # fmt: skip


def _refuse_unknown(actor: Actor, organisation: UUID | None) -> None:
    if organisation is None:
        return
    rows = Organisation.objects.filter(agency_id=agency_of(actor), pk=organisation, closed_on__isnull=True)
    if not rows.exists():
        raise TokenRefused("Choose one of the organisations listed", "organisation")


def _check(name: str, scopes: Collection[str], days: int, *, outside: bool) -> None:
    if not 2 <= len(name.strip()) <= 120:
        raise TokenRefused("Enter the name of the other system, in 2 to 120 letters", "name")
    unknown = sorted(set(scopes) - {str(scope) for scope in scopes_of(outside=outside)})
    if unknown:
        whose = "No token of an outside organisation" if outside else "No token of the agency"
        raise TokenRefused(f"{whose} can be given this: {', '.join(unknown)}", "scopes")
    if not scopes:
        raise TokenRefused("Choose at least one thing it may do", "scopes")
    if not 1 <= days <= MOST_DAYS:
        raise TokenRefused(f"A token lasts 1 to {MOST_DAYS} days", "days")
