"""What stands between sign-in and the first page: second factor, notice of monitored use, idle lock, twelve hours."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughcare.platform import clock
from throughcare.platform.access import answers
from throughcare.platform.access.sessions import SEEN_AT, SIGNED_IN_AT

OPEN = ("/static/", "/accounts/login/", "/accounts/logout/", "/accounts/2fa/authenticate/", "/health", "/favicon")
"""Addresses that need no sign-in; /accounts/login/ is the door itself."""
SETTING_UP = ("/accounts/2fa/", "/accounts/reauthenticate/", "/accounts/password/", "/static/")
"""Addresses a signed-in user may reach before the second factor is set up."""
LOCKED_KEY, PARKED_KEY = "tc_locked", "tc_parked"
TOUCH_AFTER = timedelta(seconds=60)


def stop(request: HttpRequest) -> HttpResponse | None:
    """The page to show instead of the one asked for, or None to go on."""
    if request.path.startswith(OPEN):
        return None
    if request.path.startswith("/api/"):
        return None  # the API signs in by token or answers 401 itself
    if not request.user.is_authenticated:
        return _to("account_login", request)
    if _signed_in_too_long(request):
        request.session.flush()
        return _to("account_login", request)
    return _stop_signed_in(request)


def _stop_signed_in(request: HttpRequest) -> HttpResponse | None:
    if not second_factor_ready(request):
        return None if request.path.startswith(SETTING_UP) else HttpResponseRedirect(reverse("mfa_activate_totp"))
    if not request.user.notice_seen_at or not request.session.get("tc_notice"):  # type: ignore[union-attr]
        return None if request.path == reverse("access:notice") else _to("access:notice", request)
    if _idle_too_long(request):
        return None if request.path == reverse("access:locked") else _lock(request)
    touch(request)
    return None


def second_factor_ready(request: HttpRequest) -> bool:
    """Whether the user has a second factor; asked of the database once a session."""
    if request.session.get("tc_has_mfa"):
        return True
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    ready = bool(Authenticator.objects.filter(user_id=request.user.pk, type__in=kinds).exists())
    if ready:
        request.session["tc_has_mfa"] = True
    return ready


def touch(request: HttpRequest) -> None:
    """Keep the session awake; written at most once a minute."""
    now = clock.now()
    seen = _moment(request.session.get(SEEN_AT))
    if seen is None or now - seen >= TOUCH_AFTER:
        request.session[SEEN_AT] = now.isoformat()


def _signed_in_too_long(request: HttpRequest) -> bool:
    signed_in = _moment(request.session.get(SIGNED_IN_AT))
    return signed_in is None or clock.now() - signed_in >= timedelta(hours=settings.SIGN_IN_AGAIN_HOURS)


def _idle_too_long(request: HttpRequest) -> bool:
    seen = _moment(request.session.get(SEEN_AT))
    idle = seen is not None and clock.now() - seen >= timedelta(minutes=settings.IDLE_MINUTES)
    return idle or bool(request.session.get(LOCKED_KEY))


def _lock(request: HttpRequest) -> HttpResponse:
    """Hide the page, keep what was typed for when the user is back."""
    request.session[LOCKED_KEY] = True
    if request.method == "POST":
        typed = {key: request.POST.getlist(key) for key in request.POST if key != "csrfmiddlewaretoken"}
        request.session[PARKED_KEY] = {"path": request.path, "typed": typed}
    return _to("access:locked", request)


def parked(request: HttpRequest) -> dict[str, list[str]] | None:
    """What was typed on this page before the session locked; handed out once."""
    held: dict[str, Any] | None = request.session.get(PARKED_KEY)
    if held is None or held["path"] != request.path:
        return None
    del request.session[PARKED_KEY]
    typed: dict[str, list[str]] = held["typed"]
    return typed


def _to(name: str, request: HttpRequest) -> HttpResponse:
    if answers.wants_json(request):
        return answers.problem_json(401, "Sign in", "Sign in first.")
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}")


def _moment(stored: object) -> datetime | None:
    return datetime.fromisoformat(stored) if isinstance(stored, str) else None
