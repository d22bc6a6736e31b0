"""What stands between sign-in and the first page: notice, second factor, idle lock, twelve hours."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughcare.platform import clock
from throughcare.platform.access import answers, second_factor, signing_in
from throughcare.platform.access.sessions import SEEN_AT, SIGNED_IN_AT
from throughcare.platform.access.signing_in import PARKED_KEY

OPEN = (
    "/static/",
    "/own/",
    "/messages/in/",
    "/calendar/feed/",
    "/accounts/login/",
    "/accounts/logout/",
    "/accounts/2fa/authenticate/",
    "/health",
    "/favicon",
)
"""Addresses that need no sign-in; /accounts/login/ is the door itself, and /own/ has a door of its own (portal).
Each call to /messages/in/ is signed by the carrier of texts; the address of a calendar feed is itself the secret."""
SETTING_UP = ("/accounts/2fa/", "/accounts/reauthenticate/", "/accounts/password/")
"""Addresses a signed-in user may reach before the second factor is set up."""
OWN_PASSWORD = ("/accounts/password/", "/accounts/reauthenticate/")
"""Addresses a user may reach before a password given for once is replaced by one of their own."""
NOT_PARKED = ("/accounts/", "/lock", "/notice/", "/protection/")
"""Forms of signing in are never kept, they hold passwords and codes; nor is what must never lie about unsealed."""
LOCKED_KEY, NOTICE_KEY, HAS_FACTOR_KEY = "tc_locked", "tc_notice", "tc_has_mfa"
TOUCH_AFTER = timedelta(seconds=60)


def stop(request: HttpRequest) -> HttpResponse | None:
    """The page to show instead of the one asked for, or None to go on."""
    if request.path.startswith(OPEN):
        return None
    if not request.user.is_authenticated:
        # The API signs in by token or answers 401 itself; with a session it stands under the same guard.
        return None if answers.wants_json(request) else _to("account_login", request)
    if _signed_in_too_long(request):
        return _sign_in_again(request)
    return _stop_signed_in(request)


def _stop_signed_in(request: HttpRequest) -> HttpResponse | None:
    if not request.session.get(NOTICE_KEY):
        return None if request.path == reverse("access:notice") else _to("access:notice", request)
    if _idle_too_long(request):
        return None if request.path == reverse("access:locked") else _lock(request)
    if not second_factor_ready(request):
        return (
            None
            if request.path.startswith(SETTING_UP)
            else _to("mfa_activate_totp", request, keep_next=False)
        )
    if request.user.password_once and not request.path.startswith(OWN_PASSWORD):  # type: ignore[union-attr]
        return _to("account_change_password", request, keep_next=False)
    touch(request)
    return None


def second_factor_ready(request: HttpRequest) -> bool:
    """Whether the user has a second factor; asked of the database once a session."""
    if request.session.get(HAS_FACTOR_KEY):
        return True
    ready = second_factor.has_one(request.user)  # type: ignore[arg-type]
    if ready:
        request.session[HAS_FACTOR_KEY] = True
    return ready


def touch(request: HttpRequest) -> None:
    """Keep the session awake; written at most once a minute."""
    now = clock.now()
    seen = _moment(request.session.get(SEEN_AT))
    if seen is None or now - seen >= TOUCH_AFTER:
        request.session[SEEN_AT] = now.isoformat()


def lock_now(request: HttpRequest) -> None:
    """Lock the session before its time: the browser saw nobody for as long."""
    request.session[LOCKED_KEY] = True


def unlock(request: HttpRequest) -> None:
    """The password was given again: the session goes on under a new key."""
    request.session.cycle_key()
    request.session.pop(LOCKED_KEY, None)
    request.session[SEEN_AT] = clock.now().isoformat()


def is_locked(request: HttpRequest) -> bool:
    """Whether the session waits for its password."""
    return _idle_too_long(request)


def _signed_in_too_long(request: HttpRequest) -> bool:
    signed_in = _moment(request.session.get(SIGNED_IN_AT))
    return signed_in is None or clock.now() - signed_in >= timedelta(hours=settings.SIGN_IN_AGAIN_HOURS)


def _idle_too_long(request: HttpRequest) -> bool:
    seen = _moment(request.session.get(SEEN_AT))
    idle = seen is None or clock.now() - seen >= timedelta(minutes=settings.IDLE_MINUTES)
    return idle or bool(request.session.get(LOCKED_KEY))


def _lock(request: HttpRequest) -> HttpResponse:
    """Hide the page, keep what was typed for when the user is back."""
    lock_now(request)
    if typed := _typed(request):
        request.session[PARKED_KEY] = typed
    return _to("access:locked", request)


def _sign_in_again(request: HttpRequest) -> HttpResponse:
    """End the session after its hours; what was typed waits for the same user."""
    typed = _typed(request)
    signing_in.end(request, "expired")
    if typed:
        request.session[PARKED_KEY] = typed
    return _to("account_login", request)


def _typed(request: HttpRequest) -> dict[str, Any] | None:
    if request.method != "POST" or request.path.startswith(NOT_PARKED) or answers.wants_json(request):
        return None
    typed = {key: request.POST.getlist(key) for key in request.POST if key != "csrfmiddlewaretoken"}
    return {"path": request.path, "typed": typed, "user": str(request.user.pk)}


def parked(request: HttpRequest) -> dict[str, list[str]] | None:
    """What was typed on this page before the session locked or ran out; handed out once, to who typed it."""
    held: dict[str, Any] | None = request.session.get(PARKED_KEY)
    if held is None or held["path"] != request.path or held["user"] != str(request.user.pk):
        return None
    del request.session[PARKED_KEY]
    typed: dict[str, list[str]] = held["typed"]
    return typed


def _to(name: str, request: HttpRequest, keep_next: bool = True) -> HttpResponse:
    if answers.wants_json(request):
        return answers.problem_json(401, "Sign in", "Sign in first.")
    after = f"?{urlencode({'next': page_of(request)})}" if keep_next else ""
    return HttpResponseRedirect(reverse(name) + after)


def page_of(request: HttpRequest) -> str:
    """The page to come back to: where a button was pressed that posts elsewhere, else the address asked for."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if request.method == "POST" and came_from.netloc == request.get_host() and came_from.path != request.path:
        return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
    return request.get_full_path()


def _moment(stored: object) -> datetime | None:
    return datetime.fromisoformat(stored) if isinstance(stored, str) else None
