"""What a calendar reads: no sign-in, the address itself is the secret. Whoever has a wrong one learns nothing."""

import hashlib
from time import monotonic

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe

from throughcare.casework.diaries import wording
from throughcare.casework.diaries.commands.serving import note_taken
from throughcare.casework.diaries.ical import calendar
from throughcare.casework.diaries.queries.feeds import FeedOpened, events_of, opened_by
from throughcare.platform.access.origin import address_of
from throughcare.platform.access.shares import take
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import assume

SERVER = Actor.system_named("diaries.feed")
A_SECOND, AT_ONCE = 0.5, 60


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar; 304 where the reader has it already, 404 where nothing is open."""
    if take(f"feed:{address_of(request)}", monotonic(), A_SECOND, AT_ONCE):
        return _harden(HttpResponse(status=429))
    assume(SERVER)
    opened = opened_by(secret)
    if opened is None:
        return _harden(HttpResponse(status=404))
    return _harden(_answer(request, opened))


def _answer(request: HttpRequest, opened: FeedOpened) -> HttpResponse:
    """The officer's own is read in their name, so that no wall is passed that stands for them."""
    if opened.actor is not None:
        assume(opened.actor)
    events, people = events_of(opened)
    name = wording.OFFICERS_CALENDAR if opened.actor else wording.PERSONS_CALENDAR
    body = calendar(name, events)
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        answer = HttpResponse(status=304)
    else:
        assume(SERVER)
        note_taken(SERVER, opened.feed, people)
        answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'inline; filename="diary.ics"'
    answer["ETag"] = etag
    return answer


def _harden(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer
