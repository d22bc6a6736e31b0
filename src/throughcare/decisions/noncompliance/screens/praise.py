"""Screen: record praise. What goes well is on the record too."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import DateField, NoteField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


class PraiseForm(OnceForm):
    """What for, and when."""

    reasons = NoteField(
        label="What went well?", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what went well"},
    )  # fmt: skip
    given_on = DateField(label="When did you tell the person?", named="The day")


@dataclass(frozen=True)
class PraisePage:
    """The form."""

    person: PersonHeader
    form: PraiseForm
    title: str = "Record praise"


@require_http_methods(["GET", "HEAD", "POST"])
def praise(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET shows the form; POST records the praise."""
    actor = request.actor
    door.look(actor, "noncompliance:compliance", person_id, Permission.RESPONSE_DECIDE)
    form = PraiseForm(posted(request), initial={"given_on": clock.today(actor.zone)})

    def act() -> str:
        given = form.cleaned_data
        commands.praise(actor, person_id, reasons=given["reasons"], given_on=given["given_on"])
        messages.success(request, "Praise recorded")
        return reverse("noncompliance:compliance", args=[person_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = PraisePage(person_header(actor, person_id), form)
    return page(request, "noncompliance/praise.jinja", content, status=status_of(form))
