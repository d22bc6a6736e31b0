"""Screens: the dossiers of a person, and putting one together."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.decisions.dossiers import commands, queries
from throughcare.decisions.dossiers.queries import DossierLine
from throughcare.decisions.dossiers.screens.framing import form_page
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True)
class DossiersPage:
    """The versions, the newest first."""

    person: PersonHeader
    rows: list[DossierLine]
    may_begin: bool
    title: str = "Dossiers"


@require_safe
def dossiers(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The list."""
    actor = request.actor
    door.look(actor, "dossiers:dossiers", person_id)
    shown = DossiersPage(
        person_header(actor, person_id), queries.dossiers_of(actor, person_id),
        Permission.HEARING_ARRANGE in actor.permissions,
    )  # fmt: skip
    return page(request, "dossiers/dossiers.jinja", shown)


class BeginForm(OnceForm):
    """For what."""

    about = forms.ChoiceField(
        label="For which hearing or decision?", widget=forms.RadioSelect,
        error_messages={"required": "Choose the hearing or the decision"},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks for what; POST puts the papers together."""
    actor = request.actor
    door.look(actor, "dossiers:begin", person_id, Permission.HEARING_ARRANGE)
    form = BeginForm(posted(request), initial={"about": request.GET.get("about", "")})
    matters = queries.matters_of(actor, person_id)
    form.fill("about", [(str(each.about), each.title) for each in matters])
    says = (
        "The papers are read from the record as it is now. Nothing is given to anybody before you make it.",
    )
    if not matters:
        says = (
            "There is nothing to put papers together for: prepare a decision or arrange a hearing first.",
        )
    return form_page(
        request, person_id, form, lambda: commands.assemble(actor, person_id, UUID(form.cleaned_data["about"])),
        title="Put a dossier together", button="Put it together",
        done="The papers are put together. Go through them before you make the dossier.",
        back=reverse("dossiers:dossiers", args=[person_id]), back_text="Dossiers", says=says,
    )  # fmt: skip
