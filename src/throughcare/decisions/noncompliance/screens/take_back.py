"""Screen: take back what was written down by hand in error."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.screens.step import shown, step_page
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import NoteField, VersionedForm


class TakeBackForm(VersionedForm):
    """What was wrong."""

    because = NoteField(
        label="What was wrong?", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what was wrong"},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """GET asks why; POST closes it."""
    actor = request.actor
    failure = shown(request, person_id, failure_id, Permission.EXCUSE_JUDGE)
    form = TakeBackForm(posted(request), initial={"version": failure.version})

    def act() -> str:
        given = form.cleaned_data
        commands.take_back_failure(
            actor, person_id, failure_id, because=given["because"], expected=given["version"]
        )
        return "Taken back. It counts for nothing"

    return step_page(
        request, person_id, failure, form, act, title="Take back what was recorded in error", button="Take it back",
        lead="It stays in the history as a mistake, and counts for nothing.",
    )  # fmt: skip
