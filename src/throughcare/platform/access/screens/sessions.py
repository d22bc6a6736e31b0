"""Screens: where one is signed in, who else is, for who answers for them; each ended with one button."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from throughcare.platform.access import open_sessions
from throughcare.platform.access.open_sessions import OpenSession
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.notice import safe_next
from throughcare.platform.actor import Actor
from throughcare.platform.design.listing import Window, page_number, trim, window
from throughcare.platform.design.page import page

SIZE = 50


@dataclass(frozen=True, slots=True)
class SessionsPage:
    """One's own sessions. manages: the actor may see those of others."""

    sessions: list[OpenSession]
    manages: bool
    user_id: UUID
    title: str = "Where you are signed in"


@dataclass(frozen=True, slots=True)
class StaffSessionsPage:
    """Sessions of the users the actor answers for."""

    sessions: list[OpenSession]
    window: Window
    title: str = "Who is signed in"


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """One's own sessions."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    content = SessionsPage(
        open_sessions.own(actor), Permission.SESSIONS_END in actor.permissions, actor.user_id
    )
    return page(request, "access/sessions.jinja", content)


@require_safe
def staff_sessions(request: HttpRequest) -> HttpResponse:
    """The sessions of others."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    number = page_number(request.GET)
    rows = open_sessions.of_others(actor, limit=SIZE + 1, offset=(number - 1) * SIZE)
    content = StaffSessionsPage(
        list(trim(rows, SIZE)), window(request.GET, number, SIZE, len(rows), noun="sessions")
    )
    return page(request, "access/staff_sessions.jinja", content)


@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End one session. Ending the present one signs out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if open_sessions.end(actor, request.POST.get("session", "")):
        request.session.flush()
        return HttpResponseRedirect(reverse("account_login"))
    messages.success(request, "The session has ended.")
    return HttpResponseRedirect(_back(request))


@require_POST
def end_sessions_of(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """End every session of a user but the present one."""
    ended = open_sessions.end_all_of(request.actor, user_id)  # type: ignore[attr-defined]
    messages.success(request, f"{ended} session{'' if ended == 1 else 's'} ended.")
    return HttpResponseRedirect(_back(request))


def _back(request: HttpRequest) -> str:
    asked = safe_next(request)
    return asked if asked != "/" else reverse("access:sessions")
