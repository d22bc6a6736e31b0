"""The second factor: codes that count once on every machine, factors added and removed, never none left."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.contrib import messages
from django.http import HttpRequest

from throughcare.platform.access import locks, open_sessions, signing_in
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
LAST_COUNTER = "last_counter"
"""In an authenticator's data: the time step of the last code taken; none is taken twice (RFC 6238, 5.2)."""


def has_one(user: User) -> bool:
    """Whether the user has an authenticator app or a passkey."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=SECOND_FACTORS).exists())


def is_last(authenticator: Authenticator) -> bool:
    """Whether removing it would leave the user without a second factor."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=SECOND_FACTORS)
    return authenticator.type in SECOND_FACTORS and not others.exclude(pk=authenticator.pk).exists()


def accept(user: User, code: str) -> Authenticator | None:
    """The authenticator whose code this is, used up by asking; None: wrong, used before, or name locked."""
    locks.wait_turn(user.username)
    if locks.is_locked(user.username):
        return None
    held = (
        Authenticator.objects.select_for_update()
        .filter(user_id=user.pk)
        .exclude(type=Authenticator.Type.WEBAUTHN)
    )
    for authenticator in held:
        app = authenticator.type == Authenticator.Type.TOTP
        if _take(authenticator, code) if app else authenticator.wrap().validate_code(code):
            return authenticator  # type: ignore[no-any-return]
    return None


def added(request: HttpRequest, kind: str) -> None:
    """After a factor was added: new session key, other sessions ended, written down."""
    _changed(request, "access:factor:added", kind)


def removed(request: HttpRequest, kind: str) -> None:
    """After a factor was removed."""
    _changed(request, "access:factor:removed", kind)


def replaced(request: HttpRequest, kind: str) -> None:
    """After a new app took the place of the old."""
    _changed(request, "access:factor:replaced", kind)


def codes_made(request: HttpRequest) -> None:
    """After recovery codes were made anew."""
    _changed(request, "access:factor:renewed", str(Authenticator.Type.RECOVERY_CODES))


def code_refused(request: HttpRequest, user: User) -> None:
    """Count a wrong code like a wrong password."""
    signing_in.failed(request, user, user.username, "code")


def step_of(secret: str, code: str) -> int | None:
    """The time step at which `code` is right now, within the tolerance; None when it is wrong."""
    plain = code.replace(" ", "")
    for step in totp.yield_hotp_counters_from_time():
        if compare_user_code(actual=plain, expected=totp.format_hotp_value(totp.hotp_value(secret, step))):
            return int(step)
    return None


def _take(authenticator: Authenticator, code: str) -> bool:
    step = step_of(decrypt(authenticator.data["secret"]), code)
    if step is None or step <= authenticator.data.get(LAST_COUNTER, -1):
        return False
    authenticator.data[LAST_COUNTER] = step
    authenticator.save(update_fields=["data"])
    return True


def _changed(request: HttpRequest, action: str, kind: str) -> None:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    trail.record(
        actor,
        action,
        verb=trail.Verb.ADMINISTER,
        kind="access.user",
        key=actor.user_id,
        details={"kind": kind},
    )
    request.session.cycle_key()
    if open_sessions.end_others(actor, keep=request.session.session_key or ""):
        messages.info(request, "Your other sessions have ended.")
