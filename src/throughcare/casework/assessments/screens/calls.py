"""Screen: what happened that calls for an assessment; begin one, or say why none is made."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.assessments import commands, queries
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True)
class CallPage:
    """One call for an assessment."""

    person: PersonHeader
    call: queries.Call
    form: VersionedForm
    title: str = "An assessment is called for"


class DeclineForm(VersionedForm):
    """Why none is made."""

    why = NoteField(
        label="Why is no assessment made?",
        help_text="Whoever reads the record later sees this beside what happened.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def called_for(request: ActingRequest, person_id: UUID, call_id: UUID) -> HttpResponse:
    """GET shows what happened and both ways to answer; POST keeps why none is made."""
    actor = request.actor
    door.look(actor, "assessments:called_for", person_id, Permission.ASSESSMENT_WRITE)
    call = queries.call_of(actor, person_id, call_id)
    form = DeclineForm(posted(request), initial={"version": call.version})

    def act() -> str:
        commands.decline_call(
            actor, person_id, call_id, why=form.cleaned_data["why"], expected=form.cleaned_data["version"]
        )
        messages.success(request, "It is written down why no assessment is made.")
        return reverse("assessments:assessments", args=[person_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    shown = CallPage(person_header(actor, person_id), call, form)
    return page(request, "assessments/called_for.jinja", shown, status=status_of(form))
