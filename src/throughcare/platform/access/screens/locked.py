"""Screen: after thirty idle minutes the page is hidden until the password is given again; nothing typed is lost."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.platform.access import guard
from throughcare.platform.access.commands import note_unlocked
from throughcare.platform.access.screens.notice import safe_next
from throughcare.platform.access.signing_in import PARKED_KEY
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page


class UnlockForm(GovForm):
    """The password, once more."""

    password = forms.CharField(label="Your password", strip=False, widget=forms.PasswordInput)


@dataclass(frozen=True, slots=True)
class LockedPage:
    """next: the hidden page. kept: something was typed and comes back. minutes: of idleness that lock."""

    form: UnlockForm
    next: str
    kept: bool
    minutes: int


@require_http_methods(["GET", "HEAD", "POST"])
def locked(request: HttpRequest) -> HttpResponse:
    """GET asks for the password, POST unlocks and goes back to the page, with what was typed."""
    if not guard.is_locked(request):
        return HttpResponseRedirect(safe_next(request))
    form = UnlockForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(
            request, username=request.user.get_username(), password=form.cleaned_data["password"]
        )
        if user is not None and user.pk == request.user.pk:
            note_unlocked(request.actor)  # type: ignore[attr-defined]
            guard.unlock(request)
            return HttpResponseRedirect(safe_next(request))
        if request.session.session_key is None:  # the fifth failure locked the name and ended the session
            return HttpResponseRedirect(reverse("account_login"))
        form.add_error("password", "This is not your password")
    content = LockedPage(form, safe_next(request), PARKED_KEY in request.session, settings.IDLE_MINUTES)
    return page(request, "access/locked.jinja", content, status=422 if form.errors else 200)


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock at once: the page's script saw nobody for as long, or the user asked for it."""
    guard.lock_now(request)
    return HttpResponseRedirect(f"{reverse('access:locked')}?next={safe_next(request)}")
