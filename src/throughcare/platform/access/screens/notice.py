"""Screen: the notice of monitored use, to be acknowledged at every sign-in before anything else opens."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import guard
from throughcare.platform.access.commands import acknowledge_notice
from throughcare.platform.design.page import page


@dataclass(frozen=True, slots=True)
class NoticePage:
    """next: where the user was going."""

    next: str


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest) -> HttpResponse:
    """GET shows the notice, POST acknowledges it for this sign-in."""
    if request.method == "POST":
        if not request.session.get(guard.NOTICE_KEY):
            acknowledge_notice(request.actor)  # type: ignore[attr-defined]
            request.session[guard.NOTICE_KEY] = True
        return HttpResponseRedirect(safe_next(request))
    return page(request, "access/notice.jinja", NoticePage(safe_next(request)))


def safe_next(request: HttpRequest) -> str:
    """Where to go afterwards: only to this service."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else "/"
