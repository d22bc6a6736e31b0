"""Screens: make a calendar feed and take it away: one's own, and a person's to be given to them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages as said
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.diaries import commands
from throughcare.casework.diaries.queries.feeds import FeedHeld, feed_of, is_limited, own_feed
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True)
class FeedPage:
    """address: the new feed's, shown this once. person: None on the officer's own page."""

    held: FeedHeld | None
    address: str
    person: PersonHeader | None
    limited: bool
    title: str


@require_http_methods(["GET", "POST"])
def own(request: ActingRequest) -> HttpResponse:
    """One's own diary in one's own calendar."""
    actor = request.actor
    door.require(actor, Permission.CASELOAD_READ)
    address = ""
    if request.method == "POST":
        if request.POST.get("act") != "revoke":
            address = _address(request, commands.make_own_feed(actor))
        else:
            return _taken_away(request, lambda: commands.revoke_own_feed(actor), reverse("diaries:own"))
    shown = FeedPage(own_feed(actor), address, None, False, "Your diary in your calendar")
    return page(request, "diaries/own.jinja", shown)


@require_http_methods(["GET", "POST"])
def of_person(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """A person's appointments in their own calendar."""
    actor = request.actor
    door.look(actor, "diaries:feed", person_id, Permission.MESSAGE_SEND)
    address, limited = "", is_limited(person_id)
    if request.method == "POST" and not limited:
        if request.POST.get("act") == "revoke":
            return _taken_away(
                request,
                lambda: commands.revoke_feed(actor, person_id),
                reverse("diaries:person", args=[person_id]),
            )
        address = _address(request, commands.make_feed(actor, person_id))
    shown = FeedPage(
        None if limited else feed_of(actor, person_id), address, person_header(actor, person_id), limited,
        "Their appointments in their calendar",
    )  # fmt: skip
    return page(request, "diaries/person.jinja", shown)


def _taken_away(request: ActingRequest, act: Callable[[], None], back: str) -> HttpResponse:
    try:
        act()
    except Refused as problem:
        said.warning(request, problem.message)
    else:
        said.success(request, "The feed is taken away. Calendars that read it find nothing any more.")
    return HttpResponseRedirect(back)


def _address(request: ActingRequest, secret: str) -> str:
    path = reverse("diaries:feed", args=[secret])
    return f"{settings.PUBLIC_ADDRESS}{path}" if settings.PUBLIC_ADDRESS else request.build_absolute_uri(path)
