"""Screens of a check-in besides its questions: the officer's own, "it did not work", another way.

Whatever goes wrong here is never held against the person: it is noted as what it is.
"""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.checkins import commands
from throughcare.casework.checkins.queries import OwnAsk
from throughcare.casework.checkins.refusals import WordsNeeded
from throughcare.casework.checkins.wording import TROUBLES
from throughcare.casework.selfreports import commands as selfreports
from throughcare.casework.selfreports import cookie
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.crisis import sentences
from throughcare.shell.portal.checking_in import after_own, checkin_of
from throughcare.shell.portal.door import (
    PORTAL,
    PortalRequest,
    confined_to,
    entered,
    guarded,
    help_lines_of,
    show,
    shut,
    work_as,
)
from throughcare.shell.portal.screens.sending import left

CHOOSE = "Choose what did not work"


@dataclass(frozen=True)
class MorePage:
    """The officer's own questions. errors: for the summary."""

    asks: tuple[OwnAsk, ...]
    errors: tuple[tuple[str, str], ...]
    help_lines: tuple[str, ...]
    title: str = "From your officer"


@dataclass(frozen=True)
class TroublePage:
    """What did not work."""

    kinds: dict[str, str]
    action: str
    errors: tuple[tuple[str, str], ...]
    help_lines: tuple[str, ...]
    title: str = "It did not work"


@dataclass(frozen=True)
class OtherWayPage:
    """Before the person chooses another way."""

    help_lines: tuple[str, ...]
    title: str = "See or speak to somebody instead"


@entered
@require_http_methods(["GET", "HEAD", "POST"])
def more(request: HttpRequest) -> HttpResponse:
    """GET asks the officer's own questions; POST keeps the answers and goes on."""
    held = cast(PortalRequest, request)
    checkin = checkin_of(held)
    if checkin is None or not held.entered.read:
        return HttpResponseRedirect(reverse("portal:begin"))
    errors: tuple[tuple[str, str], ...] = ()
    asks = checkin.asks
    if request.method == "POST":
        typed = {each.id: request.POST.get(f"own-{each.id}", "") for each in asks}
        try:
            commands.answer_own(held.actor, held.entered.report_id, typed)
            return HttpResponseRedirect(after_own(checkin))
        except WordsNeeded as refused:
            errors = ((refused.message, f"#own-{refused.field}"),)
            asks = tuple(OwnAsk(each.id, each.asks, typed[each.id]) for each in asks)
    lines = help_lines_of(held.entered.jurisdiction)
    return show(held, "more", MorePage(asks, errors, lines), status=422 if errors else 200)


@entered
@require_http_methods(["GET", "HEAD", "POST"])
def trouble(request: HttpRequest) -> HttpResponse:
    """GET asks what did not work; POST notes it."""
    held = cast(PortalRequest, request)
    if checkin_of(held) is None:
        return HttpResponseRedirect(reverse("portal:begin"))
    return _trouble(held, held.entered.report_id, held.entered.jurisdiction, reverse("portal:trouble"))


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def link_trouble(request: HttpRequest, token: str) -> HttpResponse:
    """The same for whoever cannot get past the code: nothing is shown, and nothing but this can be said."""
    held = cast(PortalRequest, request)
    work_as(held, Actor.system_named(PORTAL))
    found = selfreports.entered_by_link(token, request.COOKIES.get(cookie.NAME, ""))
    if found is None:
        return shut(request)
    work_as(held, confined_to(held, found))
    return _trouble(held, found.report_id, found.jurisdiction, reverse("portal:link_trouble", args=[token]))


def _trouble(held: PortalRequest, report_id: UUID, jurisdiction: str, action: str) -> HttpResponse:
    kind = held.POST.get("kind", "") if held.method == "POST" else ""
    if kind in TROUBLES:
        commands.tell_of_trouble(held.actor, report_id, kind)
        return HttpResponseRedirect(reverse("portal:end", args=["told", jurisdiction]))
    errors = ((CHOOSE, "#kind"),) if held.method == "POST" else ()
    content = TroublePage(TROUBLES, action, errors, sentences(jurisdictions.get(jurisdiction).help_now))
    return show(held, "trouble", content, status=422 if errors else 200)


@entered
@require_http_methods(["GET", "HEAD", "POST"])
def other_way(request: HttpRequest) -> HttpResponse:
    """GET says what happens; POST ends checking in, and somebody gets in touch."""
    held = cast(PortalRequest, request)
    if checkin_of(held) is None:
        return HttpResponseRedirect(reverse("portal:begin"))
    if request.method == "POST":
        commands.choose_another_way(held.actor, held.entered.report_id)
        return left(held, "other")
    return show(held, "other_way", OtherWayPage(help_lines_of(held.entered.jurisdiction)))
