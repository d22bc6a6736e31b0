"""The menu under the user's own name."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

FOR_SOME = (
    ("Locked user names", "access:locks", Permission.LOCK_RELEASE),
    ("Who is signed in", "access:staff_sessions", Permission.SESSIONS_END),
    ("Records opened in an emergency", "caseload:openings", Permission.LOOKS_REVIEW),
    ("Unusual looking", "caseload:unusual", Permission.LOOKS_REVIEW),
    ("Cover", "caseload:cover", Permission.COVER_ARRANGE),
    ("Duty rota", "caseload:duty", Permission.DUTY_ARRANGE),
    ("Contests to be decided", "assessments:contests", Permission.DISPUTE_DECIDE),
    ("Versions of rules", "releases:releases", Permission.RULE_RELEASE),
    ("Letters and templates", "templates:templates", Permission.TEMPLATE_RELEASE),
    ("Short texts for notes", "templates:own", Permission.CONTACT_RECORD),
)


def items(request: HttpRequest) -> list[dict[str, Any]]:
    """Each item: text, href, and `post` where it is a button. What only some may do comes first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return [
        *(
            {"text": text, "href": reverse(page)}
            for text, page, allowed in FOR_SOME
            if allowed in actor.permissions
        ),
        {"text": "Where you live", "href": reverse("caseload:own_place")},
        {"text": "Where you are signed in", "href": reverse("access:sessions")},
        {"text": "Change your password", "href": reverse("account_change_password")},
        {"text": "Second step of signing in", "href": reverse("mfa_index")},
        {"text": "Lock the screen", "href": reverse("access:lock"), "post": True},
        {"text": "Sign out", "href": reverse("account_logout"), "post": True},
    ]
