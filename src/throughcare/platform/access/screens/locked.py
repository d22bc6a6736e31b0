"""Screen: after thirty idle minutes the page is hidden until the password is given; nothing typed is lost."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughcare.platform.access import guard
from throughcare.platform.access.commands import note_unlocked
from throughcare.platform.access.screens.account import out_if_locked
from throughcare.platform.access.screens.notice import safe_next
from throughcare.platform.access.signing_in import PARKED_KEY
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page


class UnlockForm(GovForm):
    """The password, once more."""

    password = forms.CharField(label="Your password", strip=False, widget=forms.PasswordInput)


@dataclass(frozen=True, slots=True)
class LockedPage:
    """next: the hidden page. kept: something was typed and comes back."""

    form: UnlockForm
    next: str
    kept: bool


@require_http_methods(["GET", "HEAD", "POST"])
def locked(request: HttpRequest) -> HttpResponse:
    """GET asks for the password, POST unlocks and goes back to the page, with what was typed.

    The script that covers a page asks in JSON, so that the page stays as it is underneath.
    """
    if not guard.is_locked(request):
        return (
            JsonResponse({"locked": False})
            if _by_script(request)
            else HttpResponseRedirect(safe_next(request))
        )
    form = UnlockForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        user = authenticate(
            request, username=request.user.get_username(), password=form.cleaned_data["password"]
        )
        if user is not None and user.pk == request.user.pk:
            return _unlocked(request)
        if out := out_if_locked(request):
            return JsonResponse({"locked": True}, status=401) if _by_script(request) else out
        form.add_error("password", "This is not your password")
    status = 422 if form.errors else 200
    if _by_script(request):
        said = " ".join(error.text for error in form.error_list)
        return JsonResponse({"locked": True, "error": said}, status=status)
    content = LockedPage(form, safe_next(request), PARKED_KEY in request.session)
    return page(request, "access/locked.jinja", content, status=status)


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock at once: the user asked for it, or the page's script saw nobody for as long."""
    guard.lock_now(request)
    return HttpResponseRedirect(f"{reverse('access:locked')}?{urlencode({'next': guard.page_of(request)})}")


@require_safe
def awake(request: HttpRequest) -> HttpResponse:
    """Someone types without sending anything; the guard has noted it already."""
    return HttpResponse(status=204)


def _unlocked(request: HttpRequest) -> HttpResponse:
    note_unlocked(request.actor)  # type: ignore[attr-defined]
    guard.unlock(request)
    return (
        JsonResponse({"locked": False}) if _by_script(request) else HttpResponseRedirect(safe_next(request))
    )


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"
