"""Unsafe calls have one effect, however often they are sent; changes say which version they saw."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from throughcare.platform.access.models import Submission
from throughcare.platform.access.submitting import claim
from throughcare.platform.actor import Actor
from throughcare.shell.api.problems import KeyMissing, VersionMissing


def once(request: HttpRequest, act: Callable[[], Schema], status: int = 201) -> HttpResponse:
    """Run `act` once for the request's Idempotency-Key; a second send gets the first answer again, byte for byte.

    Raises KeyMissing; KeyUsedForSomethingElse when the key came with another body.
    """
    key = request.headers.get("Idempotency-Key", "")
    if not 8 <= len(key) <= 255:
        raise KeyMissing
    actor: Actor = request.actor  # type: ignore[attr-defined]
    held = claim(actor, key, {"path": request.path, "method": request.method, "body": request.body.decode()})
    if held.status:
        return HttpResponse(held.body, status=held.status, content_type="application/json")
    body = act().model_dump_json()
    Submission.objects.filter(pk=held.pk).update(status=status, body=body)
    return HttpResponse(body, status=status, content_type="application/json")


def seen_version(request: HttpRequest) -> int:
    """The version in If-Match. Raises VersionMissing when there is none."""
    given = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if not given.isascii() or not given.isdigit() or len(given) > 9:
        raise VersionMissing
    return int(given)
