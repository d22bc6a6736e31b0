"""Screen: the notice of monitored use, to be acknowledged at every sign-in before anything else opens."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from throughcare.platform.access.commands import acknowledge_notice
from throughcare.platform.design.page import page


def notice(request: HttpRequest) -> HttpResponse:
    """GET shows the notice, POST acknowledges it."""
    if request.method == "POST":
        acknowledge_notice(request.actor)  # type: ignore[attr-defined]
        request.session["tc_notice"] = True
        return HttpResponseRedirect(safe_next(request))
    return page(request, "access/notice.jinja", {"next": safe_next(request)})


def safe_next(request: HttpRequest) -> str:
    """Where to go afterwards: only to this service."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else "/"
