"""Screen: withdraw a warning."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands, queries
from throughcare.decisions.noncompliance.queries import ResponseShown
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


class WithdrawForm(VersionedForm):
    """Why, in words that the person reads."""

    because = NoteField(
        label="Why is it withdrawn?", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The person reads this in the letter.",
        error_messages={"required": "Say why, in words the person can read"},
    )  # fmt: skip


@dataclass(frozen=True)
class WithdrawPage:
    """The warning, and the form."""

    person: PersonHeader
    warning: ResponseShown
    form: WithdrawForm
    title: str = "Withdraw a warning"


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActingRequest, person_id: UUID, response_id: UUID) -> HttpResponse:
    """GET shows the warning; POST withdraws it."""
    actor = request.actor
    door.look(actor, "noncompliance:compliance", person_id, Permission.RESPONSE_DECIDE)
    warnings = queries.compliance_of(actor, person_id).warnings
    warning = next((each for each in warnings if each.id == response_id), None)
    if warning is None:
        raise NotThere(Permission.WARNING_WITHDRAW, person_id, "R1 no such warning")
    form = WithdrawForm(posted(request), initial={"version": warning.version})

    def act() -> str:
        given = form.cleaned_data
        letter = commands.withdraw_warning(
            actor, person_id, response_id, because=given["because"], expected=given["version"]
        )
        told = (
            "A letter that says so is made: send it"
            if letter
            else "No letter was made: tell the person yourself"
        )
        messages.success(request, f"The warning is withdrawn and no longer counts. {told}")
        return reverse("noncompliance:compliance", args=[person_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = WithdrawPage(person_header(actor, person_id), warning, form)
    return page(request, "noncompliance/withdraw.jinja", content, status=status_of(form))
