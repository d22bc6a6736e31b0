"""Answers to what cannot be done: hidden, refused, changed meanwhile, database away. They give nothing away."""

import sys
from urllib.parse import urlencode
from uuid import uuid4

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from throughcare.platform.access import door
from throughcare.platform.access.door import AccessProblem, NotThere, PurposeNeeded
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.design.page import page

_PLAIN = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{title} - Throughcare</title></head>
<body><main><h1>{heading}</h1>
<p>{text}</p></main></body></html>"""
UNAVAILABLE = _PLAIN.format(
    title="Try again shortly",
    heading="The service is not available for a moment",
    text="Nothing you saved before is lost. Wait a minute, then go back and send the page again: your browser keeps"
    " what you typed.",
)
BROKEN = _PLAIN.format(
    title="Something went wrong",
    heading="Something went wrong",
    text="It is noted, and nothing of this page was half saved. Go back and try again: your browser keeps what you"
    " typed. If it happens again, tell your administrator the time.",
)


def refused(request: HttpRequest, problem: AccessProblem) -> HttpResponse:
    """404 for what is hidden or absent alike, 403 for what the role does not allow, the purpose page for the rest."""
    if isinstance(problem, NotThere):
        return moved(request, problem) or not_found(request)
    if isinstance(problem, PurposeNeeded) and wants_json(request):
        return problem_json(
            403, "Purpose needed", "State a purpose for opening this record on its page first."
        )
    if isinstance(problem, PurposeNeeded):
        asked = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('caseload:purpose', args=[problem.person])}?{asked}")
    if wants_json(request):
        return problem_json(403, "Not permitted", "Your role does not allow this.")
    return page(request, "design/errors/403.jinja", None, status=403)


def moved(request: HttpRequest, problem: NotThere) -> HttpResponse | None:
    """An old link to a record that became part of another leads to the same page of that one, with what was sent."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    goal = door.moved_to(actor, problem.person) if problem.person and actor.agency_id else None
    if goal is None:
        return None
    request.refused = None  # type: ignore[attr-defined]
    response = HttpResponse(status=307)
    response["Location"] = request.get_full_path().replace(str(problem.person), str(goal))
    return response


def not_found(request: HttpRequest) -> HttpResponse:
    """The one 404: an unknown address and a hidden person look the same."""
    if wants_json(request):
        return problem_json(404, "Not found", "Nothing is here, or you may not know of it.")
    return page(request, "design/errors/404.jinja", None, status=404)


def unknown_address(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 404 of an address that is not there.

    A signed-in caller is asked about and written down as if they had looked for an unknown person: so it takes as long
    as that of a hidden one, and trying out addresses leaves a trace.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.agency_id is not None:
        door.ask(actor, Permission.PERSON_OPEN, uuid4())
        request.refused = NotThere(Permission.PERSON_OPEN, None, "R1 unknown address")  # type: ignore[attr-defined]
    return not_found(request)


def conflict(request: HttpRequest, problem: StaleVersion) -> HttpResponse:
    """409: someone else changed the record. Screens show the form again with what was typed; this is the fallback."""
    if wants_json(request):
        return problem_json(
            409, "Changed meanwhile", "Someone else changed this record. Read it again, then retry."
        )
    return page(request, "design/errors/conflict.jinja", None, status=409)


def server_error(request: HttpRequest) -> HttpResponse:
    """The answer to any exception nobody expected, without touching database or templates.

    Django turns an exception of a page or of a middleware into a response where it arises, with this function; so this
    is the one place that sees every loss of the database: at the session, in a page, at the commit.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return unavailable(request)
    if wants_json(request):
        return problem_json(
            500, "Something went wrong", "It is noted in the log. Nothing of this request was kept."
        )
    return HttpResponse(BROKEN, status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 without touching database or templates."""
    if wants_json(request):
        response: HttpResponse = problem_json(
            503, "Not available", "The database does not answer. Try again shortly."
        )
    else:
        response = HttpResponse(UNAVAILABLE, status=503)
    response["Retry-After"] = "30"
    return response


def wants_json(request: HttpRequest) -> bool:
    """Whether the caller is a machine."""
    return request.path.startswith("/api/")


def problem_json(status: int, title: str, detail: str, **more: object) -> JsonResponse:
    """An RFC 9457 problem."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JsonResponse(body, status=status, content_type="application/problem+json")
