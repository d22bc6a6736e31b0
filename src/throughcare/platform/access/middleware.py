"""From request to actor: one transaction a request, the security context, and what guards every page.

Order (settings.base): ... > OneTransaction > sessions > ... > WhoActs > ... > SignInGuard > PastPages > page. An
exception of any of them, the database being away among the rest, is answered by `answers.server_error`.
A page's own writes, its audit entry and its session share the transaction. What was refused is written after the
rollback, in a transaction of its own.
"""

from collections.abc import Callable
from typing import cast
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from throughcare.platform.access import answers, guard, refused_keys
from throughcare.platform.access.acting import actor_of, anonymous
from throughcare.platform.access.door import AccessProblem
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting, assume
from throughcare.platform.database.versioned import StaleVersion

Next = Callable[[HttpRequest], HttpResponse]


class ActingRequest(HttpRequest):
    """A request once WhoActs has seen it."""

    actor: Actor
    refused: AccessProblem | None
    roll_back: bool


class OneTransaction:
    """Everything a request does stands or falls together. A server error or a refusal rolls back."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        held = cast(ActingRequest, request)
        held.refused, held.roll_back = None, False
        held.actor = anonymous(request, request_id=uuid4().hex)
        with transaction.atomic():
            response = self.get_response(request)
            if held.roll_back or response.status_code >= 500:
                transaction.set_rollback(True)
        _write_refusal(held)
        refused_keys.write(held)
        response["X-Request-Id"] = held.actor.request_id
        return response


class WhoActs:
    """Finds the actor behind the session and tells PostgreSQL; turns refusals into answers."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        held = cast(ActingRequest, request)
        held.actor = actor_of(request, held.actor.request_id)
        if held.actor.agency_id is not None:
            assume(held.actor)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Any exception rolls back; the house's own become pages (or API problems)."""
        held = cast(ActingRequest, request)
        held.roll_back = True
        if isinstance(problem, AccessProblem):
            held.refused = problem
            return answers.refused(request, problem)
        if isinstance(problem, StaleVersion):
            return answers.conflict(request, problem)
        return None


class SignInGuard:
    """No page but the open ones without sign-in, second factor, acknowledged notice and an unlocked session."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = guard.stop(request) or self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in answer:
            answer["Cache-Control"] = "no-store"  # pages about people stay in no browser's memory
        return answer


def _write_refusal(request: ActingRequest) -> None:
    """The attempt outlives the rollback: who tried what on whom, and by which rule it was refused."""
    actor, problem = request.actor, request.refused
    if problem is None:
        return
    with acting(actor):
        trail.record(
            actor, f"access:{problem.permission}:refused", outcome=trail.Outcome.DENY, verb=trail.Verb.CONSULT,
            kind="people.person", key=problem.person, people=[problem.person] if problem.person else [],
            details={"rule": problem.rule.split()[0]},
        )  # fmt: skip
