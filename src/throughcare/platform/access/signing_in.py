"""What a sign-in starts: the session's clocks, how it was done, and an audit entry."""

from django.http import HttpRequest

from throughcare.platform import clock
from throughcare.platform.access.acting import SIGNED_IN_HOW, as_actor, users_with_roles
from throughcare.platform.access.models import User
from throughcare.platform.access.sessions import ADDRESS, BROWSER, SEEN_AT, SIGNED_IN_AT
from throughcare.platform.audit import trail


def begin(request: HttpRequest, user: User) -> None:
    """Called by allauth's adapter once password and second factor are right."""
    now = clock.now().isoformat()
    methods = [str(step.get("type") or step.get("method")) for step in
               request.session.get("account_authentication_methods", [])]  # fmt: skip
    session = request.session
    session[SIGNED_IN_AT], session[SEEN_AT] = now, now
    session[ADDRESS] = request.META.get("REMOTE_ADDR") or None
    session[BROWSER] = request.META.get("HTTP_USER_AGENT", "")[:200]
    session[SIGNED_IN_HOW] = "+".join(dict.fromkeys(methods)) or "password"
    actor = as_actor(
        users_with_roles().get(pk=user.pk), address=request.META.get("REMOTE_ADDR", ""),
        session=session.session_key or "", auth=session[SIGNED_IN_HOW], request_id="",
    )  # fmt: skip
    trail.record(actor, "access:session:begun", verb=trail.Verb.SIGN_IN, kind="access.user", key=user.pk)
