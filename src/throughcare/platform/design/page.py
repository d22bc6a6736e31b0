"""How a page is made: a template, a page object, and what every page shows."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.middleware.csp import get_nonce
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
        "agency_name": actor.agency_name,
        "pack": jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None,
        "nav": navigation(request),
        "messages": [{"kind": message.level_tag, "text": str(message)} for message in get_messages(request)],
        "csp_nonce": get_nonce(request),
        "zone": actor.zone,
    }
    return HttpResponse(get_template(template, using="jinja").render(context, request), status=status)


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The main menu: the shell's, named in the settings so that this floor does not import it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.agency_id is None:
        return []
    found: list[dict[str, Any]] = import_string(settings.THROUGHCARE_NAVIGATION)(request)
    return found
