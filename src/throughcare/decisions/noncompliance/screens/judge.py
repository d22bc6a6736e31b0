"""Screen: judge the excuse. The officer's own judgment, with reasons."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.drafts import JudgmentDraft
from throughcare.decisions.noncompliance.screens.step import shown, step_page
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import Code, CodeField, NoteField, VersionedForm

ANSWERS = (
    Code("yes", "Yes, it is reasonable", "Nothing follows, and it does not count."),
    Code("no", "No, it is not", "It counts as a failure to comply. What follows is decided next."),
)


class JudgeForm(VersionedForm):
    """Yes or no, and why."""

    reasonable = CodeField(label="Is the excuse reasonable?", codes=ANSWERS)
    reasons = NoteField(
        label="Why?", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="The person reads this if a warning follows. Write facts, in plain words.",
        error_messages={"required": "Say why"},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """GET shows what was said; POST judges it."""
    actor = request.actor
    failure = shown(request, person_id, failure_id, Permission.EXCUSE_JUDGE)
    form = JudgeForm(posted(request), initial={"version": failure.version})

    def act() -> str:
        given = form.cleaned_data
        draft = JudgmentDraft(reasonable=given["reasonable"] == "yes", reasons=given["reasons"])
        commands.judge(actor, person_id, failure_id, draft, expected=given["version"])
        return (
            "Judged as reasonable. Nothing follows" if draft.reasonable else "Judged. Now decide what follows"
        )

    return step_page(
        request, person_id, failure, form, act, title="Judge the reason given", button="Save the judgment",
        lead=failure.excuse or "The person has said nothing that is written down here.",
    )  # fmt: skip
