"""Unsafe calls have one effect, however often they are sent; changes say which version they saw."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from throughcare.platform.access import submitting
from throughcare.platform.actor import Actor
from throughcare.shell.api.problems import KeyMissing, VersionMissing

SHORTEST_KEY, LONGEST_KEY = 8, 255
VERSION_DIGITS = 9


def once(request: HttpRequest, act: Callable[[], tuple[int, str]]) -> HttpResponse:
    """Run `act` once for the request's Idempotency-Key; a second send gets the first answer again, byte for byte.

    act: returns status and body. Two sends at the same time: the later waits for the earlier and gets its answer.
    Raises KeyMissing; KeyUsedForSomethingElse when the key came with another body, method or address.
    """
    key = request.headers.get("Idempotency-Key", "")
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY or not key.isprintable():
        raise KeyMissing
    actor: Actor = request.actor  # type: ignore[attr-defined]
    sent = {
        "path": request.path,
        "method": request.method,
        "body": hashlib.sha256(request.body).hexdigest(),
        "version": request.headers.get("If-Match", ""),
    }
    held = submitting.claim(actor, key, sent)
    if held.status:
        return _answer(held.status, held.body)
    status, body = act()
    submitting.remember(held, status=status, body=body)
    return _answer(status, body)


def seen_version(request: HttpRequest) -> int:
    """The version in If-Match, as `"3"` or as an ETag read before, `"3.1f0c..."`. Raises VersionMissing."""
    given = request.headers.get("If-Match", "").strip()
    version = given.strip('"').partition(".")[0]
    if not version.isascii() or not version.isdigit() or len(version) > VERSION_DIGITS:
        raise VersionMissing
    return int(version)


def etag_of(body: str, version: Any) -> str:
    """A strong ETag: the record's version, which If-Match compares, and the digest of all that is shown."""
    digest = hashlib.sha256(body.encode()).hexdigest()[:16]
    return f'"{version}.{digest}"' if isinstance(version, int) else f'"{digest}"'


def is_seen(request: HttpRequest, etag: str) -> bool:
    """Whether the caller has this very answer already (If-None-Match)."""
    given = {each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")}
    return etag in given or "*" in given


def _answer(status: int, body: str) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="application/json")
