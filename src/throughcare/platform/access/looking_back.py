"""Pages as they were known on a past date: from the address to the mode of the transaction.

A past page has the address of today's under a prefix: `/as-known/2026-03-03/people/ID/`. Every address made while it
is rendered carries the prefix, as if the whole site stood under it, so that one goes on from page to page of the
record without leaving the date. `?known=2026-03-03` on a person's page (the date picker) leads there; the API takes
`?known_at=` where it reads one person. Nothing can be changed in the past: only reading permissions are held there.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix

from throughcare.platform.access import answers
from throughcare.platform.access.door import AccessProblem, NotPermitted, NotThere
from throughcare.platform.access.middleware import ActingRequest, Next
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database import as_known
from throughcare.platform.design.page import page

PREFIX = re.compile(r"^/as-known/(?P<asked>[^/]{1,40})(?P<path>/.*)$")
ASKED_ON_PAGES, ASKED_OF_API = "known", "known_at"
SAFE = {"GET", "HEAD"}
READING = frozenset({
    Permission.PERSON_FIND, Permission.PERSON_OPEN, Permission.PURPOSE_STATE, Permission.SENSITIVE_READ,
    Permission.LOOKS_READ, Permission.AUDIT_READ, Permission.CASELOAD_READ, Permission.TEAM_READ,
})  # fmt: skip
"""What may still be done where the past is shown."""


@dataclass(frozen=True, slots=True)
class PastBar:
    """What the frame of a past page says. moment: looked back to. exact: a time was asked for, not a day.

    today_href: the same page as it is now.
    """

    asked: str
    moment: datetime
    exact: bool
    today_href: str


class PastPages:
    """Shows a person's pages as they were known; the innermost, so that sessions and sign-in know nothing of it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        held = cast(ActingRequest, request)
        if answers.wants_json(request):
            return self._of_api(held)
        if under := PREFIX.match(request.path_info):
            return self._under_prefix(held, under["asked"], under["path"])
        if request.method in SAFE and request.GET.get(ASKED_ON_PAGES) and held.actor.agency_id is not None:
            return _to_prefix(held, request.GET[ASKED_ON_PAGES].strip())
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, named: dict[str, Any]
    ) -> HttpResponse | None:
        """A page that is not about one person has no past: it is shown as it is, under its own address."""
        if "person_id" in named or not _asked(request):
            return None
        if request.method in SAFE:
            return _to_today(request)
        return None

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """What was not there yet, and what cannot be done in the past; the rest is answered as on any page."""
        if not _asked(request):
            return None
        if isinstance(problem, NotThere) and as_known.looking_at():
            return _explained(request, "design/errors/not_yet_known.jinja", 404)
        if isinstance(problem, NotPermitted) and problem.permission in request.all_permissions:  # type: ignore[attr-defined]
            return _explained(request, "design/errors/past_is_kept.jinja", 403)
        if isinstance(problem, AccessProblem):
            set_script_prefix(request.site_prefix)  # type: ignore[attr-defined]
        return None

    def _under_prefix(self, request: ActingRequest, asked: str, path: str) -> HttpResponse:
        """The page of today's address `path`, with every address on it under the same prefix."""
        try:
            moment = as_known.moment_of(asked, request.actor.zone)
        except as_known.NotAMoment:
            return answers.unknown_address(request)
        held: Any = request
        site, everything = get_script_prefix(), request.actor
        held.site_prefix, held.asked, held.path_today = site, asked, path
        held.all_permissions = everything.permissions
        held.past = PastBar(asked, moment, "T" in asked, _today_of(request))
        held.outside_past = lambda: _outside(held, everything)
        request.path_info = path
        set_script_prefix(f"{site}as-known/{asked}/")
        request.actor = replace(everything, permissions=everything.permissions & READING)
        try:
            return self._answer(request, asked)
        finally:
            set_script_prefix(site)
            request.actor = everything

    def _answer(self, request: ActingRequest, asked: str) -> HttpResponse:
        if request.method not in SAFE:
            return self._unsafe(request)
        with as_known.asked_for(asked):
            answer = self.get_response(request)
            shown = as_known.looking_at() is not None
        if answer.status_code == 200 and not shown:
            return _to_today(request, "That page shows the record of today only.")
        return answer

    def _unsafe(self, request: ActingRequest) -> HttpResponse:
        """Buttons of the frame (signing out, locking) work everywhere; the record of the past takes no change."""
        held: Any = request
        if str(held.path_today).startswith(FRAME):
            return self.get_response(request)
        request.roll_back = True
        return _explained(request, "design/errors/past_is_kept.jinja", 405)

    def _of_api(self, request: ActingRequest) -> HttpResponse:
        asked = request.GET.get(ASKED_OF_API, "").strip()
        if not asked:
            return self.get_response(request)
        try:
            as_known.moment_of(asked, request.actor.zone)
        except as_known.NotAMoment as refused:
            return _problem(str(refused))
        if request.method not in SAFE:
            return _problem("The past can be read only: leave known_at out of a change.")
        with as_known.asked_for(asked):
            answer = self.get_response(request)
            shown = as_known.looking_at() is not None
        if answer.status_code == 200 and not shown:
            request.roll_back = True
            return _problem("This call has no past: known_at is for what is read about one person.")
        return answer


FRAME = ("/accounts/", "/lock", "/locked/", "/awake/", "/notice/", "/sessions/")


def _asked(request: HttpRequest) -> str:
    return getattr(request, "asked", "")


def _to_prefix(request: ActingRequest, asked: str) -> HttpResponse:
    """From the date picker to the page of that date; a date that cannot be leads back with the reason."""
    rest = request.GET.copy()
    del rest[ASKED_ON_PAGES]
    query = f"?{rest.urlencode()}" if rest else ""
    try:
        as_known.moment_of(asked, request.actor.zone)
    except as_known.NotAMoment as refused:
        messages.error(request, f"{refused}. You asked for {asked[:20]!r}: this is the record of today.")
        return HttpResponseRedirect(f"{request.path}{query}")
    site = get_script_prefix()
    return HttpResponseRedirect(f"{site}as-known/{asked}{request.path_info}{query}")


def _to_today(request: HttpRequest, said: str = "") -> HttpResponse:
    if said:
        messages.info(request, said)
    return HttpResponseRedirect(_today_of(request))


def _today_of(request: HttpRequest) -> str:
    """The address of the same page as it is now."""
    held: Any = request
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return f"{held.site_prefix.rstrip('/')}{held.path_today}{query}"


@contextmanager
def _outside(request: Any, everything: Actor) -> Iterator[None]:
    """The menus around a past page are those of today, for everything its reader may do."""
    within, reading = get_script_prefix(), request.actor
    set_script_prefix(request.site_prefix)
    request.actor = everything
    try:
        with as_known.aside():
            yield
    finally:
        request.actor = reading
        set_script_prefix(within)


def _explained(request: HttpRequest, template: str, status: int) -> HttpResponse:
    return page(request, template, None, status=status)


def _problem(detail: str) -> HttpResponse:
    errors = [{"field": ASKED_OF_API, "message": detail}]
    return answers.problem_json(422, "Not accepted", detail, errors=errors)
