"""Where a gateway tells of replies and of what became of messages. No sign-in: each call is signed.

    POST /messages/in/AGENCY/   X-Timestamp: Unix seconds   X-Signature: hex HMAC-SHA256 of "TIMESTAMP.BODY"

A call that is older than five minutes, or wrongly signed, is answered 403 and changes nothing.
"""

import hashlib
import hmac
import json
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from throughcare.platform import clock
from throughcare.platform.access.origin import address_of
from throughcare.platform.access.shares import take as take_call
from throughcare.platform.database.context import assume
from throughcare.register.messaging.commands.receiving import RECEIVER
from throughcare.register.messaging.incoming import NobodyThere, Unreadable, take

MOST_BODY = 64 * 1024
WITHIN_SECONDS = 300
A_SECOND, AT_ONCE = 50.0, 500


@csrf_exempt
@require_POST
def incoming(request: HttpRequest, agency: str) -> HttpResponse:
    """Take one reply or receipt; 204 when it was taken, also for the second time."""
    if take_call(f"gateway:{address_of(request)}", monotonic(), A_SECOND, AT_ONCE):
        return HttpResponse(status=429)
    if len(request.body) > MOST_BODY or not _signed(request):
        return HttpResponse(status=403)
    assume(RECEIVER)
    try:
        take(agency, json.loads(request.body))
    except NobodyThere:
        return HttpResponse(status=404)
    except (Unreadable, ValueError):
        return HttpResponse(status=422)
    return HttpResponse(status=204)


def _signed(request: HttpRequest) -> bool:
    """Whether the call is signed with our secret, just now."""
    sent = request.headers.get("X-Timestamp", "")
    if not settings.MESSAGE_SECRET or not sent.isdecimal() or len(sent) > 12:
        return False
    if abs(clock.actual().timestamp() - int(sent)) > WITHIN_SECONDS:
        return False
    right = hmac.new(
        settings.MESSAGE_SECRET.encode(), sent.encode() + b"." + request.body, hashlib.sha256
    ).hexdigest()
    return hmac.compare_digest(right.encode(), request.headers.get("X-Signature", "").lower().encode())
