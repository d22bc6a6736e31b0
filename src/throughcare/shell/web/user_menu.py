"""The menu under the user's own name."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse


def items(request: HttpRequest) -> list[dict[str, Any]]:
    """Each item: text, href, and `post` where it is a button."""
    return [
        {"text": "Where you are signed in", "href": reverse("access:sessions")},
        {"text": "Change your password", "href": reverse("account_change_password")},
        {"text": "Second step of signing in", "href": reverse("mfa_index")},
        {"text": "Lock the screen", "href": reverse("access:lock"), "post": True},
        {"text": "Sign out", "href": reverse("account_logout"), "post": True},
    ]
