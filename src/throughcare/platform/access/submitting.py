"""Carrying out a form exactly once, and showing it again with everything typed when it cannot be done."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from throughcare.platform import clock
from throughcare.platform.access import guard
from throughcare.platform.access.models import Submission
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.refusal import Refused

CHANGED_MEANWHILE = (
    "Someone else changed this record after you opened it. What you typed is still here: "
    "look at the record in another tab, then save again."
)


KEPT = timedelta(days=7)
"""How long an act is known again by its key. Sent later than that it is a new act; nobody's browser waits so long."""
CLEARED_AT_ONCE = 10_000
"""Rows a statement, so that clearing keeps no sender waiting."""


class KeyUsedForSomethingElse(Refused):
    """An idempotency key came back with another body."""


def posted(request: HttpRequest) -> QueryDict | None:
    """What the form was sent with; after an idle lock, what was typed before it; None on a first visit."""
    if request.method == "POST":
        return request.POST
    typed = guard.parked(request)
    if typed is None:
        return None
    again = QueryDict(mutable=True)
    for key, values in typed.items():
        again.setlist(key, values)
    return again


def submit(request: HttpRequest, form: Any, act: Callable[[], str]) -> HttpResponse | None:
    """Run `act` once for this form's submission key and go to the address it returns.

    Returns None when it was refused: the form then carries the message and is to be shown again (status 422).
    A second send of the same form goes where the first one went, without a second effect.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    key = request.POST.get("submission", "")
    try:
        with transaction.atomic():
            held = claim(actor, key, request.POST) if key else None
            if held is not None and held.location:
                return _see(held.location)
            location = act()
            if held is not None:
                Submission.objects.filter(pk=held.pk).update(location=location, status=303)
    except Refused as broken:
        form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        return None
    except StaleVersion:
        form.add_error(None, CHANGED_MEANWHILE)
        return None
    except ValidationError as invalid:
        _add(form, invalid)
        return None
    return _see(location)


def act_once(
    request: HttpRequest, form: Any, act: Callable[[], object], *, done: str, back: str
) -> HttpResponse | None:
    """Where `form` was sent and is right: act, once however often it was sent, say `done` and go `back`.

    None when the form is to be shown: at the first visit, or with what is wrong.
    """

    def acted() -> str:
        act()
        messages.success(request, done)
        return back

    return submit(request, form, acted) if request.method == "POST" and form.is_valid() else None


def claim(actor: Actor, key: str, body: Mapping[str, Any]) -> Submission:
    """Take the key for this act; a second sender waits here for the first and then finds its answer.

    Raises KeyUsedForSomethingElse when the key came with another body.
    """
    digest = _digest(body)
    made = Submission(user_id=actor.user_id, key=key[:255], digest=digest)
    Submission.objects.bulk_create([made], ignore_conflicts=True)
    held = Submission.objects.get(user_id=actor.user_id, key=key[:255])
    if held.digest != digest:
        raise KeyUsedForSomethingElse(
            "This form was already sent with other answers. Reload the page and try again."
        )
    return held


def remember(held: Submission, *, status: int, body: str) -> None:
    """Keep what was answered, to be given again to a second sender."""
    Submission.objects.filter(pk=held.pk).update(status=status, body=body)


def clear_old(before: datetime | None = None) -> int:
    """Forget acts carried out longer ago than KEPT, each share in a transaction of its own; returns how many.

    before: the moment up to which they are forgotten; KEPT before now when None. For the timetable, safe to repeat.
    """
    moment, cleared = before or clock.now() - KEPT, 0
    while True:
        with transaction.atomic():
            old = Submission.objects.filter(at__lt=moment).order_by("at").values("pk")[:CLEARED_AT_ONCE]
            gone, _ = Submission.objects.filter(pk__in=old).delete()
        cleared += gone
        if gone < CLEARED_AT_ONCE:
            return cleared


def status_of(form: Any) -> int:
    """The status for a page that shows `form`: 200 on a first visit, 422 when it has errors."""
    return 422 if form.is_bound and form.errors else 200


def _digest(body: Mapping[str, Any]) -> str:
    plain = body.lists() if isinstance(body, QueryDict) else body.items()
    kept = sorted((key, value) for key, value in plain if key != "csrfmiddlewaretoken")
    return hashlib.sha256(json.dumps(kept, default=str).encode()).hexdigest()


def _see(location: str) -> HttpResponse:
    answer = HttpResponseRedirect(location)
    answer.status_code = 303
    return answer


def _add(form: Any, invalid: ValidationError) -> None:
    if not hasattr(invalid, "error_dict"):
        form.add_error(None, invalid)
        return
    for field, problems in invalid.error_dict.items():
        form.add_error(field if field in form.fields else None, problems)
