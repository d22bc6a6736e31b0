"""Other systems by their tokens: finding the actor behind a key, at every call anew, so that a revoked one is dead.

A key reads `tc_<prefix>_<secret>`: the prefix names it in lists and logs, the secret is 256 random bits. Only the
SHA-256 of the whole is kept: a key that long needs no slow hash.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from throughcare.platform import clock
from throughcare.platform.access import refused_keys
from throughcare.platform.access.machines import scopes_of
from throughcare.platform.access.models import Token, TokenUse
from throughcare.platform.access.origin import address_of
from throughcare.platform.actor import Actor

KEY = re.compile(r"tc_([a-z0-9]{8})_[A-Za-z0-9_-]{43}")
PREFIX_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
NOTED_AFTER = timedelta(minutes=1)
"""The use of a token is written at most this often."""
BEARER = "Bearer "


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key made now. plain: what the other system sends; shown once and kept nowhere."""

    plain: str
    prefix: str
    digest: str


def new_key() -> NewKey:
    """A key nobody can guess."""
    prefix = "".join(secrets.choice(PREFIX_LETTERS) for _ in range(8))
    plain = f"tc_{prefix}_{secrets.token_urlsafe(32)}"
    return NewKey(plain, prefix, digest_of(plain))


def digest_of(plain: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(plain.encode()).hexdigest()


def key_in(request: HttpRequest) -> str:
    """The key a call came with; "" when it came with none."""
    header = request.headers.get("Authorization", "")
    return header.removeprefix(BEARER).strip() if header.startswith(BEARER) else ""


def machine_of(request: HttpRequest, request_id: str) -> Actor | None:
    """The machine whose key the call came with, in one statement; None when no token in force has it.

    What opens nothing is written down once the request has ended.
    """
    plain = key_in(request)
    named = KEY.fullmatch(plain)
    held = (
        Token.objects.select_related("user__agency", "use").filter(prefix=named[1]).first() if named else None
    )
    right = constant_time_compare(held.digest if held else "", digest_of(plain))
    if held is None or not right or held.revoked_at is not None or held.expires_at <= clock.now():
        refused_keys.note(request, refused_keys.RefusedKey(_why(named is not None, held, right), held))
        return None
    _note_use(held)
    return _as_actor(held, address_of(request), request_id)


def _why(well_formed: bool, held: Token | None, right: bool) -> str:
    """Why a key opens nothing; the log says it, the answer does not."""
    if held is None:
        return "unknown" if well_formed else "malformed"
    return "wrong" if not right else "revoked" if held.revoked_at else "expired"


def _as_actor(token: Token, address: str, request_id: str) -> Actor:
    agency, organisation = token.user.agency, token.user.organisation_id
    may = scopes_of(outside=organisation is not None)  # what does not fit counts for nothing, as with roles
    assert agency is not None  # the database keeps it: a machine belongs to an agency
    return Actor(
        user_id=token.user_id, agency_id=agency.id, name=token.user.name, agency_code=agency.code,
        agency_name=agency.name, zone=agency.zone, jurisdiction=agency.jurisdiction,
        permissions=frozenset(token.scopes) & set(may), machine=True, reads_only=not token.writes, address=address,
        request_id=request_id, session=token.prefix, auth="token", organisation_id=organisation,
    )  # fmt: skip


def _note_use(token: Token) -> None:
    """Write that the token is in use, so that an administrator sees which are not."""
    now = clock.now()
    last = getattr(token, "use", None)
    if last is None or now - last.at >= NOTED_AFTER:
        TokenUse.objects.update_or_create(token=token, defaults={"at": now})
