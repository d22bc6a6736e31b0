"""Screen: a picture of the person, where their check-in asks for one. It can always be skipped."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from throughcare.casework.checkins import commands
from throughcare.casework.checkins.queries import photo_is_kept
from throughcare.casework.checkins.refusals import MOST_BYTES, NOT_A_PICTURE, TOO_LARGE, NotAPicture
from throughcare.platform.actor import Actor
from throughcare.shell.portal.checking_in import checkin_of
from throughcare.shell.portal.door import PORTAL, PortalRequest, entered, help_lines_of, show, work_as

AROUND_A_FILE = 64 * 1024
"""Bytes that a browser sends around a file."""


@dataclass(frozen=True)
class PicturePage:
    """A picture. sent: one is kept already. errors: for the summary."""

    sent: bool
    errors: tuple[tuple[str, str], ...]
    help_lines: tuple[str, ...]
    title: str = "A picture of you"


@csrf_exempt
def picture(request: HttpRequest) -> HttpResponse:
    """Refuse what is too large before any of it is read; the rest is asked as every page is."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.method == "POST" and (not length.isdigit() or int(length) > MOST_BYTES + AROUND_A_FILE):
        return _too_large(request)
    return _picture(request)


@entered
def _too_large(request: HttpRequest) -> HttpResponse:
    return _shown(cast(PortalRequest, request), TOO_LARGE, status=413)


@csrf_protect
@entered
@require_http_methods(["GET", "HEAD", "POST"])
def _picture(request: HttpRequest) -> HttpResponse:
    """GET asks for a picture, where the check-in does; POST keeps it."""
    held = cast(PortalRequest, request)
    checkin = checkin_of(held)
    if checkin is None or not checkin.photo or not held.entered.read:
        return HttpResponseRedirect(reverse("portal:begin"))
    if request.method != "POST":
        return _shown(held)
    file = request.FILES.get("photo")
    if file is None:
        return _shown(held, NOT_A_PICTURE)
    confined = held.actor
    # Sealing needs the agency's key, which nobody confined reaches: the portal keeps the picture, and it alone.
    work_as(held, Actor.system_named(PORTAL))
    try:
        commands.keep_photo(held.actor, held.entered.report_id, file, file.size or 0)
    except NotAPicture as refused:
        work_as(held, confined)
        return _shown(held, refused.message)
    return HttpResponseRedirect(reverse("portal:send"))


def _shown(held: PortalRequest, problem: str = "", status: int = 422) -> HttpResponse:
    errors = ((problem, "#photo"),) if problem else ()
    lines = help_lines_of(held.entered.jurisdiction)
    content = PicturePage(photo_is_kept(held.entered.report_id), errors, lines)
    return show(held, "picture", content, status=status if problem else 200)
