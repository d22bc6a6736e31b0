"""The pages of administration, by what the actor may do; and where administration begins."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from throughcare.platform.access.door import NotPermitted
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

PAGES = (
    ("admin:users", "Users", Permission.USERS_ADMINISTER),
    ("admin:teams", "Teams", Permission.AGENCY_ADMINISTER),
    ("admin:organisations", "Organisations", Permission.AGENCY_ADMINISTER),
    ("admin:lists", "Lists", Permission.REFERENCE_ADMINISTER),
    ("templates:templates", "Letters and templates", Permission.AGENCY_ADMINISTER),
    ("admin:agency", "Agency", Permission.AGENCY_ADMINISTER),
    ("messaging:agency", "Messages to people", Permission.AGENCY_ADMINISTER),
    ("admin:tokens", "Other systems", Permission.TOKENS_ADMINISTER),
    ("hooks:hooks", "Events sent out", Permission.TOKENS_ADMINISTER),
    ("admin:deliveries", "Events and jobs", Permission.QUEUE_ADMINISTER),
)


def menu(actor: Actor, here: str) -> list[dict[str, Any]]:
    """The pages the actor may open; `here` is the address name of the one shown or of the one above it."""
    return [
        {"text": text, "href": reverse(name), "active": name == here}
        for name, text, permission in PAGES
        if permission in actor.permissions
    ]


def administration(request: HttpRequest) -> HttpResponse:
    """Where "Administration" leads: the first page the actor may open."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    open_pages = menu(actor, "")
    if not open_pages:
        raise NotPermitted(Permission.AGENCY_ADMINISTER, None, "R5 not among the roles' permissions")
    return HttpResponseRedirect(open_pages[0]["href"])
