"""What a sign-in starts and ends: clocks, how it was done, failures; and an audit entry for each."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.contrib.auth.hashers import get_hasher, identify_hasher, make_password
from django.http import HttpRequest

from throughcare.platform import clock
from throughcare.platform.access import locks
from throughcare.platform.access.acting import SIGNED_IN_HOW, as_actor, users_with_roles
from throughcare.platform.access.models import User
from throughcare.platform.access.origin import address_of
from throughcare.platform.access.sessions import ADDRESS, BROWSER, SEEN_AT, SIGNED_IN_AT
from throughcare.platform.actor import NOBODY_YET, Actor
from throughcare.platform.audit import trail

PARKED_KEY = "tc_parked"
"""Session key: what was typed when the session locked or ran out, and by whom."""
FRESH = timedelta(minutes=5)
"""How long after signing in the password is not asked again for a change of password or second factor."""


def begin(request: HttpRequest, user: User) -> None:
    """Called by allauth's adapter once password and second factor are right."""
    now = clock.now().isoformat()
    steps = request.session.get("account_authentication_methods", [])
    methods = [str(step.get("type") or step.get("method")) for step in steps]
    session = request.session
    session[SIGNED_IN_AT], session[SEEN_AT] = now, now
    session[ADDRESS] = address_of(request) or None
    session[BROWSER] = request.META.get("HTTP_USER_AGENT", "")[:200]
    session[SIGNED_IN_HOW] = "+".join(dict.fromkeys(methods)) or "password"
    if session.get(PARKED_KEY, {}).get("user") not in {None, str(user.pk)}:
        del session[PARKED_KEY]
    actor = as_actor(
        users_with_roles().get(pk=user.pk), address=address_of(request),
        session=session.session_key or "", auth=session[SIGNED_IN_HOW], request_id=_request_id(request),
    )  # fmt: skip
    trail.record(actor, "access:session:begun", verb=trail.Verb.SIGN_IN, kind="access.user", key=user.pk)


def renew_hash(request: HttpRequest | None, user: User, password: str) -> None:
    """Hash a right password anew where it was hashed with less work than today's setting asks. No new password."""
    held, own = user.password, get_hasher()
    if identify_hasher(held).algorithm == own.algorithm and not own.must_update(held):
        return
    user.password = make_password(password)
    if User.objects.filter(pk=user.pk, password=held).update(password=user.password):
        trail.record(
            _whoever_tries(request, user), "access:password:hashed-anew", user, verb=trail.Verb.SIGN_IN
        )


def is_fresh(request: HttpRequest) -> bool:
    """Whether the user signed in within the last minutes."""
    began = request.session.get(SIGNED_IN_AT)
    return began is not None and clock.now() - datetime.fromisoformat(began) < FRESH


def failed(request: HttpRequest | None, user: User | None, name: str, reason: str) -> None:
    """Count a failed password or code and write it down; the fifth locks the name.

    name: as `locks.counted_name` gives it. reason: "unknown", "locked", "inactive", "password" or "code".
    A lock ends the session in which the failure happened: whoever guesses at a locked screen is out.
    """
    actor = _whoever_tries(request, user)
    key = user.pk if user else name
    trail.record(
        actor, "access:sign-in:failed", verb=trail.Verb.SIGN_IN, outcome=trail.Outcome.DENY,
        kind="access.user", key=key, details={"reason": reason},
    )  # fmt: skip
    lock = locks.count_failure(name, actor.address)
    if lock is None:
        return
    trail.record(
        actor, "access:lock:set", lock, verb=trail.Verb.SIGN_IN, outcome=trail.Outcome.DENY,
        details={"user": str(user.pk) if user else ""},
    )  # fmt: skip
    if request is not None and request.user.is_authenticated:
        end(request, "locked")


def end(request: HttpRequest, how: str) -> None:
    """End the present session: its cookie is worth nothing. how: "signed-out", "locked" or "expired"."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    trail.record(
        actor, f"access:session:{how}", verb=trail.Verb.SIGN_IN, kind="access.user", key=actor.user_id
    )
    request.session.flush()


def _whoever_tries(request: HttpRequest | None, user: User | None) -> Actor:
    """Who tries: the signed-in user who is asked again, else nobody yet, in the log of the user's agency."""
    actor: Actor | None = getattr(request, "actor", None)
    actor = actor or Actor(user_id=NOBODY_YET, agency_id=None)
    if actor.user_id == NOBODY_YET and user is not None and user.agency is not None:
        return replace(actor, agency_code=user.agency.code)
    return actor


def _request_id(request: HttpRequest) -> str:
    actor: Actor | None = getattr(request, "actor", None)
    return actor.request_id if actor else ""
