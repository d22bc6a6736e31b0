"""Screen: write down what the person said, in their words."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.screens.step import shown, step_page
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import DateField, NoteField, VersionedForm


class SaidForm(VersionedForm):
    """What, and when."""

    excuse = NoteField(
        label="What did the person say?", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="In their own words. If you gave a warning, the letter would quote this.",
        error_messages={"required": "Write down what the person said"},
    )  # fmt: skip
    heard_on = DateField(label="When did they say it?", named="The day")


@require_http_methods(["GET", "HEAD", "POST"])
def hear(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """GET shows the form; POST writes it down."""
    actor = request.actor
    failure = shown(request, person_id, failure_id, Permission.EXCUSE_JUDGE)
    first = {
        "version": failure.version, "excuse": failure.excuse,
        "heard_on": failure.heard_on or clock.today(actor.zone),
    }  # fmt: skip
    form = SaidForm(posted(request), initial=first)

    def act() -> str:
        given = form.cleaned_data
        commands.hear_excuse(
            actor, person_id, failure_id, excuse=given["excuse"], heard_on=given["heard_on"],
            expected=given["version"],
        )  # fmt: skip
        return "Written down. Now judge it"

    return step_page(
        request, person_id, failure, form, act, title="What the person said", button="Save",
        lead="Hearing comes before judging: this page does not judge.",
    )  # fmt: skip
