"""Screen: after thirty idle minutes the page is hidden until the password is given again; nothing typed is lost."""

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from throughcare.platform.access.guard import LOCKED_KEY, PARKED_KEY, touch
from throughcare.platform.access.screens.notice import safe_next
from throughcare.platform.access.sessions import SEEN_AT
from throughcare.platform.design.page import page


class UnlockForm(forms.Form):
    """The password, once more."""

    password = forms.CharField(label="Your password", widget=forms.PasswordInput)


def locked(request: HttpRequest) -> HttpResponse:
    """GET asks for the password, POST unlocks and goes back to the page, with what was typed."""
    form = UnlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, username=request.user.get_username(), password=form.cleaned_data["password"])
        if user is not None and user.pk == request.user.pk:
            request.session.pop(LOCKED_KEY, None)
            request.session.pop(SEEN_AT, None)
            touch(request)
            return HttpResponseRedirect(safe_next(request))
        form.add_error("password", "This is not your password")
    content = {"form": form, "next": safe_next(request), "kept": PARKED_KEY in request.session}
    return page(request, "access/locked.jinja", content, status=422 if form.errors else 200)
