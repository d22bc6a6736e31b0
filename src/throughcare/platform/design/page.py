"""How a page is made: a template, a page object, and what surrounds every page."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csp import get_nonce
from django.template.loader import get_template
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

from throughcare.rules import jurisdictions

if TYPE_CHECKING:
    from throughcare.platform.actor import Actor


def page(request: HttpRequest, template: str, content: object, status: int = 200) -> HttpResponse:
    """Render `template` with the page object `content` and what surrounds every page."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "page": content,
        "actor": actor,
        "user_name": actor.name,
        "agency_name": actor.organisation_name or actor.agency_name,
        "pack": jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None,
        "messages": [{"kind": message.level_tag, "text": str(message)} for message in get_messages(request)],
        "csp_nonce": get_nonce(request),
        "zone": actor.zone,
        "past": getattr(request, "past", None),
        "here": request.path,
    }
    with getattr(request, "outside_past", nullcontext)():
        context |= surroundings(request)
    if context["past"] is not None:
        context |= import_string(settings.THROUGHCARE_PAST)(request)
    return HttpResponse(get_template(template, using="jinja").render(context, request), status=status)


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Menus and links of a signed-in user: the shell's, named in the settings so that this floor does not import it.

    user_key: under which the browser keeps drafts; tells nothing and differs from user to user.
    idle_minutes: after which the page hides itself.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.agency_id is None:
        return {"nav": [], "user_menu": [], "user_key": ""}
    return {
        "nav": import_string(settings.THROUGHCARE_NAVIGATION)(request),
        "user_menu": import_string(settings.THROUGHCARE_USER_MENU)(request),
        "user_key": salted_hmac("throughcare.drafts", str(actor.user_id), algorithm="sha256").hexdigest()[
            :16
        ],
        "search_href": settings.THROUGHCARE_SEARCH
        if settings.THROUGHCARE_SEARCH_FOR in actor.permissions
        else "",
        "help_href": settings.THROUGHCARE_HELP,
        "idle_minutes": settings.IDLE_MINUTES,
    }
