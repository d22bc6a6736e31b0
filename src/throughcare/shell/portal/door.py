"""The portal's own door: no sign-in, no session, one cookie. What it lets in is confined to one self-report.

Whoever has no key, a wrong one, one that ran out or was used elsewhere reads the same page with the same status.
"""

from collections.abc import Callable
from functools import wraps
from time import monotonic
from typing import Any, cast

from django.http import HttpRequest, HttpResponse

from throughcare.casework.selfreports import commands, cookie
from throughcare.casework.selfreports.refusals import NoLongerOpen
from throughcare.casework.selfreports.said import Entered
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.origin import address_of
from throughcare.platform.access.shares import take
from throughcare.platform.actor import NOBODY_YET, SYSTEM_USER, Actor
from throughcare.platform.database.context import assume
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.crisis import NEUTRAL, sentences
from throughcare.rules.kernel import UnknownCode

PORTAL = "portal"
A_SECOND, AT_ONCE = 1.0, 60
"""Calls from one address: a steady rate and how many at once. A page is one call."""
type View = Callable[..., HttpResponse]


class PortalRequest(ActingRequest):
    """A request of somebody who was let in."""

    entered: Entered


def guarded(view: View) -> View:
    """Every page of the portal: limited by address, kept in no memory, naming no address elsewhere."""

    @wraps(view)
    def answered(request: HttpRequest, **given: Any) -> HttpResponse:
        if take(f"own:{address_of(request)}", monotonic(), A_SECOND, AT_ONCE):
            return _harden(shut(request, status=429))
        try:
            return _harden(view(request, **given))
        except (NoLongerOpen, NotThere):
            return _harden(shut(request))

    return answered


def entered(view: View) -> View:
    """A page for whoever was let in, acting as nobody but the one who answers this self-report."""

    @guarded
    @wraps(view)
    def answered(request: HttpRequest, **given: Any) -> HttpResponse:
        held = cast(PortalRequest, request)
        work_as(held, Actor.system_named(PORTAL))
        found = commands.entered_by_browser(request.COOKIES.get(cookie.NAME, ""))
        if found is None:
            return shut(request)
        if not found.checked:
            return shut(request, paused=True)
        held.entered = found
        work_as(held, confined_to(held, found))
        commands.note_seen(held.actor, found)
        return view(held, **given)

    return answered


def work_as(request: PortalRequest, actor: Actor) -> None:
    """Act as `actor` from here on. Whoever is signed in on this device is set aside for the request."""
    request.actor = actor
    assume(actor)


def confined_to(request: HttpRequest, found: Entered) -> Actor:
    """Somebody without an account: in the database they reach the rows of this one self-report."""
    return Actor(
        user_id=SYSTEM_USER, agency_id=None, name="", agency_code=found.agency_code, agency_name=found.agency_name,
        zone=found.zone, jurisdiction=found.jurisdiction, system=PORTAL, confined_to=found.report_id,
        request_id=cast(PortalRequest, request).actor.request_id,
    )  # fmt: skip


def help_lines_of(jurisdiction: str) -> tuple[str, ...]:
    """How to get help at once: in the words of the pack, or neutral ones where there is none."""
    try:
        return sentences(jurisdictions.get(jurisdiction).help_now)
    except UnknownCode:
        return NEUTRAL


def show(request: PortalRequest, template: str, content: Any, status: int = 200) -> HttpResponse:
    """A page of the portal."""
    return page(request, f"portal/{template}.jinja", content, status=status)


def nobody() -> Actor:
    """Whoever looks, before and after they are known."""
    return Actor(user_id=NOBODY_YET, agency_id=None)


def shut(request: HttpRequest, *, status: int = 404, paused: bool = False) -> HttpResponse:
    """The one answer where nothing is open. paused: this browser was let in, and is asked again."""
    held = cast(PortalRequest, request)
    work_as(held, nobody())
    content = {"title": "Open your link again" if paused else "Nothing to show", "help_lines": NEUTRAL}
    return show(held, "paused" if paused else "shut", content, status=200 if paused else status)


def _harden(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "strict-origin"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer
