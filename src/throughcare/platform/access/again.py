"""Whether the user gave their password lately: asked before an act that opens more than their role does."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughcare.platform import clock
from throughcare.platform.access.sessions import SIGNED_IN_AT

ASKED_AFTER = timedelta(minutes=5)
"""How long a password given counts when the page is opened."""
WHILE_TYPING = timedelta(minutes=20)
"""How long it counts when the page is sent: writing a reason takes its time."""


def ask_again(request: HttpRequest) -> HttpResponse | None:
    """The page that asks for the password, when it was not given lately; None to go on."""
    if confirmed(request, WHILE_TYPING if request.method == "POST" else ASKED_AFTER):
        return None
    return HttpResponseRedirect(
        f"{reverse('account_reauthenticate')}?{urlencode({'next': request.get_full_path()})}"
    )


def confirmed(request: HttpRequest, within: timedelta) -> bool:
    """Whether the user signed in, or gave the password again, within this time."""
    moments = [
        datetime.fromtimestamp(step["at"], clock.now().tzinfo)
        for step in request.session.get("account_authentication_methods", [])
        if "at" in step
    ]
    if began := request.session.get(SIGNED_IN_AT):
        moments.append(datetime.fromisoformat(began))
    return bool(moments) and clock.now() - max(moments) < within
