"""Screens: say where one lives, so that a look at a neighbour's record is asked about; and take that away again."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import OnceForm
from throughcare.platform.design.page import page
from throughcare.register.caseload import commands, queries


class OwnPlaceForm(OnceForm):
    """House and postcode."""

    lines = forms.CharField(label="First line of your address", max_length=120)
    postcode = forms.CharField(label="Postcode", max_length=20)


@dataclass(frozen=True)
class OwnPlacePage:
    """The form, and whether a mark is kept already."""

    form: OwnPlaceForm
    kept: bool
    title: str = "Where you live"


@require_http_methods(["GET", "HEAD", "POST"])
def own_place(request: HttpRequest) -> HttpResponse:
    """GET says what is kept and why; POST keeps a mark."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = OwnPlaceForm(posted(request))

    def act() -> str:
        said = form.cleaned_data
        commands.mark_own_place(actor, lines=said["lines"], postcode=said["postcode"])
        messages.success(request, "Kept as a mark that nobody can read")
        return reverse("caseload:own_place")

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    shown = OwnPlacePage(form, queries.has_own_place(actor))
    return page(request, "caseload/own_place.jinja", shown, status=status_of(form))


@require_POST
def forget_own_place(request: HttpRequest) -> HttpResponse:
    """Take the mark away."""
    commands.forget_own_place(request.actor)  # type: ignore[attr-defined]
    messages.success(request, "Taken away")
    return HttpResponseRedirect(reverse("caseload:own_place"), status=303)
